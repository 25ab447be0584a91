package dev.jvitals.base;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** The unit of a measured number, and how people read it. Values are always in the unit named, never scaled. */
public enum Unit {
    /** Bytes; shown with binary prefixes as jcmd and MAT do (1 KB = 1024 bytes). */
    BYTES("B"),
    BYTES_PER_SECOND("B/s"),
    COUNT(""),
    PER_SECOND("/s"),
    PER_MINUTE("/min"),
    /** A share of a whole, 0 to 1; shown in per cent. */
    SHARE("%"),
    /** Processor cores kept busy; 1.0 is one core. */
    CORES("cores"),
    NANOS("ns"),
    MILLIS("ms"),
    SECONDS("s"),
    /** No number at all: the evidence is its text. */
    TEXT("");

    /** Smaller shares are not told apart. */
    private static final double LEAST_PERCENT = 0.01;

    /** As long as a plus; the hyphen of keyboards is too short to be seen. */
    private static final String MINUS = "−";

    /** Before the least that is told apart. */
    private static final String LESS = "< ";

    /** What is smaller is told to be so: nobody reads an exponent. */
    private static final double LEAST_PLAIN = 1e-4;

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    private static final String[] BINARY = {"B", "KB", "MB", "GB", "TB", "PB"};
    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** The unit's short symbol, empty where a bare number is read. */
    public String symbol() {
        return symbol;
    }

    /**
     * The value as a person reads it, for example {@code 1.5 GB}, {@code 0.31 ms} or {@code 12 %}. NaN reads as a dash; what
     * is negative has a true minus.
     */
    public String format(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value < 0 ? negative(positive(-value)) : positive(value);
    }

    /** What is nearer to nothing than can be told apart is so from below, too. */
    private static String negative(String text) {
        return text.startsWith(LESS) ? "> " + MINUS + text.substring(LESS.length()) : MINUS + text;
    }

    private String positive(double value) {
        return switch (this) {
            case BYTES -> bytes(value, "");
            case BYTES_PER_SECOND -> bytes(value, "/s");
            case SHARE -> percent(value * 100);
            case NANOS, MILLIS, SECONDS -> value == 0 ? "0 " + symbol : duration(value * nanos());
            case COUNT -> count(value);
            case TEXT -> grouped(value);
            case PER_SECOND, PER_MINUTE -> digits(value) + symbol;
            case CORES -> value == 1 ? "1 core" : digits(value) + " cores";
        };
    }

    /** The number alone, for a figure that has its unit beside it, as on an axis. */
    public static String bare(double value) {
        return TEXT.format(value);
    }

    /** A difference: with its sign, whichever it is. */
    public String signed(double difference) {
        String text = format(difference);
        return difference > 0 && !text.startsWith(LESS) ? "+" + text : text;
    }

    /** As {@link #signed(double)}. */
    public String signed(long difference) {
        return signed((double) difference);
    }

    /** As {@link #format(double)}; above 2^53 the last digits, which are not shown, may be off. */
    public String format(long value) {
        return format((double) value);
    }

    /** What is counted is whole; parts come from a mean, of which nobody wants more digits than tell few from fewer. */
    private static String count(double value) {
        if (value >= 10) {
            return grouped(Math.round(value));
        }
        return value == Math.rint(value) || value < 1 ? digits(value) : decimals(value, 1);
    }

    private static String percent(double value) {
        return value > 0 && value < LEAST_PERCENT ? LESS + LEAST_PERCENT + " %" : digits(value) + " %";
    }

    private static String bytes(double value, String suffix) {
        double scaled = value;
        int prefix = 0;
        while (scaled >= 1024 && prefix < BINARY.length - 1) {
            scaled /= 1024;
            prefix++;
        }
        return (prefix == 0 ? grouped(scaled) : digits(scaled)) + " " + BINARY[prefix] + suffix;
    }

    private double nanos() {
        return switch (this) {
            case MILLIS -> 1e6;
            case SECONDS -> 1e9;
            default -> 1;
        };
    }

    private static String duration(double nanos) {
        if (nanos < 1e3) {
            return digits(nanos) + " ns";
        } else if (nanos < 1e6) {
            return digits(nanos / 1e3) + " µs";
        } else if (nanos < 1e9) {
            return digits(nanos / 1e6) + " ms";
        } else if (nanos < 120e9) {
            return digits(nanos / 1e9) + " s";
        } else if (nanos < 7200e9) {
            return digits(nanos / 60e9) + " min";
        } else if (nanos < 48 * 3600e9) {
            return digits(nanos / 3600e9) + " h";
        }
        return digits(nanos / 86400e9) + " d";
    }

    /** Three significant digits below 100, whole numbers above: enough to compare, few enough to read. */
    private static String digits(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return grouped(value);
        }
        if (value >= 0.995) {
            return decimals(value, value >= 10 ? 1 : 2);
        }
        return value >= LEAST_PLAIN ? twoDigits(value) : LESS + "0.0001";
    }

    /** As {@code %.1f} does. A screen of figures is written each second, and a format takes ten times as long to read. */
    private static String decimals(double value, int decimals) {
        return BigDecimal.valueOf(value)
                .setScale(decimals, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** As {@code %.2g} does. */
    private static String twoDigits(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(TWO_DIGITS);
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.setScale(1 - exponent).toPlainString();
    }

    private static String grouped(double value) {
        return value == Math.rint(value) || value >= 100 ? grouped(Math.round(value)) : digits(value);
    }

    /** As {@code %,d} does. */
    private static String grouped(long value) {
        StringBuilder text = new StringBuilder(Long.toString(value));
        int first = value < 0 ? 1 : 0;
        for (int i = text.length() - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
