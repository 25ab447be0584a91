package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What was open when the window closed, opened again at the next start: files that are still there, and JVMs that still run.
 * A JVM is remembered with the moment it was started, since another process may have its number by then.
 */
final class Reopening {
    private static final String OPEN = "window.open";
    private static final String SINCE = "@";

    private Reopening() {}

    /** Keeps the addresses in the settings; those of neither files nor JVMs are left out. */
    static void remember(List<String> addresses, Settings settings) {
        List<String> kept = new ArrayList<>();
        for (String address : addresses) {
            OptionalLong pid = Addresses.pid(address);
            if (!Addresses.files(address).isEmpty()) {
                kept.add(address);
            } else if (pid.isPresent()) {
                begun(pid.getAsLong()).ifPresent(begun -> kept.add(address + SINCE + begun));
            }
        }
        settings.set(OPEN, kept);
    }

    /** The addresses of what is remembered and still there. */
    static List<String> stillThere(Settings settings) {
        List<String> there = new ArrayList<>();
        for (String remembered : settings.texts(OPEN)) {
            try {
                stillThere(remembered).ifPresent(there::add);
            } catch (InvalidPathException | NumberFormatException e) {
                System.getLogger(Reopening.class.getName())
                        .log(System.Logger.Level.DEBUG, "edited by hand, or from another system: {0}", remembered);
            }
        }
        return there;
    }

    private static Optional<String> stillThere(String remembered) {
        List<Path> files = Addresses.files(remembered);
        if (!files.isEmpty()) {
            List<Path> there = files.stream().filter(Files::exists).toList();
            return there.isEmpty() ? Optional.empty() : Optional.of(Addresses.ofFiles(there));
        }
        int since = remembered.indexOf(SINCE);
        if (since <= 0) {
            return Optional.empty();
        }
        String address = remembered.substring(0, since);
        OptionalLong begun = begun(Addresses.pid(address).orElse(-1));
        return begun.isPresent() && begun.getAsLong() == Long.parseLong(remembered.substring(since + 1))
                ? Optional.of(address)
                : Optional.empty();
    }

    /** When the process was started, in milliseconds since the epoch; empty for one that is gone. */
    private static OptionalLong begun(long pid) {
        return pid <= 0
                ? OptionalLong.empty()
                : ProcessHandle.of(pid).flatMap(process -> process.info().startInstant()).stream()
                        .mapToLong(Instant::toEpochMilli)
                        .findFirst();
    }
}
