package dev.jvitals.ui.settings;

import dev.jvitals.base.HomeFolders;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where this system keeps a program's settings, data and logs. The system property {@code jvitals.home} moves all. */
public final class UserFolders {
    private UserFolders() {}

    /** For {@code settings.json}. */
    public static Path settings() {
        String moved = System.getProperty("jvitals.home");
        if (moved != null) {
            return Path.of(moved);
        } else if (isWindows()) {
            return under(System.getenv("APPDATA"), "AppData/Roaming").resolve("JVitals");
        } else if (isMac()) {
            return under(null, "Library/Application Support").resolve("JVitals");
        }
        return HomeFolders.named("XDG_CONFIG_HOME", ".config").resolve("jvitals");
    }

    /** For bundles of evidence. */
    public static Path bundles() {
        String moved = System.getProperty("jvitals.home");
        if (moved != null) {
            return Path.of(moved, "bundles");
        } else if (isWindows() || isMac()) {
            return settings().resolve("bundles");
        }
        return HomeFolders.named("XDG_DATA_HOME", ".local/share").resolve("jvitals/bundles");
    }

    /** For the log. */
    public static Path logs() {
        String moved = System.getProperty("jvitals.home");
        if (moved != null) {
            return Path.of(moved);
        } else if (isWindows()) {
            return under(System.getenv("LOCALAPPDATA"), "AppData/Local").resolve("JVitals");
        } else if (isMac()) {
            return under(null, "Library/Logs").resolve("JVitals");
        }
        return HomeFolders.named("XDG_STATE_HOME", ".local/state").resolve("jvitals");
    }

    private static Path under(@Nullable String named, String inHome) {
        return named == null || named.isBlank() ? Path.of(System.getProperty("user.home"), inHome) : Path.of(named);
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static boolean isMac() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac");
    }
}
