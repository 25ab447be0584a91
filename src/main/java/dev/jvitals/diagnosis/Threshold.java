package dev.jvitals.diagnosis;

import dev.jvitals.base.Unit;
import java.util.Locale;

/**
 * A bound at which a rule changes its mind. Rules declare theirs as constants; what counts at any moment is {@link #value},
 * since a user may {@linkplain Thresholds#enforce change} it.
 *
 * @param rule id of the rule
 * @param name unique in its rule, hyphenated; with the rule in front it is what settings and command line say
 * @param usual what counts unless somebody changes it
 * @param unit of the value
 * @param least the smallest value that makes sense
 * @param most the largest
 * @param reason why it is as high as it is, one or two sentences
 */
public record Threshold(String rule, String name, double usual, Unit unit, double least, double most, String reason) {
    /** What people call it in full, for example {@code gc-thrash.busy-share}. */
    public String id() {
        return rule + "." + name;
    }

    /** The value that counts now. */
    public double value() {
        return Thresholds.inForce().of(this);
    }

    /** The name as words: "busy share". */
    public String words() {
        return name.replace('-', ' ');
    }

    /** Its range for people: "1 % to 100 %". */
    public String range() {
        return unit.format(least) + " to " + unit.format(most);
    }

    /**
     * One whose range follows from its unit: a share up to all of it, a count from one, cores from a thousandth (as
     * orchestrators count them), anything else a thousandfold.
     */
    public static Threshold of(String id, double usual, Unit unit, String reason) {
        int dot = id.indexOf('.');
        String rule = id.substring(0, dot);
        String name = id.substring(dot + 1).toLowerCase(Locale.ROOT);
        return switch (unit) {
            case SHARE -> new Threshold(rule, name, usual, unit, 0.001, 1, reason);
            case COUNT -> new Threshold(rule, name, usual, unit, Math.min(1, usual), 1e6, reason);
            case CORES -> new Threshold(rule, name, usual, unit, 0.001, usual * 1_000, reason);
            default -> new Threshold(rule, name, usual, unit, usual / 1_000, usual * 1_000, reason);
        };
    }

    /**
     * One as it counted when a finding was made.
     *
     * @param value what counted
     */
    public record Applied(Threshold threshold, double value) {
        /** Whether somebody changed it. */
        public boolean isChanged() {
            return value != threshold.usual();
        }

        /** "busy share 40 % (usually 25 %)". */
        public String formatted() {
            return threshold.words() + " " + formattedValue();
        }

        /** "40 % (usually 25 %)". */
        public String formattedValue() {
            return threshold.unit().format(value)
                    + (isChanged() ? " (usually " + threshold.unit().format(threshold.usual()) + ")" : "");
        }
    }
}
