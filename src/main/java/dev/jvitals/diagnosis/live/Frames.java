package dev.jvitals.diagnosis.live;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.stream.Collectors;

/** Stacks in words. */
final class Frames {
    private Frames() {}

    /** The topmost frames, the top first. */
    static String top(ThreadEntry thread, int count) {
        return thread.frames().stream()
                .limit(count)
                .map(StackFrame::qualifiedMethod)
                .collect(Collectors.joining(" < "));
    }

    /** The topmost frame that is not the JDK's, else the topmost, else nothing. */
    static String own(ThreadEntry thread) {
        return thread.frames().stream()
                .filter(frame -> !isJdk(frame))
                .findFirst()
                .or(() -> thread.frames().stream().findFirst())
                .map(StackFrame::qualifiedMethod)
                .orElse("");
    }

    static boolean isJdk(StackFrame frame) {
        return CodeOrigin.isJdk(frame.className());
    }
}
