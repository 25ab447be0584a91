package dev.jvitals.session.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts of this very program, each from exec until it has shown something. Not for concurrent use. */
final class Starts {
    private static final long LIMIT_SECONDS = 60;

    private final List<String> windowOptions;
    private final List<String> listOptions;
    private final List<Long> windowMillis = new ArrayList<>();
    private final List<Long> windowMillisWithoutCache = new ArrayList<>();
    private final List<Long> listMillis = new ArrayList<>();

    /**
     * Starts to come.
     *
     * @param windowOptions for the JVM of a window, which says when it is filled
     * @param listOptions for the JVM of {@code jvitals ps}
     */
    Starts(List<String> windowOptions, List<String> listOptions) {
        this.windowOptions = windowOptions;
        this.listOptions = listOptions;
    }

    /** Starts the window with and without its start cache, in turns, and the list, each so often. */
    void measure(int times, Consumer<String> progress) throws InterruptedException {
        for (int i = 1; i <= times; i++) {
            progress.accept("start of the window, " + i + " of " + times);
            windowMillis.add(startWindow(OwnCommand.of(windowOptions, List.of())));
            progress.accept("the same without its start cache, " + i + " of " + times);
            windowMillisWithoutCache.add(startWindow(withoutCache(OwnCommand.of(windowOptions, List.of()))));
        }
        for (int i = 1; i <= times; i++) {
            progress.accept("jvitals ps, " + i + " of " + times);
            listMillis.add(startList());
        }
    }

    List<Long> windowMillis() {
        return windowMillis;
    }

    List<Long> windowMillisWithoutCache() {
        return windowMillisWithoutCache;
    }

    List<Long> listMillis() {
        return listMillis;
    }

    /**
     * Leaves the classes that every JDK brings with it, which any other program starts with too; a runtime that was made for
     * the program has none of its own. The JVM reads this variable after its command line.
     */
    static ProcessBuilder withoutCache(ProcessBuilder builder) {
        Path ofJdk = Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");
        builder.environment()
                .put("_JAVA_OPTIONS", Files.isReadable(ofJdk) ? "-XX:AOTCache=" + ofJdk : "-XX:AOTMode=off");
        return builder;
    }

    private static long startWindow(ProcessBuilder builder) throws InterruptedException {
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                String millis = out.lines()
                        .filter(line -> line.startsWith("filled-window-millis "))
                        .map(line -> line.substring(line.indexOf(' ') + 1))
                        .findFirst()
                        .orElseThrow(() -> BenchProcess.failed("the window did not come"));
                return Long.parseLong(millis);
            } finally {
                endInTime(process);
            }
        } catch (IOException e) {
            throw cannotStart(e);
        }
    }

    private long startList() throws InterruptedException {
        ProcessBuilder builder = OwnCommand.of(listOptions, List.of("ps"))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            long began = System.nanoTime();
            endInTime(builder.start());
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        } catch (IOException e) {
            throw cannotStart(e);
        }
    }

    private static void endInTime(Process process) throws InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static RuntimeException cannotStart(IOException e) {
        return BenchProcess.failed("the program cannot be started: " + e.getMessage());
    }
}
