package dev.jvitals.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JDKs of this machine that tests run children on. */
public final class Jdks {
    private Jdks() {}

    /** The home of a JDK of that feature release: {@code JAVA_HOME_17}, this one, or a folder of /usr/lib/jvm. */
    public static Path home(int feature) {
        String named = System.getenv("JAVA_HOME_" + feature);
        if (named != null) {
            return Path.of(named);
        } else if (Runtime.version().feature() == feature) {
            return Path.of(System.getProperty("java.home"));
        }
        return installed().stream()
                .filter(home -> isRelease(home, feature))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "No JDK " + feature + " in /usr/lib/jvm; install one or set JAVA_HOME_" + feature));
    }

    private static List<Path> installed() {
        try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
            return homes.filter(home -> Files.isExecutable(home.resolve("bin/javac")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRelease(Path home, int feature) {
        try {
            return Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + feature + ".");
        } catch (IOException e) {
            return false;
        }
    }
}
