package dev.jvitals.session.bench;

import dev.jvitals.session.practice.PracticeLibrary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A JVM that works and counts its operations, as a server under load does. Ends with this process. */
final class BusyJvm implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.jvitals.demo.bench.Busy";

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

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
