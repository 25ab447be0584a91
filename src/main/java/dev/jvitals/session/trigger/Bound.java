package dev.jvitals.session.trigger;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import java.util.Map;
import java.util.stream.Collectors;

/** A bound as people write it beside a series, such as {@code 900MB}, {@code 30%} or {@code 20ms}. */
final class Bound {
    private static final Map<String, Double> BYTES =
            Map.of("B", 1.0, "KB", 1024.0, "MB", 1024.0 * 1024, "GB", 1024.0 * 1024 * 1024);
    private static final Map<String, Double> NANOS = Map.of("ns", 1.0, "us", 1e3, "ms", 1e6, "s", 1e9);

    private Bound() {}

    /**
     * The number in the series' unit; a bare number has that unit.
     *
     * @param digits the number as written
     * @param suffix the unit as written, empty where there is none
     * @param words the whole trigger, to be shown where it is wrong
     */
    static double in(Unit unit, String digits, String suffix, String words) {
        Map<String, Double> units = units(unit);
        Double factor = suffix.isEmpty() ? Double.valueOf(1) : units.get(suffix);
        if (factor == null) {
            throw usage("'" + suffix + "' in '" + words + "' does not fit a series "
                    + (units.isEmpty()
                            ? "that is a bare number"
                            : "in " + unit.symbol() + "; write it in "
                                    + units.keySet().stream()
                                            .sorted()
                                            .reduce((a, b) -> a + ", " + b)
                                            .orElseThrow()));
        }
        try {
            return Double.parseDouble(digits) * factor;
        } catch (NumberFormatException e) {
            throw usage("'" + digits + "' in '" + words + "' is no number");
        }
    }

    /** What may be written for a unit, and how many of it each is. */
    private static Map<String, Double> units(Unit unit) {
        return switch (unit) {
            case BYTES -> BYTES;
            case BYTES_PER_SECOND -> times(BYTES, 1, "/s");
            case SHARE -> Map.of("%", 0.01);
            case CORES -> Map.of("%", 0.01, "cores", 1.0);
            case NANOS -> NANOS;
            case MILLIS -> times(NANOS, 1e-6, "");
            case SECONDS -> times(NANOS, 1e-9, "");
            case PER_SECOND -> Map.of("/s", 1.0);
            case PER_MINUTE -> Map.of("/min", 1.0);
            case COUNT, TEXT -> Map.of();
        };
    }

    private static Map<String, Double> times(Map<String, Double> units, double factor, String ending) {
        return units.entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey() + ending, each -> each.getValue() * factor));
    }

    private static Failure usage(String sentence) {
        return new Failure(Failure.Kind.USAGE, sentence);
    }
}
