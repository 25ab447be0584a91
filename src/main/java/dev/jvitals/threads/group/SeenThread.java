package dev.jvitals.threads.group;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.Signature;
import dev.jvitals.threads.signature.WaitingFrames;

/** One thread of one dump with what its stack, state and locks tell. Compared by identity. */
public final class SeenThread {
    private final ThreadEntry thread;
    private final StackFacts stack;
    private final Activity activity;
    private final Names names;

    /** A name without its last number, and without any. */
    record Names(String pattern, String family) {}

    private SeenThread(ThreadEntry thread, StackFacts stack, Activity activity, Names names) {
        this.thread = thread;
        this.stack = stack;
        this.activity = activity;
        this.names = names;
    }

    /** As the dump has it. */
    public ThreadEntry thread() {
        return thread;
    }

    /** The facts of its stack. */
    public StackFacts stack() {
        return stack;
    }

    /** What it does. */
    public Activity activity() {
        return activity;
    }

    static SeenThread of(ThreadEntry thread, Stacks stacks) {
        StackFacts stack = stacks.of(thread.frames());
        return new SeenThread(thread, stack, activityOf(thread, stack), stacks.namesOf(thread.name()));
    }

    /** The thread's name. */
    public String name() {
        return thread.name();
    }

    /** The name without its counter, see {@link NamePattern#of}. */
    public String namePattern() {
        return names.pattern();
    }

    /** The name without any number, see {@link NamePattern#withoutNumbers}. */
    public String nameFamily() {
        return names.family();
    }

    /** What the thread is known as, such as {@code Tomcat workers}; the activity in words where nothing fits. */
    public String label() {
        Signature signature = stack.signature();
        return signature != null && signature.activity() == activity ? signature.label() : activity.words();
    }

    @Override
    public String toString() {
        return '"' + name() + '"';
    }

    private static Activity activityOf(ThreadEntry thread, StackFacts stack) {
        if (thread.frames().isEmpty()) {
            return withoutFrames(thread);
        }
        if (thread.state() == Thread.State.BLOCKED || wantsOwnableLock(thread)) {
            return Activity.WAITS_FOR_LOCK;
        }
        Signature signature = stack.signature();
        if (signature != null && (isWaiting(thread) || waitsWhileRunnable(signature.activity()))) {
            return signature.activity();
        }
        if (WaitingFrames.sleeps(thread.frames())) {
            return Activity.SLEEPS;
        }
        return isWaiting(thread) ? Activity.WAITS : Activity.RUNS;
    }

    private static Activity withoutFrames(ThreadEntry thread) {
        if (thread.virtual() && thread.state() == null) {
            return Activity.WAITS;
        }
        if (thread.state() == null || (thread.state() == Thread.State.RUNNABLE && !thread.virtual())) {
            return Activity.JVM;
        }
        return switch (thread.state()) {
            case BLOCKED -> Activity.WAITS_FOR_LOCK;
            case WAITING, TIMED_WAITING -> Activity.WAITS;
            case NEW, RUNNABLE, TERMINATED -> Activity.RUNS;
        };
    }

    /** The JVM calls a thread RUNNABLE while the kernel keeps it waiting. */
    private static boolean waitsWhileRunnable(Activity activity) {
        return activity == Activity.WAITS_FOR_IO || activity == Activity.IDLE;
    }

    /** Formats without states tell by the top frame. */
    private static boolean isWaiting(ThreadEntry thread) {
        Thread.State state = thread.state();
        return state == null
                ? WaitingFrames.parksOrWaits(thread.frames())
                : state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private static boolean wantsOwnableLock(ThreadEntry thread) {
        if (!isWaiting(thread)) {
            return false;
        }
        for (LockUse use : thread.locks()) {
            if (use.kind() == LockUse.Kind.PARKING && LockGraph.isOwnable(use.className())) {
                return true;
            }
        }
        return false;
    }
}
