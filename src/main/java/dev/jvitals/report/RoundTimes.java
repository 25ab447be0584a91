package dev.jvitals.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ticks of an axis of local time, at whole seconds, minutes, hours or days. */
final class RoundTimes {
    private static final long[] STEP_SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };
    private static final int MOST = 6;
    private static final long DAY_SECONDS = 86_400;

    /** A tick and what stands at it. */
    record Tick(long atMillis, String label) {}

    private RoundTimes() {}

    /** At most some six of them, in order. */
    static List<Tick> between(long fromMillis, long toMillis) {
        long step = step((toMillis - fromMillis) / 1_000);
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                step % DAY_SECONDS == 0 ? "yyyy-MM-dd" : step % 60 == 0 ? "HH:mm" : "HH:mm:ss", Locale.ENGLISH);
        ZonedDateTime first = Instant.ofEpochMilli(fromMillis).atZone(ZoneId.systemDefault());
        long offsetMillis = first.getOffset().getTotalSeconds() * 1_000L;
        long stepMillis = step * 1_000;
        List<Tick> ticks = new ArrayList<>();
        long at = -Math.floorDiv(-(fromMillis + offsetMillis), stepMillis) * stepMillis - offsetMillis;
        for (; at <= toMillis; at += stepMillis) {
            ticks.add(new Tick(at, format.format(Instant.ofEpochMilli(at).atZone(ZoneId.systemDefault()))));
        }
        return ticks;
    }

    private static long step(long spanSeconds) {
        for (long step : STEP_SECONDS) {
            if (spanSeconds / step <= MOST) {
                return step;
            }
        }
        return Math.ceilDiv(spanSeconds, MOST * DAY_SECONDS) * DAY_SECONDS;
    }
}
