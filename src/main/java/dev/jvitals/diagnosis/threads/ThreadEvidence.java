package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the thread rules look at. What several of them need is worked out when the first one asks, and kept. Not for several
 * threads at once.
 */
public final class ThreadEvidence {
    private final DumpSeries series;
    private final boolean goesOn;
    private final Persistence persistence = new Persistence(this);
    private @Nullable List<List<PoolUse>> poolUses;

    /** Of at least one dump; several are of one process, in the order they were taken. */
    public ThreadEvidence(DumpSeries series) {
        this(series, false);
    }

    /** {@code goesOn} where more dumps will come, as of a process that is watched: none needs to be judged alone. */
    public ThreadEvidence(DumpSeries series, boolean goesOn) {
        this.goesOn = goesOn;
        if (series.dumps().isEmpty()) {
            throw new IllegalArgumentException("no thread dump to judge");
        }
        this.series = series;
    }

    /** The dumps. */
    public DumpSeries series() {
        return series;
    }

    List<DumpAnalysis> dumps() {
        return series.dumps();
    }

    /** How long threads were seen in one situation. */
    Persistence persistence() {
        return persistence;
    }

    /** Of each dump, who waits for and who holds the objects of the pools in it. */
    List<List<PoolUse>> poolUses() {
        if (poolUses == null) {
            poolUses = dumps().stream().map(PoolUse::in).toList();
        }
        return poolUses;
    }

    /** Whether there is another dump, or will be, in which what lasts shows again. */
    boolean canShowAgain() {
        return goesOn || hasSeveral();
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
