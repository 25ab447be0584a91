package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import java.time.Duration;
import java.util.List;

/**
 * What the thread rules look at.
 *
 * @param series at least one dump; several are of one process, in the order they were taken
 */
public record ThreadEvidence(DumpSeries series) {
    public ThreadEvidence {
        if (series.dumps().isEmpty()) {
            throw new IllegalArgumentException("no thread dump to judge");
        }
    }

    List<DumpAnalysis> dumps() {
        return series.dumps();
    }

    boolean hasSeveral() {
        return series.dumps().size() > 1;
    }

    /** Seconds from the first dump to the last; NaN where unknown. */
    double spanSeconds() {
        Duration span = series.span();
        return span == null ? Double.NaN : span.toMillis() / 1000.0;
    }
}
