package dev.jvitals.support;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** Heap dumps of real JVMs with known content, {@code src/test/resources/children/Leaks.java}; each is made once. */
public final class LeakyDump {
    private static final Path FOLDER = compile();
    private static final Map<String, Path> DUMPS = new ConcurrentHashMap<>();

    private LeakyDump() {}

    /** A JVM of that release with a thread-local leak, a growing map, open class loaders, direct buffers, copied strings. */
    public static Path filled(int feature) {
        return DUMPS.computeIfAbsent("filled" + feature, name -> dump(feature, name, "filled"));
    }

    /** The same kinds of leak, the content one or two fields below what holds it. */
    public static Path wrapped(int feature) {
        return DUMPS.computeIfAbsent("wrapped" + feature, name -> dump(feature, name, "wrapped"));
    }

    /** A JVM of that release that has just started. */
    public static Path idle(int feature) {
        return DUMPS.computeIfAbsent("idle" + feature, name -> dump(feature, name));
    }

    public static Heap open(Path dump) {
        return HeapDump.open(dump, OpenOptions.DEFAULT, Progress.NONE, new Cancellation());
    }

    private static Path compile() {
        try (InputStream source = LeakyDump.class.getResourceAsStream("/children/Leaks.java")) {
            Path folder = Files.createTempDirectory("jvitals-leaks");
            Path file = folder.resolve("Leaks.java");
            Files.write(file, source.readAllBytes());
            int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "--release", "17", "-d", folder.toString(), file.toString());
            if (status != 0) {
                throw new AssertionError("Leaks.java does not compile");
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path dump(int feature, String name, String... content) {
        Path dump = FOLDER.resolve(name + ".hprof");
        List<String> command = new ArrayList<>(List.of(
                Jdks.home(feature).resolve("bin/java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=20m",
                "-cp",
                FOLDER.toString(),
                "Leaks",
                dump.toString()));
        command.addAll(List.of(content));
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("the JVM to dump did not do it: " + command);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return dump;
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        folder.toFile().delete();
    }
}
