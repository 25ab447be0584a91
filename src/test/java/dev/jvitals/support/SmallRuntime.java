package dev.jvitals.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Runtimes with few modules, as container images have them; each is made once by the JDK 17's jlink. */
public final class SmallRuntime {
    private static final Map<String, Path> MADE = new ConcurrentHashMap<>();

    private SmallRuntime() {}

    /** The {@code java} of a runtime with these modules and what they require. */
    public static Path java(String modules) {
        return MADE.computeIfAbsent(modules, SmallRuntime::link).resolve("bin/java");
    }

    private static Path link(String modules) {
        try {
            Path folder = Files.createTempDirectory("jvitals-runtime");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            Path home = folder.resolve("home");
            Process jlink = new ProcessBuilder(
                            Jdks.home(17).resolve("bin/jlink").toString(),
                            "--add-modules",
                            modules,
                            "--output",
                            home.toString())
                    .inheritIO()
                    .start();
            if (jlink.waitFor() != 0) {
                throw new AssertionError("jlink failed");
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
