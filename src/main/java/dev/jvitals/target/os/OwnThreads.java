package dev.jvitals.target.os;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The threads of a JVM that are none of Java's: no bean lists them, so the system counts more threads than the JVM tells.
 * Source: {@code comm} and {@code schedstat} in {@code /proc/PID/task/TID}, by the names that HotSpot 8 to 26 gives, cut after
 * fifteen letters by the kernel.
 */
public record OwnThreads(Group collector, Group compiler, Group other) {
    private static final System.Logger LOG = System.getLogger(OwnThreads.class.getName());
    private static final Pattern COLLECTOR = Pattern.compile(
            "(GC Thread|ParGC|Gang worker|G1 |Shenandoah|[XZ](Worker|Director|Driver|Stat|Uncommit|Unmap|Runtime)|RuntimeWorker"
                    + "|Concurrent Mark).*");
    private static final Pattern COMPILER = Pattern.compile("(C[12] Compiler|Sweeper thread|JVMCI).*");
    private static final Pattern OTHER = Pattern.compile("VM Thread|VM Periodic Tas.*");

    /** Threads of one purpose, and their processor time since the start. */
    public record Group(int threads, double cpuSeconds) {
        private static final Group NONE = new Group(0, 0);

        private Group with(double seconds) {
            return new Group(threads + 1, cpuSeconds + seconds);
        }
    }

    /** Those of a process now; empty where the system does not tell. Some 40 µs a thread of the process. */
    public static Optional<OwnThreads> of(long pid) {
        File[] tasks = new File("/proc/" + pid + "/task").listFiles();
        if (tasks == null) {
            return Optional.empty();
        }
        OwnThreads all = new OwnThreads(Group.NONE, Group.NONE, Group.NONE);
        for (File task : tasks) {
            try {
                all = all.with(text(task, "comm"), task);
            } catch (IOException ended) {
                LOG.log(System.Logger.Level.TRACE, "a thread ended meanwhile", ended);
            }
        }
        return Optional.of(all);
    }

    private OwnThreads with(String name, File task) throws IOException {
        if (COLLECTOR.matcher(name).matches()) {
            return new OwnThreads(collector.with(cpuSeconds(task)), compiler, other);
        } else if (COMPILER.matcher(name).matches()) {
            return new OwnThreads(collector, compiler.with(cpuSeconds(task)), other);
        } else if (OTHER.matcher(name).matches()) {
            return new OwnThreads(collector, compiler, other.with(cpuSeconds(task)));
        }
        return this;
    }

    private static double cpuSeconds(File task) throws IOException {
        String words = text(task, "schedstat");
        return words.isEmpty() ? 0 : Long.parseLong(words.split(" ")[0]) / 1e9;
    }

    private static String text(File task, String name) throws IOException {
        return Files.readString(Path.of(task.getPath(), name)).strip();
    }
}
