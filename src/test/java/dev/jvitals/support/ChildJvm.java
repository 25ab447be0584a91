package dev.jvitals.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/**
 * A real JVM for tests to look at. It runs {@code src/test/resources/children/Child.java}, which does what its arguments
 * say and then prints {@code ready}; it ends when its standard input does, so that none outlives the tests.
 */
public final class ChildJvm implements AutoCloseable {
    private static final String CHILD = "Child";
    private static final Map<String, Path> CLASSES = new ConcurrentHashMap<>();

    private final Process process;
    private final BufferedReader output;

    private ChildJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a child on that JDK and returns once it is ready. */
    public static ChildJvm start(int feature, List<String> options, String... program) {
        List<String> command =
                new ArrayList<>(List.of(Jdks.home(feature).resolve("bin/java").toString()));
        command.addAll(options);
        return start(command, program);
    }

    /** Starts another program of {@code src/test/resources/children}, which says {@code ready} as well. */
    public static ChildJvm start(String name, int feature, List<String> options, String... program) {
        List<String> command =
                new ArrayList<>(List.of(Jdks.home(feature).resolve("bin/java").toString()));
        command.addAll(options);
        return start(name, command, program);
    }

    /** Starts a child by a command line of its own, whose last word is java's last option. */
    public static ChildJvm start(List<String> commandAndOptions, String... program) {
        return start(CHILD, commandAndOptions, program);
    }

    private static ChildJvm start(String name, List<String> commandAndOptions, String... program) {
        List<String> command = new ArrayList<>(commandAndOptions);
        Path classes = CLASSES.computeIfAbsent(name, ChildJvm::compile);
        command.addAll(List.of("-cp", classes.toString(), name));
        command.addAll(List.of(program));
        try {
            ChildJvm child = new ChildJvm(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            child.await("ready");
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The child runs on any JDK; the other programs on 17 and later. */
    private static Path compile(String name) {
        try (InputStream source = ChildJvm.class.getResourceAsStream("/children/" + name + ".java")) {
            Path folder = Files.createTempDirectory("jvitals-child");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(name + ".java");
            Files.write(file, source.readAllBytes());
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(
                            null,
                            null,
                            null,
                            "--release",
                            name.equals(CHILD) ? "8" : "17",
                            "-Xlint:-options",
                            "-d",
                            folder.toString(),
                            file.toString());
            if (status != 0) {
                throw new AssertionError(name + ".java does not compile");
            }
            new ProcessBuilder("chmod", "-R", "a+rX", folder.toString()).start().waitFor();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads the child's output up to a line that begins with {@code word}; returns that line. */
    public String await(String word) {
        try {
            List<String> before = new ArrayList<>();
            String line;
            while ((line = output.readLine()) != null) {
                if (line.startsWith(word)) {
                    return line;
                }
                before.add(line);
            }
            throw new AssertionError("the child ended before it said '" + word + "': " + before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says a line to the child; it answers {@code done LINE}, for which this waits. */
    public void tell(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("done " + line);
    }

    public long pid() {
        return process.pid();
    }

    public Process process() {
        return process;
    }

    /** Sends a signal, for example {@code STOP}. */
    public void signal(String name) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new AssertionError("kill -" + name + " " + pid() + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it has ended by itself. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the child still runs after a minute");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Kills it and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }
}
