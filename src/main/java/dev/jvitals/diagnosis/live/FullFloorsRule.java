package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import java.util.List;
import java.util.Optional;

/** {@code heap-leak} over days: what full collections leave climbs each time, too slowly for any single look to see. */
final class FullFloorsRule implements Rule<LiveEvidence> {
    static final Threshold LEAST_LOOKS = Threshold.of(
            "heap-leak.full-collections",
            4,
            Unit.COUNT,
            "So many that each leave more; fewer rise by chance too often, three in one of six orders.");

    static final Threshold LEAST_DAYS = Threshold.of(
            "heap-leak.full-collections-days",
            1,
            Unit.COUNT,
            "Over so many days at least: within one, the load of the day climbs and falls again.");

    static final Threshold EVEN_STEPS_SHARE = Threshold.of(
            "heap-leak.even-steps-share",
            0.4,
            Unit.SHARE,
            "A cache that fills climbs ever slower: over days no step may be slower than this share of the steepest.");

    static final Threshold ONE_LOOK_HOURS = Threshold.of(
            "heap-leak.one-look-hours",
            1,
            Unit.COUNT,
            "Full collections within so many hours are one look at the heap, and the last of them tells: what has a finalizer"
                    + " outlives the first, and a slope over seconds says nothing of days.");

    @Override
    public String id() {
        return "heap-leak";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                LEAST_LOOKS,
                LEAST_DAYS,
                EVEN_STEPS_SHARE,
                ONE_LOOK_HOURS,
                HeapLeakRule.NOTABLE_RISE_SHARE,
                HeapLeakRule.FULL_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        double max = evidence.last(Ids.HEAP_MAX).orElse(Double.NaN);
        Optional<FullFloors> climbing = FullFloors.climbing(GcPause.in(evidence));
        return climbing.flatMap(floors -> floors.finding(evidence, max))
                .<Verdict>map(finding -> Verdict.found(finding.build()))
                .orElse(Verdict.FINE);
    }
}
