package dev.jvitals.target.os;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Facts of this machine that do not change while it runs. */
public final class LinuxHost {
    private static final long NOT_READ = -1;
    private static volatile long bootMillis = NOT_READ;

    private LinuxHost() {}

    /** Whether this machine has Linux's {@code /proc}. */
    public static boolean isHere() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** When the machine booted, since the epoch; to a second, as the kernel tells it. */
    public static long bootMillis() {
        long known = bootMillis;
        if (known == NOT_READ) {
            ProcFile stat = new ProcFile().readOrNull("/proc/stat");
            known = stat == null ? 0 : TimeUnit.SECONDS.toMillis(stat.number("btime ", 0));
            bootMillis = known;
        }
        return known;
    }

    /** When a process started, since the epoch. */
    public static long startMillis(ProcStat stat) {
        return bootMillis() + TimeUnit.NANOSECONDS.toMillis(stat.sinceBootNanos());
    }
}
