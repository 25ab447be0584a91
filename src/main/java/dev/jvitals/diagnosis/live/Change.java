package dev.jvitals.diagnosis.live;

import dev.jvitals.metrics.Sample;
import java.util.List;

/** By how much a series changed from the beginning of its samples to their end. */
final class Change {
    private Change() {}

    /** The last value less the first; 0 where there are none. */
    static double of(List<Sample> samples) {
        return samples.isEmpty()
                ? 0
                : samples.getLast().value() - samples.getFirst().value();
    }
}
