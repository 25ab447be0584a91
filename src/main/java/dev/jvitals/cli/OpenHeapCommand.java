package dev.jvitals.cli;

import com.sun.management.OperatingSystemMXBean;
import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals bench open-heap FILE}: what {@code bench heap} runs; builds the index anew and tells each phase. */
@Command(
        name = "open-heap",
        hidden = true,
        description = "Builds a heap dump's index anew and tells what each phase took.")
final class OpenHeapCommand implements Runnable {
    @Parameters(paramLabel = "FILE", description = "A heap dump.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    Path file;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PhaseClock clock = new PhaseClock(out);
        try (Heap heap = HeapDump.open(file, OpenOptions.DEFAULT.withRebuild(true), clock, new Cancellation())) {
            clock.phase("end", 0);
            out.println("objects\t" + heap.objectCount() + "\t" + heap.dominatedCount(Heap.NONE));
        }
        out.flush();
    }

    /** Writes a line for each phase when the next begins: name, wall and CPU seconds. */
    private static final class PhaseClock implements Progress {
        private final PrintWriter out;
        private String name = "start";
        private long wallNanos = System.nanoTime();
        private long cpuNanos;

        PhaseClock(PrintWriter out) {
            this.out = out;
        }

        @Override
        public synchronized void phase(String next, long totalUnits) {
            long wall = System.nanoTime();
            long cpu = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
            out.println(String.format(
                    Locale.ROOT, "phase\t%s\t%.2f\t%.2f", name, (wall - wallNanos) / 1e9, (cpu - cpuNanos) / 1e9));
            name = next;
            wallNanos = wall;
            cpuNanos = cpu;
        }

        @Override
        public void at(long doneUnits) {}
    }
}
