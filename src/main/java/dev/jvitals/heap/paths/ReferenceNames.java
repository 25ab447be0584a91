package dev.jvitals.heap.paths;

import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.References;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.heap.model.HeapFrame;
import dev.jvitals.heap.model.HeapThread;
import java.util.HashMap;
import java.util.Map;

/** Says how one object refers to another, and why the JVM keeps an object. Reads the dump. Any thread. */
public final class ReferenceNames {
    private final Heap heap;
    private final References references;
    private final Map<Long, HeapThread> threads = new HashMap<>();

    public ReferenceNames(Heap heap) {
        this.heap = heap;
        references = new References(heap);
        heap.threads().forEach(thread -> threads.put(thread.objectId(), thread));
    }

    /** Whether the JVM itself keeps the object. */
    public boolean isRoot(long id) {
        return heap.rootsOf(id).stream().anyMatch(root -> !root.isStackLocal());
    }

    /** Why the JVM keeps the object; only for roots. */
    public RootReason reason(long id) {
        GcRoot first = heap.rootsOf(id).stream()
                .filter(root -> !root.isStackLocal())
                .findFirst()
                .orElseThrow();
        HeapThread thread = threads.get(first.threadId());
        return new RootReason(first.kind(), thread == null ? "" : thread.name(), "");
    }

    /** The field, element or stack frame by which {@code source} holds {@code target}; empty where the file does not say. */
    public String via(long source, long target) {
        String field = references.name(source, target);
        if (!field.isEmpty()) {
            return field;
        }
        HeapThread thread = threads.get(source);
        return thread == null ? "" : frameThatHolds(thread, target);
    }

    private static String frameThatHolds(HeapThread thread, long target) {
        for (HeapFrame frame : thread.frames()) {
            if (frame.locals().contains(target)) {
                return "local of " + text(frame);
            }
        }
        return thread.otherLocals().contains(target) ? "local" : "";
    }

    /** The frame as a stack trace has it. */
    public static String text(HeapFrame frame) {
        String place = switch (frame.line()) {
            case -3 -> "native";
            case -2, -1 -> frame.file();
            default -> frame.file() + ":" + frame.line();
        };
        String method = frame.className() + "." + frame.method();
        return place.isEmpty() ? method : method + " (" + place + ")";
    }
}
