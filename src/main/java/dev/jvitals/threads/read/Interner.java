package dev.jvitals.threads.read;

import dev.jvitals.threads.StackFrame;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One instance of each string, frame and stack for a whole reading, so that memory grows with what is distinct and equal
 * stacks can be told by identity. Safe for many threads; each file's reader goes through its own {@link FileInterner}.
 */
final class Interner {
    private final ConcurrentMap<String, String> strings = new ConcurrentHashMap<>();
    private final ConcurrentMap<StackFrame, StackFrame> frames = new ConcurrentHashMap<>();
    private final ConcurrentMap<List<StackFrame>, List<StackFrame>> stacks = new ConcurrentHashMap<>();

    String string(String text) {
        String known = strings.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    StackFrame frame(StackFrame frame) {
        StackFrame known = frames.putIfAbsent(frame, frame);
        return known == null ? frame : known;
    }

    List<StackFrame> stack(List<StackFrame> stack) {
        List<StackFrame> known = stacks.putIfAbsent(stack, stack);
        return known == null ? stack : known;
    }
}
