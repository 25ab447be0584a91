package dev.jvitals.diagnosis;

import java.util.Map;
import java.util.Objects;

/**
 * The thresholds that the user has changed, by {@linkplain Threshold#id id}; all others count as they are declared. What is
 * in force counts for the whole program, as a locale does: whoever judges, on whatever thread, judges by the same.
 */
public record Thresholds(Map<String, Double> changed) {
    /** As the rules declare them. */
    public static final Thresholds USUAL = new Thresholds(Map.of());

    private static volatile Thresholds inForce = USUAL;

    public Thresholds {
        changed = Map.copyOf(changed);
    }

    /** What counts at this moment. */
    public static Thresholds inForce() {
        return inForce;
    }

    /** Judges by these from now on. */
    public static void enforce(Thresholds thresholds) {
        inForce = thresholds;
    }

    /** What counts for one; a changed value outside its range counts as the end of the range that it passed. */
    public double of(Threshold threshold) {
        if (changed.isEmpty()) {
            return threshold.usual();
        }
        Double value = changed.get(threshold.id());
        return value == null || value.isNaN()
                ? threshold.usual()
                : Math.clamp(value, threshold.least(), threshold.most());
    }

    /** One as it counts here. */
    public Threshold.Applied applied(Threshold threshold) {
        return new Threshold.Applied(Objects.requireNonNull(threshold), of(threshold));
    }
}
