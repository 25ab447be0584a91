package dev.jvitals.session.bench;

import dev.jvitals.base.Failure;
import dev.jvitals.target.os.ProcFile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A command of JVitals run as a process of its own, as a user runs it.
 *
 * @param wall from before its start until after its end
 * @param cpu what it used of the processors, as the kernel counted it
 * @param peakResidentBytes the most memory that it had resident, -1 on other systems than Linux
 */
public record ChildRun(Duration wall, Duration cpu, long peakResidentBytes) {
    private static final long LOOK_MILLIS = 10;

    /** Runs it as this program was started, launcher and start cache included, with the heap bounded; waits for its end. */
    static ChildRun of(String maxHeap, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = OwnCommand.of(List.of("-Xmx" + maxHeap), arguments)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        long started = System.nanoTime();
        Process process = builder.start();
        long peak = -1;
        long cpu = 0;
        ProcFile file = new ProcFile();
        do {
            ProcFile status = file.readOrNull("/proc/" + process.pid() + "/status");
            peak = status == null ? peak : Math.max(peak, status.number("VmHWM:", -1) * 1024);
            cpu = process.info().totalCpuDuration().map(Duration::toNanos).orElse(cpu);
        } while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        long wall = System.nanoTime() - started;
        if (process.exitValue() != 0) {
            throw new Failure(Failure.Kind.MACHINE, "the measured command ended with status " + process.exitValue());
        }
        return new ChildRun(Duration.ofNanos(wall), Duration.ofNanos(cpu), peak);
    }
}
