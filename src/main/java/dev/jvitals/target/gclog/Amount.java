package dev.jvitals.target.gclog;

/**
 * Bytes as logs write them: {@code 25512K}, {@code 96M}, {@code 24.0M}, {@code 0.0B}, {@code 1,5G}. The patterns bound their
 * digits, so that a damaged log gives no figure beyond all measure.
 */
final class Amount {
    /** For patterns: one group of digits, one of the unit. */
    static final String PATTERN = "(\\d{1,15}(?:[.,]\\d{1,9})?)([BKMGT])";

    /** For patterns: a group for a duration in milliseconds, not longer than a day. */
    static final String MILLIS = "(\\d{1,8}[.,]\\d{1,9})";

    /** For patterns: a group for a duration in seconds, not longer than a day. */
    static final String SECONDS = "(\\d{1,5}[.,]\\d{1,9})";

    private Amount() {}

    static double bytes(String digits, String unit) {
        double scale = switch (unit.charAt(0)) {
            case 'K' -> 1L << 10;
            case 'M' -> 1L << 20;
            case 'G' -> 1L << 30;
            case 'T' -> 1L << 40;
            default -> 1;
        };
        return number(digits) * scale;
    }

    /** A number whose fraction follows a point or, by the JVM's locale, a comma. */
    static double number(String digits) {
        return Double.parseDouble(digits.replace(',', '.'));
    }
}
