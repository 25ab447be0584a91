package dev.jvitals.diagnosis.live;

import java.util.List;

/**
 * How hard the collector worked in the last part of a range.
 *
 * @param share of the time that the application was stopped for collections
 * @param collections how many
 * @param medianReclaimedBytes what half of them reclaimed less than; NaN where unknown
 * @param medianFloorBytes what half of them left less than; NaN where unknown
 */
record GcLoad(double share, int collections, double medianReclaimedBytes, double medianFloorBytes) {
    /** Long enough that one long pause does not make a load, short enough to see a fresh trouble. */
    static final long LOOK_BACK_MILLIS = 30_000;

    static GcLoad of(LiveEvidence evidence) {
        long from = Math.max(evidence.fromMillis(), evidence.toMillis() - LOOK_BACK_MILLIS);
        List<GcPause> pauses = GcPause.in(evidence).stream()
                .filter(pause -> pause.atMillis() >= from)
                .toList();
        double stopped = pauses.stream().mapToDouble(GcPause::pauseMillis).sum();
        return new GcLoad(
                stopped / Math.max(1, evidence.toMillis() - from),
                pauses.size(),
                median(pauses.stream().mapToDouble(GcPause::reclaimedBytes).toArray()),
                median(pauses.stream().mapToDouble(GcPause::afterBytes).toArray()));
    }

    private static double median(double[] values) {
        double[] sorted = java.util.Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
