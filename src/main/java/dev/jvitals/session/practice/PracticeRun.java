package dev.jvitals.session.practice;

import dev.jvitals.base.Failure;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A practice incident that runs in a JVM of its own. It ends by itself after its bound, when it is closed, and when this
 * process ends in whatever way: its standard input is a pipe from here, and it halts when that ends.
 */
public final class PracticeRun implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.jvitals.demo.Practice";
    /** How long after its bound a JVM that cannot end itself (out of memory, stopped) is killed. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;

    private PracticeRun(Process process, Duration bound) {
        this.process = process;
        Thread.ofPlatform().name("practice-bound").daemon().start(() -> killAfter(bound.plus(GRACE)));
    }

    /** Starts it. Returns at once; the incident needs up to half a minute to show. */
    public static PracticeRun start(Incident incident, PracticeOptions options) {
        ProcessBuilder builder = new ProcessBuilder(command(incident, options)).redirectErrorStream(true);
        try {
            return new PracticeRun(builder.start(), options.bound());
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "the practice incident did not start: " + e.getMessage(), e);
        }
    }

    private static List<String> command(Incident incident, PracticeOptions options) {
        Path home = options.javaHome();
        List<String> command = new ArrayList<>();
        command.add((home == null ? PracticeLibrary.nearestJava() : PracticeLibrary.javaOf(home)).toString());
        command.addAll(incident.jvmOptions());
        if (options.collector() != null) {
            command.removeIf(option -> option.matches("-XX:\\+Use\\w+GC"));
            command.add(options.collector().flag());
        }
        // A crash of a sick JVM must not litter the folder the user happens to be in.
        command.add("-XX:ErrorFile=" + System.getProperty("java.io.tmpdir") + File.separator + "hs_err_pid%p.log");
        command.addAll(List.of("-cp", PracticeLibrary.classPath(), MAIN_CLASS, incident.id()));
        command.add(Long.toString(options.bound().toSeconds()));
        if (options.healthy()) {
            command.add("healthy");
        }
        return command;
    }

    /** The process id of the sick JVM. */
    public long pid() {
        return process.pid();
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

    /** Ends it now, and the processes that it started. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
