package dev.jvitals.threads.read;

import dev.jvitals.threads.StackFrame;
import org.jspecify.annotations.Nullable;

/**
 * Takes a frame's text apart, in all the ways that module and loader are written: {@code a.B.c(B.java:7)}, {@code
 * a.B.c(java.base@17.0.15/B.java:7)}, {@code java.base@17.0.15/a.B.c(B.java:7)}, {@code app//a.B.c(B.java:7)}, and hidden
 * classes such as {@code a.B$$Lambda/0x0000000082003258.run(Unknown Source)}.
 */
final class FrameText {
    private FrameText() {}

    /** The frame that the text (without {@code at}) shows; what has no parenthesis becomes a method without source. */
    static StackFrame parse(String text) {
        int open = text.indexOf('(');
        String path = open < 0 ? text : text.substring(0, open);
        String source = open < 0 ? "" : text.substring(open + 1, closing(text, open));
        int dot = path.lastIndexOf('.');
        String className = dot < 0 ? "" : path.substring(0, dot);
        return frame(withoutModule(className), path.substring(dot + 1), source);
    }

    private static int closing(String text, int open) {
        int close = text.lastIndexOf(')');
        return close > open ? close : text.length();
    }

    /** Cuts {@code loader/module@version/} off; a slash after {@code $$Lambda} belongs to a hidden class's name. */
    private static String withoutModule(String className) {
        int lambda = className.indexOf("$$");
        int hidden = className.indexOf("/0x");
        int limit = lambda >= 0 ? lambda : hidden >= 0 ? hidden : className.length();
        int slash = className.lastIndexOf('/', limit - 1);
        return slash < 0 ? className : className.substring(slash + 1);
    }

    private static StackFrame frame(String className, String method, String source) {
        String place = source.substring(source.lastIndexOf('/') + 1);
        if (place.equals("Native Method")) {
            return new StackFrame(className, method, null, StackFrame.NATIVE);
        }
        int colon = place.lastIndexOf(':');
        int line = colon < 0 ? StackFrame.UNKNOWN : lineNumber(place, colon + 1);
        String file = line == StackFrame.UNKNOWN ? place : place.substring(0, colon);
        return new StackFrame(className, method, known(file), line);
    }

    private static @Nullable String known(String file) {
        return file.isEmpty() || file.equals("Unknown Source") || file.equals("Redefined") ? null : file;
    }

    private static int lineNumber(String text, int from) {
        int value = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit < 0 || value > 100_000_000) {
                return StackFrame.UNKNOWN;
            }
            value = value * 10 + digit;
        }
        return from == text.length() ? StackFrame.UNKNOWN : value;
    }
}
