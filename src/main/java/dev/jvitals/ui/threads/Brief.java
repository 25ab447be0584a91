package dev.jvitals.ui.threads;

import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.LockNode;
import org.jspecify.annotations.Nullable;

/** Names without their packages, for narrow columns; the whole name belongs into the tooltip. */
final class Brief {
    private Brief() {}

    /** {@code AuditLog.write}; empty for no frame. */
    static String frame(@Nullable StackFrame frame) {
        return frame == null ? "" : type(frame.className()) + '.' + frame.method();
    }

    /** {@code ReentrantLock$NonfairSync}. */
    static String type(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** The lock's class without package, its id where no class is known; empty for no lock. */
    static String lock(@Nullable LockNode lock) {
        return lock == null ? "" : lock.className().isEmpty() ? lock.id() : type(lock.className());
    }
}
