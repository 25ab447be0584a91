package dev.jvitals.target.gclog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A line of unified logging without its decorations, whichever were chosen. Source: HotSpot's {@code logDecorators.hpp}.
 *
 * @param stamp what its decorations say of time
 * @param tags {@code gc,heap}; empty where the log has no tags
 * @param message what follows the decorations
 */
record UnifiedLine(Stamp stamp, String tags, String message) {
    /** Milliseconds and nanoseconds above this are times of day, below it time since the start: 1973. */
    private static final double LEAST_EPOCH_MILLIS = 1e11;

    /** Nanoseconds of a thousand years. */
    private static final int MAX_DIGITS = 20;

    private static final Set<String> LEVELS = Set.of("trace", "debug", "info", "warning", "error");

    /** Reads the decorations; null for a line that has none. */
    static @Nullable UnifiedLine parse(String line) {
        Stamp stamp = Stamp.NONE;
        String tags = "";
        int at = 0;
        while (at < line.length() && line.charAt(at) == '[') {
            int close = line.indexOf(']', at);
            if (close < 0) {
                break;
            }
            String word = line.substring(at + 1, close).strip();
            Stamp timed = time(word, stamp);
            if (timed != null) {
                stamp = timed;
            } else if (isTags(word)) {
                tags = word;
            }
            at = close + 1;
        }
        return at == 0 ? null : new UnifiedLine(stamp, tags, message(line, at));
    }

    private static String message(String line, int from) {
        return from < line.length() && line.charAt(from) == ' ' ? line.substring(from + 1) : line.substring(from);
    }

    /** The stamp with what a decoration adds to it; null where the decoration is not about time. */
    private static @Nullable Stamp time(String word, Stamp before) {
        int length = word.length();
        if (length < 2 || word.charAt(0) < '0' || word.charAt(0) > '9') {
            return null;
        }
        long date = Stamp.date(word, 0);
        if (date != Stamp.UNKNOWN) {
            return before.withTimeOfDay(date);
        } else if (word.charAt(length - 1) != 's') {
            return null;
        }
        char unit = word.charAt(length - 2);
        String digits = word.substring(0, unit == 'm' || unit == 'n' ? length - 2 : length - 1);
        if (!isNumber(digits)) {
            return null;
        }
        double millis = Amount.number(digits) * (unit == 'm' ? 1 : unit == 'n' ? 1e-6 : 1_000);
        if (unit == 'm' && millis >= LEAST_EPOCH_MILLIS) {
            return before.withTimeOfDay((long) millis);
        }
        return before.uptimeMillis() == Stamp.UNKNOWN ? before.withUptime(millis) : before;
    }

    private static boolean isNumber(String digits) {
        int points = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '.' || c == ',') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return points <= 1 && digits.length() > points && digits.length() <= MAX_DIGITS;
    }

    private static boolean isTags(String word) {
        return !word.isEmpty()
                && !LEVELS.contains(word)
                && Character.isLetter(word.charAt(0))
                && word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == ',' || c == '_');
    }

    /** Whether one of the tags is that one. */
    boolean has(String tag) {
        int at = tags.indexOf(tag);
        return at >= 0
                && (at == 0 || tags.charAt(at - 1) == ',')
                && (at + tag.length() == tags.length() || tags.charAt(at + tag.length()) == ',');
    }
}
