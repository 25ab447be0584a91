package dev.jvitals.session.practice;

import dev.jvitals.base.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A practice incident that runs in a JVM of its own. It ends by itself after its bound, when it is closed, and when this
 * process ends in whatever way: its standard input is a pipe from here, and it halts when that ends.
 */
public final class PracticeRun implements AutoCloseable {
    /** How long after its bound a JVM that cannot end itself (out of memory, stopped) is killed. */
    private static final Duration GRACE = Duration.ofSeconds(10);
    /** A killed process is gone within moments; one in an uninterruptible wait is not waited for. */
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Process process;
    private final boolean limited;
    private final CompletableFuture<Void> cleaned;

    private PracticeRun(Process process, boolean limited, Duration bound, Runnable cleaning) {
        this.process = process;
        this.limited = limited;
        cleaned = process.onExit().thenRun(cleaning);
        Thread.ofPlatform().name("practice-bound").daemon().start(() -> killAfter(bound.plus(GRACE)));
    }

    /** Starts it. Returns at once; the incident needs up to half a minute to show. */
    public static PracticeRun start(Incident incident, PracticeOptions options) {
        PracticeCommand command = PracticeCommand.of(incident, options);
        Scratch scratch = Scratch.create();
        ProcessBuilder builder = new ProcessBuilder(command.line())
                .directory(scratch.folder().toFile())
                .redirectErrorStream(true);
        Runnable cleaning = () -> {
            scratch.delete();
            command.memoryLimit().ifPresent(MemoryLimit::close);
        };
        try {
            return new PracticeRun(builder.start(), command.memoryLimit().isPresent(), options.bound(), cleaning);
        } catch (IOException e) {
            cleaning.run();
            throw new Failure(Failure.Kind.MACHINE, "the practice incident did not start: " + e.getMessage(), e);
        }
    }

    /** The process id of the sick JVM. */
    public long pid() {
        return process.pid();
    }

    /** Whether the system limits its memory for the incident's sake; it cannot be killed for it otherwise. */
    public boolean isLimited() {
        return limited;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Hands over each line that the incident prints, until it ends; returns its exit status. Blocks. To be called by one
     * thread, and soon, else the incident stops when the pipe is full.
     */
    public int follow(Consumer<String> line) throws InterruptedException {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String next = lines.readLine(); next != null; next = lines.readLine()) {
                line.accept(next);
            }
        } catch (IOException e) {
            line.accept("(its output ended: " + e.getMessage() + ")");
        }
        return process.waitFor();
    }

    private void killAfter(Duration time) {
        try {
            if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            close();
        }
    }

    /** Ends it now, and the processes that it started; what it left on disk is gone when this returns. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        awaitCleaned();
    }

    /** An interrupt is kept for later: who ends this in a hurry must not leave files and groups behind. */
    private void awaitCleaned() {
        long end = System.nanoTime() + CLOSING.toNanos();
        boolean interrupted = false;
        while (true) {
            try {
                cleaned.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException | TimeoutException e) {
                System.getLogger(PracticeRun.class.getName())
                        .log(System.Logger.Level.WARNING, "practice not cleaned", e);
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
