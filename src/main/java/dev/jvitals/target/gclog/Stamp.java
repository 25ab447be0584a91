package dev.jvitals.target.gclog;

import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * When a line was written, as far as it says.
 *
 * @param epochMillis the time of day, {@link #UNKNOWN} where the line tells none
 * @param uptimeMillis since the JVM's start, {@link #UNKNOWN} where the line tells none
 */
record Stamp(long epochMillis, double uptimeMillis) {
    static final long UNKNOWN = Long.MIN_VALUE;
    static final Stamp NONE = new Stamp(UNKNOWN, UNKNOWN);

    private static final int DATE_CHARS = "2022-11-10T03:37:29.443-0800".length();

    boolean isKnown() {
        return epochMillis != UNKNOWN || uptimeMillis != UNKNOWN;
    }

    boolean hasTimeOfDay() {
        return epochMillis != UNKNOWN;
    }

    Stamp withUptime(double millis) {
        return new Stamp(epochMillis, millis);
    }

    Stamp withTimeOfDay(long millis) {
        return new Stamp(millis, uptimeMillis);
    }

    /**
     * {@code 2022-11-10T03:37:29.443-0800} at that place of the text, as milliseconds since the epoch; {@link #UNKNOWN}
     * where none stands there.
     */
    static long date(String text, int from) {
        if (text.length() < from + DATE_CHARS || text.charAt(from + 10) != 'T' || text.charAt(from + 13) != ':') {
            return UNKNOWN;
        }
        try {
            LocalDate day = LocalDate.of(number(text, from, 4), number(text, from + 5, 2), number(text, from + 8, 2));
            long seconds = day.toEpochDay() * 86_400
                    + number(text, from + 11, 2) * 3_600L
                    + number(text, from + 14, 2) * 60L
                    + number(text, from + 17, 2);
            ZoneOffset zone = ZoneOffset.of(text.substring(from + 23, from + DATE_CHARS));
            return (seconds - zone.getTotalSeconds()) * 1_000 + number(text, from + 20, 3);
        } catch (java.time.DateTimeException | NumberFormatException e) {
            return UNKNOWN; // looks like a date and is none
        }
    }

    /** How long a date is. */
    static int dateChars() {
        return DATE_CHARS;
    }

    private static int number(String text, int from, int digits) {
        return Integer.parseInt(text, from, from + digits, 10);
    }
}
