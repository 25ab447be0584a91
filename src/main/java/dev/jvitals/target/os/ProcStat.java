package dev.jvitals.target.os;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's line about a process, or about one of its threads. Source: proc_pid_stat(5).
 *
 * @param command up to 15 characters of the program's or thread's name
 * @param state the kernel's letter: R running, S sleeping, D in uninterruptible sleep, T stopped, t traced, Z zombie
 * @param parentPid the parent
 * @param minorFaults page faults without reading a disk
 * @param childFaults page faults of children that have ended and were waited for
 * @param majorFaults page faults that read a disk
 * @param userNanos CPU time in user mode
 * @param systemNanos CPU time in the kernel
 * @param threads of the process
 * @param startTicks start after boot in clock ticks; with the pid it names a process for good
 */
public record ProcStat(
        String command,
        char state,
        long parentPid,
        long minorFaults,
        long childFaults,
        long majorFaults,
        long userNanos,
        long systemNanos,
        long threads,
        long startTicks) {

    /** Linux shows clock ticks of 1/100 s to user space on every platform that HotSpot runs on (USER_HZ). */
    static final long TICK_NANOS = 10_000_000;

    /** Reads {@code /proc/PID/stat} or a thread's; null where the process is gone. */
    public static @Nullable ProcStat read(ProcFile file, String path) {
        try {
            return parse(file.read(path));
        } catch (IOException e) {
            return null;
        }
    }

    /** The name may hold anything, blanks and brackets too: it ends at the last closing bracket. */
    private static @Nullable ProcStat parse(ProcFile file) {
        String text = file.text();
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 0 || close < open || !file.afterLast(')')) {
            return null;
        }
        String state = file.nextWord();
        long parent = file.nextLong(0);
        long minor = file.skipWords(5).nextLong(0);
        long ofChildren = file.nextLong(0);
        long major = file.nextLong(0);
        long user = file.skipWords(1).nextLong(0);
        long system = file.nextLong(0);
        long threads = file.skipWords(4).nextLong(0);
        long start = file.skipWords(1).nextLong(0);
        return new ProcStat(
                text.substring(open + 1, close),
                state.isEmpty() ? '?' : state.charAt(0),
                parent,
                minor,
                ofChildren,
                major,
                user * TICK_NANOS,
                system * TICK_NANOS,
                threads,
                start);
    }

    /** Stopped by a signal or a debugger: it will answer nothing until it goes on. */
    public boolean isStopped() {
        return state == 'T' || state == 't';
    }

    /** Dead, and only waited for by its parent. */
    public boolean isZombie() {
        return state == 'Z' || state == 'X';
    }

    /** When it started, from the machine's boot on. */
    public long sinceBootNanos() {
        return startTicks * TICK_NANOS;
    }

    public long cpuNanos() {
        return userNanos + systemNanos;
    }
}
