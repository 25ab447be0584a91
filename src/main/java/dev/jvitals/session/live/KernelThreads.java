package dev.jvitals.session.live;

import dev.jvitals.target.os.LinuxHost;
import dev.jvitals.target.os.ProcFile;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A process's threads as the kernel numbers them, by the number that the process itself sees: inside a container that is
 * another. Source: {@code NSpid:} in {@code /proc/PID/task/TID/status}, and {@code schedstat} beside it. Costs some 50 µs
 * a thread; empty on other systems than Linux.
 */
record KernelThreads(Map<Long, Task> byInnerId) {
    /** The number on the host, and the CPU time had so far, -1 where unknown. */
    record Task(long hostId, long cpuNanos) {}

    static KernelThreads of(long pid) {
        Map<Long, Task> threads = new HashMap<>();
        String[] tasks = LinuxHost.isHere() ? new File("/proc/" + pid + "/task").list() : null;
        ProcFile file = new ProcFile();
        for (String task : tasks == null ? new String[0] : tasks) {
            String folder = "/proc/" + pid + "/task/" + task;
            long inner = read(file, folder + "/status", KernelThreads::innermost);
            if (inner >= 0) { // else it has ended meanwhile
                long cpuNanos = read(file, folder + "/schedstat", each -> each.nextLong(-1));
                threads.put(inner, new Task(Long.parseLong(task), cpuNanos));
            }
        }
        return new KernelThreads(threads);
    }

    private static long read(ProcFile file, String path, ToLongFunction<ProcFile> value) {
        @Nullable ProcFile there = file.readOrNull(path);
        return there == null ? -1 : value.applyAsLong(there);
    }

    /** The last number is that of the innermost namespace: proc(5). */
    private static long innermost(ProcFile status) {
        if (!status.afterKey("NSpid:")) {
            return status.number("Pid:", -1);
        }
        String numbers = status.restOfLine().strip();
        return Long.parseLong(numbers.substring(lastBlank(numbers) + 1));
    }

    private static int lastBlank(String numbers) {
        return Math.max(numbers.lastIndexOf('\t'), numbers.lastIndexOf(' '));
    }
}
