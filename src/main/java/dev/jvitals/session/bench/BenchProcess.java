package dev.jvitals.session.bench;

import dev.jvitals.base.Failure;
import dev.jvitals.target.os.ProcFile;
import dev.jvitals.target.os.ProcStat;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A process that is measured from outside, by the kernel's account of it. Linux. */
final class BenchProcess implements AutoCloseable {
    private static final long KILO = 1024;

    private final Process process;
    private final ProcFile file = new ProcFile();

    BenchProcess(Process process) {
        this.process = process;
    }

    static BenchProcess start(ProcessBuilder builder) {
        try {
            return new BenchProcess(builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw failed("cannot start " + builder.command().getFirst() + ": " + e.getMessage());
        }
    }

    static Failure failed(String sentence) {
        return new Failure(Failure.Kind.MACHINE, sentence);
    }

    long pid() {
        return process.pid();
    }

    /** CPU time since the start, all threads, user and system. */
    long cpuNanos() {
        ProcStat stat = ProcStat.read(file, "/proc/" + pid() + "/stat");
        if (stat == null || stat.isZombie()) {
            throw failed("process " + pid() + " ended while it was measured");
        }
        return stat.cpuNanos();
    }

    /** Resident memory now. */
    long residentBytes() {
        return status("VmRSS:");
    }

    /** The most resident memory that it ever had. */
    long peakResidentBytes() {
        return status("VmHWM:");
    }

    int threads() {
        ProcFile status = file.readOrNull("/proc/" + pid() + "/status");
        return status == null ? 0 : (int) status.number("Threads:", 0);
    }

    /** File handles that are open now, sockets and pipes among them. */
    int openFiles() {
        String[] open = new File("/proc/" + pid() + "/fd").list();
        return open == null ? 0 : open.length;
    }

    private long status(String key) {
        ProcFile status = file.readOrNull("/proc/" + pid() + "/status");
        return status == null ? 0 : status.number(key, 0) * KILO;
    }

    /** Stops it where it stands, so that it takes nothing until {@link #resume}. */
    void suspend() throws InterruptedException {
        signal("STOP");
    }

    void resume() throws InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws InterruptedException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        } catch (IOException e) {
            throw failed("cannot signal process " + pid() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
