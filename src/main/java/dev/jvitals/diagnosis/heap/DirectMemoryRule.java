package dev.jvitals.diagnosis.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.heap.survey.DirectMemory;
import java.util.List;

/** {@code direct-memory}: direct buffers near their limit, or with more native memory than the whole heap has. */
final class DirectMemoryRule implements Rule<HeapEvidence> {
    static final Threshold NEAR_SHARE = Threshold.of(
            "direct-memory.dump-near-share",
            0.8,
            Unit.SHARE,
            "The JDK itself collects the whole heap only at the limit; four fifths leave time to look.");
    static final Threshold AT_LIMIT_SHARE = Threshold.of(
            "direct-memory.dump-at-limit-share", 0.95, Unit.SHARE, "One burst away from OutOfMemoryError.");
    static final Threshold NOTABLE_BYTES = Threshold.of(
            "direct-memory.dump-notable",
            64L << 20,
            Unit.BYTES,
            "Less is what a few sockets and files of any server take.");

    private static final int OWNERS = 5;

    @Override
    public String id() {
        return "direct-memory";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NEAR_SHARE, AT_LIMIT_SHARE, NOTABLE_BYTES);
    }

    @Override
    public Verdict judge(HeapEvidence evidence) {
        if (!evidence.heap().hasDump()) {
            return new Verdict.NotSeen("only the index is here, and capacities are in the dump's values");
        }
        DirectMemory.Survey direct = evidence.direct();
        long used = Math.max(direct.capacityBytes(), direct.reservedBytes());
        boolean near = direct.limitBytes() > 0 && used >= NEAR_SHARE.value() * direct.limitBytes();
        boolean beyondHeap =
                used >= NOTABLE_BYTES.value() && used > evidence.heap().totals().usedBytes();
        return near || beyondHeap ? Verdict.found(finding(evidence, used, near)) : Verdict.FINE;
    }

    private Finding finding(HeapEvidence evidence, long used, boolean near) {
        DirectMemory.Survey direct = evidence.direct();
        boolean atLimit = direct.limitBytes() > 0 && used >= AT_LIMIT_SHARE.value() * direct.limitBytes();
        String of = direct.limitBytes() > 0 ? " of " + Unit.BYTES.format(direct.limitBytes()) : "";
        String most =
                direct.owners().isEmpty() ? "" : "; " + words(direct.owners().getFirst());
        Severity severity = atLimit ? Severity.CRITICAL : near ? Severity.WARNING : Severity.INFO;
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        severity,
                        Unit.COUNT.format(direct.buffers()) + " direct buffers take " + Unit.BYTES.format(used) + of
                                + " outside the heap" + most)
                .evidence("capacity of direct buffers", direct.capacityBytes(), Unit.BYTES, "DirectByteBuffer.capacity")
                .evidence("direct buffers", direct.buffers(), Unit.COUNT, "java.nio.DirectByteBuffer with a cleaner")
                .evidence("heap in use", evidence.heap().totals().usedBytes(), Unit.BYTES, "objects of the heap dump");
        if (direct.limitBytes() > 0) {
            finding.evidence("limit", direct.limitBytes(), Unit.BYTES, "java.nio.Bits, jdk.internal.misc.VM");
        }
        if (direct.reservedBytes() >= 0) {
            finding.evidence("reserved", direct.reservedBytes(), Unit.BYTES, "java.nio.Bits");
        }
        for (DirectMemory.Owner owner : direct.owners().stream().limit(OWNERS).toList()) {
            finding.evidence("owner " + owner.name(), owner.capacityBytes(), Unit.BYTES, "who refers to the buffers")
                    .suspect(Suspect.Kind.CLASS, owner.name(), words(owner));
        }
        return finding.why(
                        "A direct buffer's memory is freed when the small object that owns it is collected. Once that is"
                                + " old, only an old collection frees it, and a quiet heap has none.")
                .advice("See all owners: jvitals heap " + evidence.heap().file() + " --direct")
                .advice("Reuse buffers (a pool), or free them when done; do not make one for each message")
                .advice("Bound them: -XX:MaxDirectMemorySize, and -Djdk.nio.maxCachedBufferSize for the threads' own")
                .confidence("The figures are the dump's. When the last collection was, and whether"
                        + " -XX:+DisableExplicitGC is set, only the running JVM shows.")
                .build();
    }

    private static String words(DirectMemory.Owner owner) {
        return owner.name() + " holds " + Unit.COUNT.format(owner.buffers()) + " with "
                + Unit.BYTES.format(owner.capacityBytes());
    }
}
