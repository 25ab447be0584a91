package dev.jvitals.threads;

import org.jspecify.annotations.Nullable;

/**
 * One frame of a thread's stack.
 *
 * @param className the class, binary name as the dump has it, without module or loader
 * @param method the method's name
 * @param file the source file, null where unknown or native
 * @param line the line, {@link #NATIVE} for a native method, {@link #UNKNOWN} where the dump has none
 */
public record StackFrame(
        String className, String method, @Nullable String file, int line) {
    public static final int UNKNOWN = -1;
    public static final int NATIVE = -2;

    /** {@code class.method}, the form that signatures are written in. */
    public String qualifiedMethod() {
        return className + '.' + method;
    }
}
