package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** {@code direct-memory}: direct buffers near their limit, and no old collection to free those that are garbage. */
final class DirectMemoryRule implements Rule<LiveEvidence> {
    static final Threshold NEAR_SHARE = Threshold.of(
            "direct-memory.near-share",
            0.8,
            Unit.SHARE,
            "The JDK itself collects the whole heap only at the limit; four fifths leave time to look.");

    static final Threshold AT_LIMIT_SHARE =
            Threshold.of("direct-memory.at-limit-share", 0.95, Unit.SHARE, "One burst away from OutOfMemoryError.");

    @Override
    public String id() {
        return "direct-memory";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NEAR_SHARE, AT_LIMIT_SHARE);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        OptionalDouble used = evidence.last(Ids.DIRECT_USED);
        OptionalDouble limit = limitBytes(evidence.target());
        if (used.isEmpty() || limit.isEmpty()) {
            return new Verdict.NotSeen("direct buffers or their limit are not known: this needs an attached JVM");
        }
        double share = used.getAsDouble() / Math.max(1, limit.getAsDouble());
        return share >= NEAR_SHARE.value()
                ? Verdict.found(finding(evidence, used.getAsDouble(), limit.getAsDouble())
                        .build())
                : Verdict.FINE;
    }

    /** Zero means that the limit is the heap's (jdk.internal.misc.VM.initLevel1, JDK 8 to 26). */
    private static OptionalDouble limitBytes(TargetFacts target) {
        OptionalDouble set = target.number("MaxDirectMemorySize");
        return set.isPresent() && set.getAsDouble() > 0 ? set : target.number("MaxHeapSize");
    }

    private FindingBuilder finding(LiveEvidence evidence, double used, double limit) {
        TargetFacts target = evidence.target();
        boolean disabled = target.isOn("DisableExplicitGC");
        double minutes = minutesSinceOldCollection(evidence);
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        used >= AT_LIMIT_SHARE.value() * limit ? Severity.CRITICAL : Severity.WARNING,
                        "Direct buffers take " + Unit.BYTES.format(used) + " of the " + Unit.BYTES.format(limit)
                                + " they may; those the program has dropped are freed only by a collection of the old"
                                + " generation, and none ran for " + Unit.SECONDS.format(minutes * 60))
                .evidence(evidence.figure("direct buffers", Ids.DIRECT_USED, used))
                .evidence(evidence.figure(
                        "their limit", limit, Unit.BYTES, "the JVM's flags MaxDirectMemorySize, MaxHeapSize"))
                .evidence(evidence.figure(
                        "time since an old collection, at least", minutes * 60, Unit.SECONDS, Ids.GC_PAUSE))
                .evidence("-XX:+DisableExplicitGC", disabled ? "set" : "not set", target.sourceOf("DisableExplicitGC"))
                .suspect(
                        Suspect.Kind.CLASS,
                        "java.nio.DirectByteBuffer",
                        "its memory is freed only when its owner is collected")
                .suspect(Suspect.Kind.FLAG, "MaxDirectMemorySize", Unit.BYTES.format(limit))
                .why(
                        "A direct buffer's memory is freed when the small object that owns it is collected. Once that is old, only"
                                + " an old collection frees it, and a quiet heap has none.")
                .advice("Reuse buffers (a pool), or free them when done; do not make one for each message")
                .advice("See who owns them: " + Commands.heapDump(target.pid(), "--direct"))
                .decisive(Ids.DIRECT_USED)
                .confidence(
                        "The figures are the JVM's own. Whether the buffers are garbage or in use, a heap dump tells.");
        evidence.last(Ids.DIRECT_COUNT)
                .ifPresent(count -> finding.evidence(evidence.figure("buffers", Ids.DIRECT_COUNT, count)));
        if (disabled) {
            finding.suspect(Suspect.Kind.FLAG, "DisableExplicitGC", "takes away the JDK's last resort at the limit")
                    .advice("Remove -XX:+DisableExplicitGC: at the limit the JDK calls System.gc() to free buffers");
        }
        return finding;
    }

    private static double minutesSinceOldCollection(LiveEvidence evidence) {
        long since = Stream.of(Ids.GC_PAUSE, Ids.GC_CYCLE)
                .flatMap(kind -> evidence.history().events(kind, Long.MIN_VALUE, evidence.toMillis()).stream())
                .filter(event -> GcPause.of(event).isOld())
                .mapToLong(event -> event.atMillis())
                .max()
                .orElse(evidence.history().firstMillis());
        return (double) (evidence.toMillis() - since) / 60_000;
    }
}
