package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.Snapshots.BusyThread;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each thread of a process has had of the processors and stood in the queue for, at one moment. Source: the kernel's
 * {@code schedstat} (Documentation/scheduler/sched-stats); empty on other systems. Costs some 20 µs a thread.
 */
record ThreadClocks(long atNanos, Map<Long, long[]> byNativeId) {
    /** Threads that want less are not worth naming. */
    private static final double NAMED_CORES = 0.5;

    static ThreadClocks of(long pid) {
        Map<Long, long[]> clocks = new HashMap<>();
        String[] tasks = new File("/proc/" + pid + "/task").list();
        boolean contained = isContained(pid);
        for (String task : tasks == null ? new String[0] : tasks) {
            read(pid, task)
                    .ifPresent(clock -> clocks.put(contained ? idInside(pid, task) : Long.parseLong(task), clock));
        }
        return new ThreadClocks(System.nanoTime(), clocks);
    }

    /** Whether the process counts its threads in a namespace of its own, as in a container. */
    private static boolean isContained(long pid) {
        try {
            return ProcessIdentity.read(pid).inOtherNamespace();
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    /** The thread's id as its own JVM knows it and prints it in dumps. */
    private static long idInside(long pid, String task) {
        try {
            return idInside(
                    Files.readString(Path.of("/proc/" + pid + "/task/" + task + "/status")), Long.parseLong(task));
        } catch (IOException e) {
            return Long.parseLong(task);
        }
    }

    /** The line {@code NSpid} tells the ids from the outermost namespace to the innermost; see proc_pid_status(5). */
    static long idInside(String status, long outside) {
        return status.lines()
                .filter(line -> line.startsWith("NSpid:"))
                .map(line -> line.substring(line.lastIndexOf('\t') + 1).strip())
                .filter(id -> id.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .findFirst()
                .orElse(outside);
    }

    private static Optional<long[]> read(long pid, String task) {
        try {
            String[] words = Files.readString(Path.of("/proc/" + pid + "/task/" + task + "/schedstat"))
                    .split(" ");
            return Optional.of(new long[] {Long.parseLong(words[0]), Long.parseLong(words[1])});
        } catch (IOException e) {
            return Optional.empty(); // This thread has ended meanwhile.
        }
    }

    double secondsSince(ThreadClocks earlier) {
        return (atNanos - earlier.atNanos) / 1e9;
    }

    /** The threads that wanted much of a core since then, the greediest first. */
    List<BusyThread> busySince(ThreadClocks earlier) {
        double nanos = Math.max(1, atNanos - earlier.atNanos);
        List<BusyThread> busy = new ArrayList<>();
        byNativeId.forEach((id, now) -> {
            long[] before = earlier.byNativeId.get(id);
            if (before != null) {
                double got = (now[0] - before[0]) / nanos;
                double wanted = got + (now[1] - before[1]) / nanos;
                if (wanted >= NAMED_CORES) {
                    busy.add(new BusyThread(id, got, wanted, nanos / 1e9));
                }
            }
        });
        busy.sort(Comparator.comparingDouble(BusyThread::wantedCores).reversed());
        return busy;
    }
}
