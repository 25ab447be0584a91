package dev.jvitals.heap.survey;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Printable;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.model.HeapFrame;
import dev.jvitals.heap.model.HeapThread;
import dev.jvitals.heap.paths.ReferenceNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The threads of the dump with what they hold. Any thread. */
public final class ThreadSurvey {
    /**
     * A thread.
     *
     * @param object the thread object with its retained size
     * @param name its name
     * @param frames how deep its stack is
     */
    public record ThreadRow(ObjectRef object, String name, int frames) {}

    /**
     * A frame of a stack.
     *
     * @param text as a stack trace has it
     * @param locals what its locals and operands refer to
     */
    public record FrameRow(String text, List<ObjectRef> locals) {
        public FrameRow {
            locals = List.copyOf(locals);
        }
    }

    private final Heap heap;
    private final Describer describer;
    private final ThreadLocals locals;

    public ThreadSurvey(Heap heap) {
        this.heap = heap;
        this.describer = new Describer(heap);
        this.locals = new ThreadLocals(heap);
    }

    /** All threads, those that retain the most first. */
    public List<ThreadRow> threads(Cancellation cancellation) {
        List<ThreadRow> rows = new ArrayList<>();
        for (HeapThread thread : heap.threads()) {
            cancellation.check();
            rows.add(new ThreadRow(
                    describer.of(thread.objectId()),
                    Printable.line(thread.name()),
                    thread.frames().size()));
        }
        rows.sort(Comparator.comparingLong((ThreadRow row) -> row.object().retainedBytes())
                .reversed()
                .thenComparing(ThreadRow::name));
        return rows;
    }

    /** A thread's stack, innermost first; locals that the file gives no frame for come last. */
    public List<FrameRow> stack(long thread) {
        List<FrameRow> rows = new ArrayList<>();
        for (HeapThread each : heap.threads()) {
            if (each.objectId() == thread) {
                for (HeapFrame frame : each.frames()) {
                    rows.add(new FrameRow(Printable.line(ReferenceNames.text(frame)), refs(frame.locals())));
                }
                if (!each.otherLocals().isEmpty()) {
                    rows.add(new FrameRow("(native or unknown frames)", refs(each.otherLocals())));
                }
            }
        }
        return rows;
    }

    /** What the thread keeps in thread locals, the largest first. */
    public List<ThreadLocals.Entry> threadLocals(long thread) {
        return locals.of(thread);
    }

    private List<ObjectRef> refs(List<Long> ids) {
        return ids.stream().distinct().map(describer::of).toList();
    }
}
