package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.signature.CodeOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a stack on the screen: a frame, or what is done with a lock there.
 *
 * @param kind whose frame it is, or that it is no frame
 * @param text for reading, safe to show
 * @param lock the lock's use on a lock line, null on a frame's
 */
record StackLine(Kind kind, String text, @Nullable LockUse lock) {
    /** Whose code a line is; decides its looks. */
    enum Kind {
        OWN,
        LIBRARY,
        JDK,
        LOCK
    }

    /** The thread's stack, top first, lock lines behind the frame that they belong to. Cost: O(frames + locks). */
    static List<StackLine> of(ThreadEntry thread) {
        List<StackLine> lines = new ArrayList<>();
        for (int depth = 0; depth < thread.frames().size(); depth++) {
            lines.add(frame(thread.frames().get(depth)));
            addLocks(thread, depth, lines);
        }
        addLocks(thread, LockUse.NO_FRAME, lines);
        if (thread.frames().isEmpty()) {
            addLocks(thread, 0, lines);
        }
        return lines;
    }

    private static void addLocks(ThreadEntry thread, int depth, List<StackLine> lines) {
        for (LockUse use : thread.locks()) {
            if (use.depth() == depth) {
                lines.add(new StackLine(Kind.LOCK, Printable.line(words(use)), use));
            }
        }
    }

    private static StackLine frame(StackFrame frame) {
        Kind kind = CodeOrigin.isJdk(frame.className())
                ? Kind.JDK
                : CodeOrigin.isOwn(frame.className()) ? Kind.OWN : Kind.LIBRARY;
        return new StackLine(kind, Printable.line(frame.qualifiedMethod() + place(frame)), null);
    }

    private static String place(StackFrame frame) {
        if (frame.line() == StackFrame.NATIVE) {
            return " (native)";
        }
        String file = frame.file() == null ? "" : frame.file();
        String line = frame.line() < 0 ? "" : ":" + frame.line();
        return file.isEmpty() && line.isEmpty() ? "" : " (" + file + line + ")";
    }

    private static String words(LockUse use) {
        String what = switch (use.kind()) {
            case LOCKED -> "holds";
            case GIVEN_UP -> "gave up for the wait";
            case WAITING_TO_LOCK -> "wants";
            case WAITING_ON -> "waits to be notified on";
            case WAITING_TO_RELOCK -> "wants back after the wait";
            case PARKING -> "parked on";
            case OWNS_SYNCHRONIZER -> "holds";
            case WAITING_FOR_CLASS_INIT -> "waits until another thread has initialised";
            case ELIMINATED -> "lock removed by the compiler:";
        };
        String id = use.lockId().isEmpty() || use.lockId().contains("@") ? "" : " <" + use.lockId() + ">";
        String name = use.lockId().contains("@") ? use.lockId() : use.className();
        return what + " " + name + id;
    }

    /** The stack as text to copy. */
    static String text(ThreadEntry thread) {
        StringBuilder text = new StringBuilder("\"" + thread.name() + "\"");
        if (thread.id() >= 0) {
            text.append(" #").append(thread.id());
        }
        if (thread.state() != null) {
            text.append(' ').append(thread.state());
        }
        for (StackLine line : of(thread)) {
            text.append(line.kind() == Kind.LOCK ? "\n\t- " : "\n\tat ").append(line.text());
        }
        return text.append('\n').toString();
    }
}
