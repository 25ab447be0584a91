package dev.jvitals.session.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how long some task of the machine waited for a processor: the matrix's own measurement of whether the machine was
 * short of CPU while an incident ran. Source: the kernel's {@code /proc/pressure/cpu}; none on other systems.
 */
record HostStall(long atNanos, long stalledMicros) {
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Pattern TOTAL = Pattern.compile("some .*total=(\\d+)");

    static HostStall now() {
        try {
            Matcher total = TOTAL.matcher(Files.readString(PRESSURE));
            return new HostStall(System.nanoTime(), total.find() ? Long.parseLong(total.group(1)) : 0);
        } catch (IOException e) {
            return new HostStall(System.nanoTime(), 0);
        }
    }

    /** The share of the time since then, 0 to 1. */
    double shareSince(HostStall earlier) {
        double micros = Math.max(1, (atNanos - earlier.atNanos) / 1e3);
        return Math.clamp((stalledMicros - earlier.stalledMicros) / micros, 0, 1);
    }
}
