package dev.jvitals.session.practice;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.session.practice.PracticeOptions.Collector;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what an incident's JVM needs: the programs' class path, and a Java to run them on. */
public final class PracticeLibrary {
    /** Names the folder where it lies elsewhere than beside the program; tests set it. */
    private static final String PROPERTY = "jvitals.demo.lib";

    private static final String FOLDER = "demo-lib";

    /** What the programs are compiled for. */
    private static final int OLDEST = 17;
    /** {@code openjdk version "17.0.9" 2023-10-17}, and up to Java 8 {@code "1.8.0_392"}. */
    private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?(\\d{1,4})");

    private static final int LONGEST_VERSION_TEXT = 10_000;

    /** A Java starts in a second, on a busy machine in some; one that does not is broken, or no Java. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PracticeLibrary() {}

    /** The class path of an incident's JVM: the compiled programs, then their libraries. */
    public static String classPath() {
        List<Path> looked = candidates();
        for (Path folder : looked) {
            if (Files.isDirectory(folder.resolve("classes"))) {
                return folder.resolve("classes") + File.pathSeparator + folder.resolve("*");
            }
        }
        throw new Failure(Failure.Kind.MACHINE, "the practice incidents are not installed: looked for " + looked);
    }

    /** Beside the program's jar or classes, and in an installed image beside its runtime. */
    private static List<Path> candidates() {
        List<Path> folders = new ArrayList<>();
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            folders.add(Path.of(named).toAbsolutePath());
        }
        CodeSource source = PracticeLibrary.class.getProtectionDomain().getCodeSource();
        if (source != null && "file".equals(source.getLocation().getProtocol())) {
            try {
                folders.add(Path.of(source.getLocation().toURI()).resolveSibling(FOLDER));
            } catch (URISyntaxException e) {
                throw new Failure(Failure.Kind.MACHINE, "the program's own place is unreadable: " + e.getMessage(), e);
            }
        }
        Path runtime = Path.of(System.getProperty("java.home"));
        folders.add(runtime.resolveSibling("app").resolve(FOLDER));
        folders.add(runtime.resolve(FOLDER));
        return folders;
    }

    /** The {@code java} of the home that was asked for, which is run for a moment to learn its version. */
    static Path javaOf(Path home) {
        return javaOf(home, PATIENCE);
    }

    /** The same, waiting so long for its version. */
    static Path javaOf(Path home, Duration patience) {
        Path java = home.resolve("bin").resolve(javaName());
        if (!Files.isExecutable(java)) {
            throw new Failure(Failure.Kind.USAGE, home + " is no Java home: there is no " + java);
        }
        Matcher version = VERSION.matcher(versionText(java, patience));
        if (version.find() && Integer.parseInt(version.group(1)) < OLDEST) {
            throw new Failure(
                    Failure.Kind.USAGE,
                    "the practice incidents need Java " + OLDEST + " or later: " + home + " is Java "
                            + version.group(1));
        }
        return java;
    }

    private static String versionText(Path java, Duration patience) {
        try {
            Process process = new ProcessBuilder(java.toString(), "-version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                if (!endsInTime(process, patience)) {
                    throw new Failure(
                            Failure.Kind.USAGE,
                            java + " did not tell its version within " + Unit.MILLIS.format(patience.toMillis()));
                }
                return new String(
                        out.readNBytes(Math.min(out.available(), LONGEST_VERSION_TEXT)), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.USAGE, java + " cannot be run: " + e.getMessage(), e);
        }
    }

    /** Whether it has ended by itself; what goes on for too long, or for longer than the caller wants to wait, is ended here. */
    private static boolean endsInTime(Process process, Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return false;
    }

    /** Our own runtime where it has a {@code java} (an installed image need not), else JAVA_HOME's, else the path's. */
    public static Path nearestJava() {
        Path own = Path.of(System.getProperty("java.home"), "bin", javaName());
        if (Files.isExecutable(own)) {
            return own;
        }
        String home = System.getenv("JAVA_HOME");
        return home != null ? javaOf(Path.of(home)) : Path.of(javaName());
    }

    /** The collectors that a Java has; its JVM is started for a moment for each. Null is the nearest Java. */
    public static List<Collector> collectorsOf(@Nullable Path home) {
        String java = (home == null ? nearestJava() : javaOf(home)).toString();
        return Arrays.stream(Collector.values())
                .filter(collector -> runs(java, collector.flag(), "-Xmx16m", "-version"))
                .toList();
    }

    private static boolean runs(String... line) {
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return endsInTime(process, PATIENCE) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String javaName() {
        return File.separatorChar == '\\' ? "java.exe" : "java";
    }
}
