package dev.jvitals.target.discovery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a JVM that publishes no counters: its JDK's {@code release} file says it. */
final class ReleaseFile {
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"([^\"]*)\"");

    private ReleaseFile() {}

    /** The version, or null where the executable or its folder cannot be read. */
    static @Nullable String javaVersion(long pid) {
        try {
            Path program = Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe"));
            Path home = program.getParent() == null ? null : program.getParent().getParent();
            if (home == null) {
                return null;
            }
            Path release = Path.of("/proc/" + pid + "/root" + home, "release");
            Matcher matcher = VERSION.matcher(Files.readString(release, StandardCharsets.ISO_8859_1));
            return matcher.find() ? matcher.group(1) : null;
        } catch (IOException e) {
            return null;
        }
    }
}
