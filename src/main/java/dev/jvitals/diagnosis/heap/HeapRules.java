package dev.jvitals.diagnosis.heap;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Diagnosis;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.heap.Heap;
import java.util.List;

/** All rules for heap dumps. */
public final class HeapRules {
    private static final List<Rule<HeapEvidence>> ALL =
            List.of(new HeapLeakRule(), new DirectMemoryRule(), new ClassLeakRule());

    private HeapRules() {}

    /** All of them. Stateless. */
    public static List<Rule<HeapEvidence>> all() {
        return ALL;
    }

    /** What an object or group must hold to be a finding, for example {@code 25 % of the heap and 16 MB}. */
    public static String notable() {
        return Unit.SHARE.format(HeapLeakRule.NOTABLE_SHARE.value()) + " of the heap and "
                + Unit.BYTES.format(HeapLeakRule.NOTABLE_BYTES.value());
    }

    /** What they say of the evidence. Cost: little, once it is gathered. */
    public static Judgement judge(HeapEvidence evidence) {
        return Diagnosis.judge(ALL, evidence);
    }

    /** Gathers the evidence and judges it; see {@link HeapEvidence#gather}. */
    public static Judgement judge(Heap heap, Progress progress, Cancellation cancellation) {
        return judge(HeapEvidence.gather(heap, progress, cancellation));
    }
}
