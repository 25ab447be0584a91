package dev.jvitals.heap.build;

import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.heap.model.HeapFrame;
import dev.jvitals.heap.model.HeapThread;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.DumpInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The threads with their stacks and what each frame holds. Reads names out of the file. */
final class ThreadTable {
    /** Names a thread by its object. */
    interface Names {
        String of(long threadId);
    }

    private ThreadTable() {}

    static List<HeapThread> threads(DumpDirectory directory, RootTable roots, Names names) {
        Map<Long, List<GcRoot>> locals = new HashMap<>();
        for (GcRoot each : roots.roots()) {
            if (each.isStackLocal()) {
                locals.computeIfAbsent(each.threadId(), key -> new ArrayList<>())
                        .add(each);
            }
        }
        List<HeapThread> threads = new ArrayList<>();
        try (DumpInput in = new DumpInput(directory.file(), directory.header().idBytes())) {
            for (int serial : roots.threadSerials()) {
                long id = roots.thread(serial);
                List<GcRoot> own = locals.getOrDefault(id, List.of());
                List<HeapFrame> frames = frames(directory, in, roots.trace(serial), own);
                List<Long> others = own.stream()
                        .filter(local -> local.frame() < 0 || local.frame() >= frames.size())
                        .map(GcRoot::objectId)
                        .toList();
                threads.add(new HeapThread(id, serial, names.of(id), frames, others));
            }
        }
        return threads;
    }

    private static List<HeapFrame> frames(DumpDirectory directory, DumpInput in, int traceSerial, List<GcRoot> locals) {
        List<HeapFrame> frames = new ArrayList<>();
        DumpDirectory.Trace trace = directory.trace(traceSerial);
        List<Long> ids = trace == null ? List.of() : trace.frameIds();
        for (int depth = 0; depth < ids.size(); depth++) {
            int at = depth;
            List<Long> here = locals.stream()
                    .filter(local -> local.frame() == at)
                    .map(GcRoot::objectId)
                    .toList();
            DumpDirectory.Frame frame = directory.frame(ids.get(depth));
            if (frame == null) {
                frames.add(new HeapFrame("?", "?", "", -1, here));
                continue;
            }
            long nameId = directory.classNameIdOfSerial(frame.classSerial());
            frames.add(new HeapFrame(
                    nameId == 0 ? "?" : ClassNames.readable(directory.string(in, nameId)),
                    directory.string(in, frame.methodId()),
                    directory.string(in, frame.sourceId()),
                    frame.line(),
                    here));
        }
        return frames;
    }
}
