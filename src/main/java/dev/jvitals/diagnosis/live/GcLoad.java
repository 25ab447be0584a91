package dev.jvitals.diagnosis.live;

import java.util.Arrays;
import java.util.List;

/**
 * How hard the collector worked in the last part of a range. What it did for somebody who looked at the heap does not count.
 *
 * @param share of the time that the application was stopped by collections or had to wait for them
 * @param collections how many
 * @param whole how many of them went through the whole heap because they had to, and nobody asked for them
 * @param medianReclaimedBytes what half of them reclaimed less than; NaN where unknown
 * @param medianFloorBytes what half of them left less than; NaN where unknown. Where some went through the whole heap, both
 *     are of these, and of those that had to where there are any: young collections between them leave what only a full one
 *     can free, and a call soon after another finds little to free
 */
record GcLoad(double share, int collections, int whole, double medianReclaimedBytes, double medianFloorBytes) {
    /** Long enough that one long pause does not make a load, short enough to see a fresh trouble. */
    static final long LOOK_BACK_MILLIS = 30_000;

    static GcLoad of(LiveEvidence evidence) {
        long from = Math.max(evidence.fromMillis(), evidence.toMillis() - LOOK_BACK_MILLIS);
        List<GcPause> collections = GcPause.withFloors(evidence).stream()
                .filter(collection -> collection.atMillis() >= from && !collection.isForALook())
                .toList();
        List<GcPause> whole = collections.stream().filter(GcPause::isOld).toList();
        List<GcPause> needed =
                whole.stream().filter(collection -> !collection.isAskedFor()).toList();
        List<GcPause> telling = !needed.isEmpty() ? needed : whole.isEmpty() ? collections : whole;
        double stopped = stoppedMillis(evidence, Ids.GC_PAUSE, from) + stoppedMillis(evidence, Ids.GC_STALL, from);
        return new GcLoad(
                Math.min(1, stopped / Math.max(1, evidence.toMillis() - from)),
                collections.size(),
                needed.size(),
                median(telling.stream().mapToDouble(GcPause::reclaimedBytes).toArray()),
                median(telling.stream().mapToDouble(GcPause::afterBytes).toArray()));
    }

    private static double stoppedMillis(LiveEvidence evidence, String kind, long from) {
        return evidence.history().events(kind, from, evidence.toMillis()).stream()
                .map(GcPause::of)
                .filter(stop -> !stop.isForALook())
                .mapToDouble(GcPause::pauseMillis)
                .sum();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }
}
