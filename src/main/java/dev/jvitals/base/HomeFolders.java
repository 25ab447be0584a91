package dev.jvitals.base;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folders of the XDG base directory specification, version 0.8: what the environment names, else a folder in the
 * user's home. Paths that are not absolute are ignored, as the specification demands.
 */
public final class HomeFolders {
    private HomeFolders() {}

    /** The folder that a variable ({@code XDG_CONFIG_HOME}) names, else {@code inHome} ({@code .config}) in the home. */
    public static Path named(String variable, String inHome) {
        return named(System.getenv(), variable, inHome);
    }

    static Path named(Map<String, String> environment, String variable, String inHome) {
        Path given = absolute(environment.get(variable));
        return given != null ? given : home(environment).resolve(inHome);
    }

    /** {@code $HOME}, which people move; the JVM's {@code user.home} is the password file's and knows nothing of it. */
    private static Path home(Map<String, String> environment) {
        Path given = absolute(environment.get("HOME"));
        return given != null ? given : Path.of(System.getProperty("user.home", "."));
    }

    private static @Nullable Path absolute(@Nullable String text) {
        try {
            Path path = text == null || text.isBlank() ? null : Path.of(text);
            return path != null && path.isAbsolute() ? path : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
