package dev.jvitals.threads.read;

import dev.jvitals.threads.StackFrame;

/** A javacore's frame: {@code a/B.c(B.java:7(Compiled Code))}, {@code a/B.c(Bytecode PC:29)}. */
final class JavacoreFrame {
    private JavacoreFrame() {}

    static StackFrame parse(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return FrameText.parse(text.replace('/', '.'));
        }
        String source = text.substring(open).replace("(Compiled Code)", "");
        String place = source.startsWith("(Bytecode PC") ? "()" : source;
        return FrameText.parse(text.substring(0, open).replace('/', '.') + place);
    }
}
