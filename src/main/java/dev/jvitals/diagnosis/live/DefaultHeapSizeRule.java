package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** {@code default-heap-size}: the heap is full, and nobody chose how large it may be. */
final class DefaultHeapSizeRule implements Rule<LiveEvidence> {
    @Override
    public String id() {
        return "default-heap-size";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(
                GcThrashRule.BUSY_SHARE,
                GcThrashRule.FULL_SHARE,
                GcThrashRule.FUTILE_SHARE,
                GcThrashRule.TIGHT_SHARE,
                FullHeap.SHARE,
                FullHeap.BUSY_FULL_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        TargetFacts target = evidence.target();
        TargetFacts.Flag flag = target.flag("MaxHeapSize");
        OptionalDouble max = target.number("MaxHeapSize");
        if (flag == null || max.isEmpty()) {
            return new Verdict.NotSeen("the JVM's flags and their origins are not known");
        }
        GcLoad load = GcLoad.of(evidence);
        double usable = evidence.last(Ids.HEAP_MAX).orElse(max.getAsDouble()); // less than the flag by a survivor space
        boolean full = GcThrashRule.thrashes(load, usable)
                || FullHeap.of(evidence, load, usable).isPresent();
        return full && flag.isJvmsOwnChoice() && !isShareChosen(target)
                ? Verdict.found(finding(evidence, flag, max.getAsDouble(), load).build())
                : Verdict.FINE;
    }

    /** Who chose a share of the memory chose the heap. */
    private static boolean isShareChosen(TargetFacts target) {
        return Stream.of("MaxRAMPercentage", "MaxRAMFraction", "MinRAMPercentage", "MinRAMFraction")
                .map(target::flag)
                .anyMatch(share -> share != null && share.origin().startsWith("command line"));
    }

    private FindingBuilder finding(LiveEvidence evidence, TargetFacts.Flag flag, double max, GcLoad load) {
        TargetFacts target = evidence.target();
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        "Nobody set -Xmx: the JVM took " + Unit.BYTES.format(max) + " of "
                                + Unit.BYTES.format(target.memoryBytes()) + ", and that is full")
                .evidence(evidence.figure("MaxHeapSize", max, Unit.BYTES, flag.source()))
                .evidence("origin of MaxHeapSize", flag.origin(), flag.source())
                .evidence(evidence.figure(
                        "memory of the machine or container", target.memoryBytes(), Unit.BYTES, "operating system"))
                .suspect(Suspect.Kind.FLAG, "MaxHeapSize", flag.origin())
                .why(
                        "Without -Xmx the JVM takes a fraction of the memory it believes to have, a quarter as a rule, whatever"
                                + " the program needs.")
                .advice("Set it: -Xmx" + suggestedMegabytes(load, max) + "m, or in a container"
                        + " -XX:MaxRAMPercentage=75")
                .decisive(Ids.HEAP_USED)
                .confidence(
                        flag.origin().equals(TargetFacts.Flag.NOBODYS_CHOICE)
                                ? "Certain: its counters hold all options that it was started with, and none sets the heap."
                                : "Certain: the flag's origin is told by the JVM.");
        target.number("MaxRAM")
                .ifPresent(ram -> finding.evidence(evidence.figure(
                        "memory the JVM believes to have (MaxRAM)", ram, Unit.BYTES, target.sourceOf("MaxRAM"))));
        return finding;
    }

    /** A heap that is full at each look and whose collections tell no figures gets twice its room. */
    private static long suggestedMegabytes(GcLoad load, double max) {
        return Double.isNaN(load.medianFloorBytes())
                ? Math.round(2 * max / (1024 * 1024))
                : GcThrashRule.suggestedMegabytes(load);
    }
}
