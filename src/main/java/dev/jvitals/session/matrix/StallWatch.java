package dev.jvitals.session.matrix;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * For how much of the time some task waited for one resource, from the kernel's running total: the worst 20 seconds of all
 * that were looked at. For one thread.
 */
final class StallWatch {
    /** As long as the rule on the machine looks back, so that both speak of the same time. */
    private static final long WINDOW_NANOS = 20_000_000_000L;

    private record Reading(long atNanos, long stalledMicros) {}

    private final Deque<Reading> readings = new ArrayDeque<>();
    private double worst = Double.NaN;

    /** Takes a reading; to be called every few seconds. */
    void look(long nowNanos, long stalledMicros) {
        Reading now = new Reading(nowNanos, stalledMicros);
        readings.addLast(now);
        while (readings.size() > 2 && isBeforeWindow(now)) {
            readings.removeFirst();
        }
        Reading first = readings.getFirst();
        double micros = Math.max(1, (nowNanos - first.atNanos) / 1e3);
        double share = Math.clamp((stalledMicros - first.stalledMicros) / micros, 0, 1);
        worst = Double.isNaN(worst) ? share : Math.max(worst, share);
    }

    private boolean isBeforeWindow(Reading now) {
        return readings.stream()
                .skip(1)
                .findFirst()
                .filter(second -> now.atNanos - second.atNanos >= WINDOW_NANOS)
                .isPresent();
    }

    /** The share of the worst such window, 0 to 1; NaN where nothing was read. */
    double worstShare() {
        return worst;
    }
}
