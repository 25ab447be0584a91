package dev.jvitals.threads.signature;

import dev.jvitals.threads.StackFrame;
import java.util.List;

/**
 * A frame as patterns name it.
 *
 * @param className the class, or its beginning where {@code classIsPrefix}
 * @param classIsPrefix whether any class that begins so is meant
 * @param methods the methods meant; empty for any
 */
public record FrameName(String className, boolean classIsPrefix, List<String> methods) {

    /** {@code a.b.C.method}, {@code a.b.C.one|two}, {@code a.b.C.*} (any method) or {@code a.b.*} (any class). */
    public static FrameName parse(String text) {
        int dot = text.lastIndexOf('.');
        String owner = text.substring(0, dot);
        String last = text.substring(dot + 1);
        if (!last.equals("*")) {
            return new FrameName(owner, false, List.of(last.split("\\|")));
        }
        boolean endsInPackage = Character.isLowerCase(owner.charAt(owner.lastIndexOf('.') + 1));
        return endsInPackage ? new FrameName(owner + '.', true, List.of()) : new FrameName(owner, false, List.of());
    }

    /** Whether the frame is meant. */
    public boolean matches(StackFrame frame) {
        boolean sameClass = classIsPrefix
                ? frame.className().startsWith(className)
                : frame.className().equals(className);
        return sameClass && (methods.isEmpty() || methods.contains(frame.method()));
    }
}
