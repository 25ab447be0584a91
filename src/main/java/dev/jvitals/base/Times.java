package dev.jvitals.base;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Moments as people read them, in one form everywhere: the clock of this machine's zone, {@code 14:03:22}, and before it
 * the day, {@code 2026-11-28}, where it is not plain. Which zone that is, a screen or a report says once. JSON and CSV have
 * ISO 8601 in UTC instead. All methods are for any thread.
 */
public final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter CLOCK_MILLIS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE_OFFSET =
            DateTimeFormatter.ofPattern("zzz '(UTC'xxx')'", Locale.ENGLISH);

    /** In seconds, as those below. A minute and a half is read as easily in seconds. */
    private static final long SECONDS_ALONE = 120;

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long DAYS_FROM = 2 * DAY;

    private Times() {}

    /** {@code 14:03:22}, with the day before it where that is not today. */
    public static String at(long millis) {
        return at(millis, LocalDate.now(ZoneId.systemDefault()));
    }

    static String at(long millis, LocalDate today) {
        return isOn(today, millis) ? clock(millis) : dated(millis);
    }

    /** With the day in any case: for what is read on other days, and in columns, where all rows are alike. */
    public static String dated(long millis) {
        return zoned(millis).toLocalDate() + " " + clock(millis);
    }

    /** As {@link #dated(long)}. */
    public static String dated(Instant at) {
        return dated(at.toEpochMilli());
    }

    /** {@code 2026-11-28 14:03:22 CET}: for a moment that stands alone, with no zone told beside it. */
    public static String datedInZone(long millis) {
        return dated(millis) + " " + zone(millis);
    }

    /** As {@link #dated(long)}, to the millisecond. */
    public static String datedToMillis(long millis) {
        return zoned(millis).toLocalDate() + " " + clockToMillis(millis);
    }

    /** {@code 14:03:22}, for where the day is told beside it. */
    public static String clock(long millis) {
        return CLOCK.format(zoned(millis));
    }

    /** {@code 14:03:22.123}, for where the day is told beside it. */
    public static String clockToMillis(long millis) {
        return CLOCK_MILLIS.format(zoned(millis));
    }

    /** How long something has lasted, in whole units: {@code 81 s}, {@code 2 min 7 s}, {@code 3 h 12 min}, {@code 5 d 3 h}. */
    public static String span(long seconds) {
        if (seconds < SECONDS_ALONE) {
            return seconds + " s";
        } else if (seconds < HOUR) {
            return two(seconds, MINUTE, "min", 1, "s");
        } else if (seconds < DAYS_FROM) {
            return two(seconds, HOUR, "h", MINUTE, "min");
        }
        return two(seconds, DAY, "d", HOUR, "h");
    }

    private static String two(long seconds, long large, String largeName, long small, String smallName) {
        long rest = seconds % large / small;
        return seconds / large + " " + largeName + (rest == 0 ? "" : " " + rest + " " + smallName);
    }

    /** {@code 14:03:22 to 14:08:22}: the day once where it is not today, twice where there are two; a moment alone. */
    public static String range(long fromMillis, long toMillis) {
        return range(fromMillis, toMillis, LocalDate.now(ZoneId.systemDefault()));
    }

    static String range(long fromMillis, long toMillis, LocalDate today) {
        if (!isOneDay(fromMillis, toMillis)) {
            return dated(fromMillis) + " to " + dated(toMillis);
        }
        String from = at(fromMillis, today);
        return clock(fromMillis).equals(clock(toMillis)) ? from : from + " to " + clock(toMillis);
    }

    /** A moment of a range that is told beside it: with the day only where the range has several. */
    public static String within(long millis, long fromMillis, long toMillis) {
        return isOneDay(fromMillis, toMillis) ? clock(millis) : dated(millis);
    }

    /** Whether the clock alone tells moments of these days apart today. */
    public static boolean isToday(long millis) {
        return isOn(LocalDate.now(ZoneId.systemDefault()), millis);
    }

    /** The short name of the zone that all of these are in, at that moment: {@code CET}. */
    public static String zone(long millis) {
        ZonedDateTime at = zoned(millis);
        return at.getOffset().equals(ZoneOffset.UTC) ? "UTC" : ZONE.format(at);
    }

    /** With its distance from UTC: {@code CET (UTC+01:00)}. */
    public static String zoneAndOffset(long millis) {
        ZonedDateTime at = zoned(millis);
        return at.getOffset().equals(ZoneOffset.UTC) ? "UTC" : ZONE_OFFSET.format(at);
    }

    private static boolean isOneDay(long fromMillis, long toMillis) {
        return isOn(zoned(fromMillis).toLocalDate(), toMillis);
    }

    private static boolean isOn(LocalDate day, long millis) {
        return zoned(millis).toLocalDate().equals(day);
    }

    private static ZonedDateTime zoned(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneId.systemDefault());
    }
}
