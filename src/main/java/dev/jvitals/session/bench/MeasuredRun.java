package dev.jvitals.session.bench;

import dev.jvitals.target.os.ProcFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that ran to its end, with what it took: CPU from the kernel's account of ended children, so nothing else may run
 * beside it. Linux.
 */
record MeasuredRun(int status, double wallSeconds, double cpuSeconds, long peakResidentBytes, List<String> output) {
    private static final long LOOK_EVERY_MILLIS = 10;
    /** The kernel counts in these (USER_HZ, always 100 in what /proc says). */
    private static final double TICKS_PER_SECOND = 100;
    /** proc(5): cutime and cstime, counted behind the command's closing parenthesis. */
    private static final int CHILD_USER_FIELD = 13;

    static MeasuredRun of(ProcessBuilder builder) throws InterruptedException {
        double cpuBefore = childCpuSeconds();
        long start = System.nanoTime();
        try {
            Process process = builder.redirectErrorStream(true).start();
            List<String> output = new ArrayList<>();
            Thread reader = Thread.ofVirtual()
                    .start(() ->
                            process.inputReader(StandardCharsets.UTF_8).lines().forEach(output::add));
            long peak = 0;
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                ProcFile status = new ProcFile().readOrNull("/proc/" + process.pid() + "/status");
                peak = status == null ? peak : Math.max(peak, status.number("VmHWM:", 0) * 1024);
            }
            double wall = (System.nanoTime() - start) / 1e9;
            reader.join();
            return new MeasuredRun(process.exitValue(), wall, childCpuSeconds() - cpuBefore, peak, output);
        } catch (IOException e) {
            throw BenchProcess.failed("cannot start " + builder.command().getFirst() + ": " + e.getMessage());
        }
    }

    private static double childCpuSeconds() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return (Long.parseLong(fields[CHILD_USER_FIELD]) + Long.parseLong(fields[CHILD_USER_FIELD + 1]))
                    / TICKS_PER_SECOND;
        } catch (IOException e) {
            throw BenchProcess.failed("/proc cannot be read: " + e.getMessage());
        }
    }
}
