package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.diagnosis.trend.Trend;
import dev.jvitals.metrics.Sample;
import java.util.List;
import java.util.Optional;

/**
 * {@code heap-leak}, the half that shows live: what each collection leaves climbs steadily. Who holds it is the half that
 * only a heap dump shows.
 */
final class HeapLeakRule implements Rule<LiveEvidence> {
    static final Threshold NOTABLE_RISE_SHARE = Threshold.of(
            "heap-leak.notable-rise-share",
            0.04,
            Unit.SHARE,
            "A climb of less is lost in what promotion and fragmentation do to the floor of any server.");

    static final Threshold MIN_COLLECTIONS = Threshold.of(
            "heap-leak.min-collections",
            2 * Trend.MIN_POINTS,
            Unit.COUNT,
            "So many collections make a floor; with fewer, two large requests look like a climb.");

    static final Threshold FAST_MINUTES_UNTIL_FULL = Threshold.of(
            "heap-leak.fast-minutes-until-full",
            20,
            Unit.COUNT,
            "While only young collections were seen, some of the climb may be garbage in the old generation: slower climbs say"
                    + " nothing yet, and these are a note, for the collector looks at all of the heap before it is full.");

    static final Threshold CRITICAL_MINUTES_UNTIL_FULL = Threshold.of(
            "heap-leak.critical-minutes-until-full",
            5,
            Unit.COUNT,
            "A heap that will be full in so few minutes needs somebody now, whether a collection of all of it has tested the"
                    + " climb or not.");

    static final Threshold FULL_SHARE = Threshold.of(
            "heap-leak.full-share",
            0.95,
            Unit.SHARE,
            "A floor so high is full for practical purposes: what remains is needed by the collector itself.");

    @Override
    public String id() {
        return "heap-leak";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                NOTABLE_RISE_SHARE, MIN_COLLECTIONS, FAST_MINUTES_UNTIL_FULL, CRITICAL_MINUTES_UNTIL_FULL, FULL_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        double max = evidence.last(Ids.HEAP_MAX).orElse(Double.NaN);
        List<GcPause> pauses = GcPause.withFloors(evidence);
        List<Sample> floors = GcPause.floors(pauses);
        if (floors.size() < MIN_COLLECTIONS.value() || Double.isNaN(max)) {
            return new Verdict.NotSeen(floors.size() + " collections were seen, "
                    + Unit.COUNT.format(MIN_COLLECTIONS.value()) + " make a floor");
        }
        Optional<HeapFloors> climbing =
                Growth.of(floors).filter(Growth::isSteady).map(growth -> HeapFloors.of(growth, pauses));
        boolean comesToRest = climbing.isPresent() && climbing.get().growth().levelAtRest() < FULL_SHARE.value() * max;
        if (climbing.isEmpty() || climbing.get().isTakenAway() || comesToRest) {
            return FilledHeap.climb(pauses, max)
                    .map(Growth::whole)
                    .filter(climb -> isNotable(climb, max))
                    .map(climb ->
                            Verdict.found(finding(evidence, climb, max, 0, true).build()))
                    .orElse(Verdict.FINE);
        }
        boolean proven = climbing.get().isTested();
        Trend climb = climbing.get().climb();
        double minutesLeft = climb.minutesUntil(FULL_SHARE.value() * max);
        return isNotable(climb, max) && (proven || minutesLeft <= FAST_MINUTES_UNTIL_FULL.value())
                ? Verdict.found(
                        finding(evidence, climb, max, minutesLeft, proven).build())
                : Verdict.FINE;
    }

    private static boolean isNotable(Trend climb, double max) {
        return climb.rise() >= NOTABLE_RISE_SHARE.value() * max;
    }

    private FindingBuilder finding(LiveEvidence evidence, Trend climb, double max, double minutesLeft, boolean proven) {
        String slope = Unit.BYTES.format(climb.perMinute()) + " a minute";
        boolean soon = minutesLeft <= CRITICAL_MINUTES_UNTIL_FULL.value();
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        soon ? Severity.CRITICAL : proven ? Severity.WARNING : Severity.INFO,
                        summary(slope, max, minutesLeft, proven || soon))
                .evidence(evidence.figure(
                        "slope of the floor after collections",
                        climb.perMinute(),
                        Unit.BYTES,
                        "gc.pause afterBytes, per minute"))
                .evidence(evidence.figure("floor at the end", climb.lastLevel(), Unit.BYTES, "gc.pause afterBytes"))
                .evidence(
                        evidence.figure("time until full", minutesLeft * 60, Unit.SECONDS, "floor, slope and heap.max"))
                .evidence(evidence.figure("collections seen", climb.points(), Unit.COUNT, Ids.GC_PAUSE))
                .evidence(evidence.figure("largest heap", Ids.HEAP_MAX, max))
                .why(
                        "Objects are added to something that is still reachable and never taken out again: a cache without a"
                                + " bound, a buffer that waits for an answer, a thread local that nobody clears.")
                .advice("Take a heap dump and open it: "
                        + Commands.heapDump(evidence.target().pid(), ""))
                .advice("Let the JVM leave a dump when the heap is full: jcmd "
                        + evidence.target().pid() + " VM.set_flag HeapDumpOnOutOfMemoryError true")
                .decisive(Ids.HEAP_USED)
                .confidence((proven
                                ? "Sure: collections of the whole heap left it behind too; the slope is "
                                : "Likely: no collection of the whole heap has proven it yet; the slope is ")
                        + climb.confidence());
        if (!proven) {
            finding.advice("Let a full collection tell a leak from garbage; it stops the program for a moment: jcmd "
                    + evidence.target().pid() + " GC.run");
        }
        for (Snapshots.ClassGrowth growth : evidence.snapshots().growingClasses()) {
            finding.suspect(
                    Suspect.Kind.CLASS,
                    growth.className(),
                    Unit.COUNT.format((double) growth.instances()) + " instances, "
                            + Unit.COUNT.format((double) growth.moreInstances()) + " more than "
                            + Unit.SECONDS.format(growth.seconds()) + " before");
        }
        return finding;
    }

    private static String summary(String slope, double max, double minutesLeft, boolean toldForSure) {
        String heap = Unit.BYTES.format(max);
        return minutesLeft <= 0
                ? "What each collection leaves in the heap climbed by " + slope + " until the heap of " + heap
                        + " was full"
                : "What each collection leaves in the heap climbs by " + slope + "; the heap of " + heap
                        + " is full in "
                        + Unit.SECONDS.format(minutesLeft * 60)
                        + (toldForSure ? "" : ", unless much of it is garbage: no full collection has looked");
    }
}
