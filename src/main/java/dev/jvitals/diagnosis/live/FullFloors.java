package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What full collections leave over days. Each has looked at the whole heap, so what is left is in use, and few of them say
 * what hundreds of young collections cannot: four that rise each time do so by chance in one of 24 orders, and where they
 * rise at an even pace as well the odds are far longer.
 *
 * @param last the latest of them
 * @param perDay the middle of the slopes between each and the next, in bytes
 */
record FullFloors(List<GcPause> looks, GcPause last, double perDay) {
    private static final double HOUR_MILLIS = 3_600_000;
    private static final double DAY_MILLIS = 24 * HOUR_MILLIS;

    /** Empty where they are too few, too close, or do not climb each time and at an even pace. */
    static Optional<FullFloors> climbing(List<GcPause> collections) {
        List<GcPause> looks = looks(collections);
        if (looks.size() < FullFloorsRule.LEAST_LOOKS.value()
                || (looks.getLast().atMillis() - looks.getFirst().atMillis())
                        < FullFloorsRule.LEAST_DAYS.value() * DAY_MILLIS) {
            return Optional.empty();
        }
        List<Double> slopes = new ArrayList<>();
        for (int i = 1; i < looks.size(); i++) {
            GcPause before = looks.get(i - 1);
            double days = Math.max(1, looks.get(i).atMillis() - before.atMillis()) / DAY_MILLIS;
            slopes.add((looks.get(i).afterBytes() - before.afterBytes()) / days);
        }
        double steepest = slopes.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double flattest = slopes.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double middle =
                slopes.stream().sorted().skip(slopes.size() / 2).findFirst().orElse(0.0);
        return flattest > 0 && flattest >= FullFloorsRule.EVEN_STEPS_SHARE.value() * steepest
                ? Optional.of(new FullFloors(looks, looks.getLast(), middle))
                : Optional.empty();
    }

    /**
     * Those within an hour of the first of them are one look, and the last of them tells: objects with a finalizer, and all
     * that they hold, outlive the first full collection that finds them dead, and a slope over seconds says nothing of days.
     */
    private static List<GcPause> looks(List<GcPause> collections) {
        List<GcPause> looks = new ArrayList<>();
        double begun = Double.NEGATIVE_INFINITY;
        for (GcPause each : collections) {
            if (!each.isOld() || Double.isNaN(each.afterBytes())) {
                continue;
            }
            if (each.atMillis() - begun < FullFloorsRule.ONE_LOOK_HOURS.value() * HOUR_MILLIS) {
                looks.removeLast();
            } else {
                begun = each.atMillis();
            }
            looks.add(each);
        }
        return looks;
    }

    private double riseBytes() {
        return last.afterBytes() - looks.getFirst().afterBytes();
    }

    /** A leak, where the climb matters beside the largest heap. */
    Optional<FindingBuilder> finding(LiveEvidence evidence, double maxBytes) {
        if (!(riseBytes() >= HeapLeakRule.NOTABLE_RISE_SHARE.value() * maxBytes)) {
            return Optional.empty();
        }
        double daysLeft = Math.max(0, HeapLeakRule.FULL_SHARE.value() * maxBytes - last.afterBytes()) / perDay;
        String pid = Long.toString(evidence.target().pid());
        return Optional.of(new FindingBuilder(
                        "heap-leak",
                        Severity.WARNING,
                        "What full collections leave in the heap climbs by " + Unit.BYTES.format(perDay)
                                + " a day, each time for " + looks.size() + " times; the heap of "
                                + Unit.BYTES.format(maxBytes) + " is full in "
                                + Unit.SECONDS.format(daysLeft * DAY_MILLIS / 1e3))
                .evidence(evidence.figure(
                        "slope of the floor after full collections",
                        perDay,
                        Unit.BYTES,
                        "gc.pause afterBytes, per day"))
                .evidence(evidence.figure(
                        "floor of the first", looks.getFirst().afterBytes(), Unit.BYTES, "gc.pause afterBytes"))
                .evidence(evidence.figure("floor of the last", last.afterBytes(), Unit.BYTES, "gc.pause afterBytes"))
                .evidence(evidence.figure("full collections compared", looks.size(), Unit.COUNT, Ids.GC_PAUSE))
                .evidence(evidence.figure("largest heap", maxBytes, Unit.BYTES, evidence.source(Ids.HEAP_MAX)))
                .suspect(Suspect.Kind.COLLECTOR, evidence.collector(), "each of its full collections left more")
                .why(
                        "Objects are added to something that is still reachable and never taken out again: a cache without a"
                                + " bound, a buffer that waits for an answer, a thread local that nobody clears.")
                .advice("Take a heap dump and open it: " + Commands.heapDump(pid, ""))
                .decisive(Ids.HEAP_USED)
                .confidence("Likely: " + looks.size() + " looks at the whole heap over "
                        + Unit.SECONDS.format(
                                (last.atMillis() - looks.getFirst().atMillis()) / 1e3)
                        + " rose each time, at an even pace."));
    }
}
