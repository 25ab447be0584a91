package dev.jvitals.diagnosis.nativememory;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.target.nmt.NativeMemoryReport;
import dev.jvitals.target.nmt.NativeMemoryReport.Category;
import java.util.List;
import java.util.Optional;

/** {@code thread-explosion}, from the number of stacks alone. */
final class ManyStacksRule implements Rule<NativeMemoryReport> {
    static final Threshold MANY = Threshold.of(
            "thread-explosion.nmt-many",
            1_000,
            Unit.COUNT,
            "As in the live rule, which calls so many critical; one moment does not show whether they still grow.");

    @Override
    public String id() {
        return "thread-explosion";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(MANY);
    }

    @Override
    public Verdict judge(NativeMemoryReport report) {
        Optional<Category> thread = report.category("Thread");
        Optional<Long> count = thread.flatMap(category -> category.count("thread"));
        if (thread.isEmpty() || count.isEmpty()) {
            return new Verdict.NotSeen("the answer does not tell the number of threads");
        }
        if (count.get() < MANY.value()) {
            return Verdict.FINE;
        }
        String source = "VM.native_memory, Thread";
        return Verdict.found(new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        Unit.COUNT.format(count.get()) + " threads, whose stacks reserve "
                                + Unit.BYTES.format(thread.get().reservedBytes()))
                .evidence("threads", count.get(), Unit.COUNT, source)
                .evidence("stack memory reserved", thread.get().reservedBytes(), Unit.BYTES, source)
                .evidence("stack memory committed", thread.get().committedBytes(), Unit.BYTES, source)
                .suspect(Suspect.Kind.CATEGORY, "Thread", Unit.COUNT.format(count.get()) + " stacks")
                .why(
                        "Each piece of work may make a thread of its own that does not end, or pools are far larger than the"
                                + " machine can use.")
                .advice("See who they are: jvitals threads PID")
                .confidence("Certain as a number; whether so many are wanted, a thread dump tells.")
                .build());
    }
}
