package dev.jvitals.threads.read;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The line {@code 2026-11-21 02:29:35} that dumps begin with. It is the JVM's local time; read as this machine's. */
final class DumpTime {
    private static final String SHAPE = "0000-00-00 00:00:00";

    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private DumpTime() {}

    static boolean isDate(Line line) {
        if (line.length() < SHAPE.length() || line.skipSpace(line.from + SHAPE.length()) != line.to) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            byte b = line.bytes[line.from + i];
            boolean digit = b >= '0' && b <= '9';
            if (SHAPE.charAt(i) == '0' ? !digit : b != SHAPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The moment, null where the digits are no date. */
    static @Nullable Instant parse(Line line) {
        String text = line.text(line.from, line.from + SHAPE.length()).replace(' ', 'T');
        try {
            return LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** {@code Date: 2019/11/05 at 22:40:43:409} of a javacore; null where the text is no date. */
    static @Nullable Instant parseJavacore(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        try {
            return digits.length() < 14
                    ? null
                    : LocalDateTime.parse(digits.substring(0, 14), COMPACT)
                            .atZone(ZoneId.systemDefault())
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
