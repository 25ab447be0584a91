package dev.jvitals.session.bench;

import dev.jvitals.session.practice.PracticeLibrary;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that works and counts its operations, as a server under load does. Ends with this process. */
final class BusyJvm implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.jvitals.demo.bench.Busy";

    /** How its workers' names begin. */
    private static final String WORKER = "worker";

    private final Process process;
    private final BufferedReader answers;
    private final OutputStream questions;

    private BusyJvm(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.getOutputStream();
    }

    /** Starts one with so many workers; none for a JVM that idles. */
    static BusyJvm start(int workers, List<String> jvmOptions) {
        List<String> line = new ArrayList<>();
        line.add(PracticeLibrary.nearestJava().toString());
        line.addAll(jvmOptions);
        line.addAll(List.of("-cp", PracticeLibrary.classPath(), MAIN_CLASS, Integer.toString(workers)));
        try {
            BusyJvm jvm = new BusyJvm(new ProcessBuilder(line)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
            jvm.operations();
            return jvm;
        } catch (IOException e) {
            throw BenchProcess.failed("the program to watch does not run: " + e.getMessage());
        }
    }

    long pid() {
        return process.pid();
    }

    /** Operations since its start. */
    long operations() throws IOException {
        questions.write('\n');
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("it ended");
        }
        return Long.parseLong(answer);
    }

    /**
     * CPU time of all its threads but the workers: collector, compilers, and whoever answers an observer. Source: {@code
     * schedstat} of each thread; those that have ended are left out.
     */
    long cpuNanosBesidesWork() {
        String[] tasks = new File("/proc/" + pid() + "/task").list();
        long nanos = 0;
        for (String task : tasks == null ? new String[0] : tasks) {
            nanos += cpuNanosBesidesWork(Path.of("/proc", Long.toString(pid()), "task", task));
        }
        return nanos;
    }

    private static long cpuNanosBesidesWork(Path thread) {
        try {
            boolean works = Files.readString(thread.resolve("comm")).startsWith(WORKER);
            return works
                    ? 0
                    : Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        } catch (IOException e) {
            return 0; // it has ended meanwhile
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
