package dev.jvitals.session.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * What some work in this process took.
 *
 * @param what the work, in words
 * @param wall time on the clock, which other programs on the machine make longer
 * @param cpu processor time of this whole process meanwhile, the compiler's and the collector's too
 */
public record Spent(String what, Duration wall, Duration cpu) {
    /** The work's result and what it took. */
    record Timed<T>(T result, Spent spent) {}

    static <T> Timed<T> on(String what, Supplier<T> work) {
        long wall = System.nanoTime();
        long cpu = processCpuNanos();
        T result = work.get();
        Duration cpuTime = Duration.ofNanos(processCpuNanos() - cpu);
        return new Timed<>(result, new Spent(what, Duration.ofNanos(System.nanoTime() - wall), cpuTime));
    }

    private static long processCpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
