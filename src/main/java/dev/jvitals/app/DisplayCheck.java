package dev.jvitals.app;

import dev.jvitals.base.Failure;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether this machine can show a window: asked before the toolkit, which answers with stack traces. */
final class DisplayCheck {
    /** The libraries that JavaFX opens on Linux, by Debian package. */
    private static final Map<String, String> NEEDED =
            Map.of("libgtk-3.so.0", "libgtk-3-0", "libGL.so.1", "libgl1", "libXxf86vm.so.1", "libxxf86vm1");

    private DisplayCheck() {}

    /** Throws a failure in one sentence where no window can be shown. */
    static void check(Map<String, String> environment) {
        if (!System.getProperty("os.name").equals("Linux") || "Headless".equals(System.getProperty("glass.platform"))) {
            return;
        }
        if (environment.getOrDefault("DISPLAY", "").isBlank()
                && environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()) {
            throw new Failure(
                    Failure.Kind.MACHINE,
                    "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set); the commands work without one,"
                            + " see jvitals --help");
        }
        List<String> missing = new ArrayList<>();
        NEEDED.forEach((library, debianPackage) -> {
            if (!isThere(library)) {
                missing.add(debianPackage);
            }
        });
        if (!missing.isEmpty()) {
            throw new Failure(
                    Failure.Kind.MACHINE,
                    "the window needs libraries that this machine lacks; on Debian and Ubuntu: apt-get install "
                            + String.join(" ", missing.stream().sorted().toList()));
        }
    }

    @SuppressWarnings("restricted") // the toolkit will load the same library a moment later
    private static boolean isThere(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
