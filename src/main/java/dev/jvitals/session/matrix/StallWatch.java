package dev.jvitals.session.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * For how much of the time some task of the machine waited for a processor: the matrix's own measurement of whether the
 * machine was short of CPU while an incident was looked at. Source: the kernel's {@code /proc/pressure/cpu}; 0 on other
 * systems. For one thread.
 */
final class StallWatch {
    private static final Path PRESSURE = Path.of("/proc/pressure/cpu");
    private static final Pattern TOTAL = Pattern.compile("some .*total=(\\d+)");
    /** As long as the rule on the machine looks back, so that both speak of the same time. */
    private static final long WINDOW_NANOS = 20_000_000_000L;

    private record Reading(long atNanos, long stalledMicros) {}

    private final Deque<Reading> readings = new ArrayDeque<>();
    private double worst;

    /** Reads it; to be called every few seconds. */
    void look() {
        look(System.nanoTime(), stalledMicros());
    }

    void look(long nowNanos, long stalledMicros) {
        Reading now = new Reading(nowNanos, stalledMicros);
        readings.addLast(now);
        while (readings.size() > 2 && isBeforeWindow(now)) {
            readings.removeFirst();
        }
        Reading first = readings.getFirst();
        double micros = Math.max(1, (nowNanos - first.atNanos) / 1e3);
        worst = Math.max(worst, Math.clamp((stalledMicros - first.stalledMicros) / micros, 0, 1));
    }

    private boolean isBeforeWindow(Reading now) {
        return readings.stream()
                .skip(1)
                .findFirst()
                .filter(second -> now.atNanos - second.atNanos >= WINDOW_NANOS)
                .isPresent();
    }

    /** The share of the worst such window, 0 to 1. */
    double worstShare() {
        return worst;
    }

    private static long stalledMicros() {
        try {
            Matcher total = TOTAL.matcher(Files.readString(PRESSURE));
            return total.find() ? Long.parseLong(total.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
