package dev.jvitals.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command of JVitals in a JVM of its own, with little memory: for what must not happen to the JVM that tests. */
public final class ChildCommand {
    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    /** How it ended and what it printed. */
    public record Result(int status, String out, String err) {}

    private ChildCommand(List<String> prefix, List<String> options, String... args) {
        try {
            List<String> command = new ArrayList<>(prefix);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of(
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "dev.jvitals.app.Main"));
            command.addAll(List.of(args));
            out = Files.createTempFile("jvitals-out", ".txt");
            err = Files.createTempFile("jvitals-err", ".txt");
            process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the command. */
    public static ChildCommand of(String... args) {
        return new ChildCommand(List.of(), List.of(), args);
    }

    /** Starts it below a shell that has set a limit, such as {@code ulimit -f 64}. */
    public static ChildCommand limited(String limit, String... args) {
        return within(limit + "; exec \"$0\" \"$@\"", args);
    }

    /** Starts it below a shell that runs this script, in which {@code "$0" "$@"} is the command. */
    public static ChildCommand within(String script, String... args) {
        return new ChildCommand(List.of("bash", "-c", script), List.of("-XX:-UsePerfData"), args);
    }

    public long pid() {
        return process.pid();
    }

    /** Kills it with SIGKILL and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        Await.until("the command is gone", () -> !process.isAlive());
    }

    /** Waits until it has said that on standard error. */
    public void awaitError(String words) {
        Await.until("it says " + words, () -> {
            try {
                return text(err).contains(words);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Waits until it has ended. */
    public Result result() {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + LONGEST_SECONDS + " s");
            }
            return new Result(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            out.toFile().delete();
            err.toFile().delete();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
