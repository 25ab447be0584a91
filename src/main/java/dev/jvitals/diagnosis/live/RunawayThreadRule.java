package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.diagnosis.live.Snapshots.BusyThread;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code runaway-thread}, live: a thread wants a core all the time. The kernel tells what each thread got and how long it
 * stood in the queue for more, so that it is found on a machine short of CPU too, where it gets little.
 */
final class RunawayThreadRule implements Rule<LiveEvidence> {
    static final Threshold WHOLE_CORE = Threshold.of(
            "runaway-thread.whole-core",
            0.9,
            Unit.CORES,
            "A thread that leaves a tenth of a core is waiting for something now and then.");

    static final Threshold MIN_SECONDS = Threshold.of(
            "runaway-thread.least-cpu", 10, Unit.SECONDS, "Shorter bursts are ordinary work: a batch, a big request.");

    static final Threshold MIN_USED_SECONDS = Threshold.of(
            "runaway-thread.least-used",
            1.5,
            Unit.SECONDS,
            "Less is ordinary work, which a queue for the processor has drawn out.");

    @Override
    public String id() {
        return "runaway-thread";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(WHOLE_CORE, MIN_SECONDS, MIN_USED_SECONDS);
    }

    @Override
    public Verdict judge(LiveEvidence evidence) {
        Optional<DumpAnalysis> dump = evidence.lastDump();
        List<Finding> findings = evidence.snapshots().busyThreads().stream()
                .filter(thread -> thread.wantedCores() >= WHOLE_CORE.value()
                        && thread.seconds() >= MIN_SECONDS.value()
                        && thread.cores() * thread.seconds() >= MIN_USED_SECONDS.value())
                .flatMap(busy -> dump.flatMap(last -> javaThread(last, busy.nativeId())).stream()
                        .map(thread -> finding(evidence, busy, thread).build()))
                .toList();
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    /** The JVM's own threads (compiler, collector) have no Java state, and their load is told elsewhere. */
    private static Optional<SeenThread> javaThread(DumpAnalysis dump, long nativeId) {
        return dump.threads().stream()
                .filter(thread -> thread.thread().nativeId() == nativeId
                        && thread.thread().state() == Thread.State.RUNNABLE)
                .filter(thread -> !thread.thread().frames().isEmpty())
                .findFirst();
    }

    private FindingBuilder finding(LiveEvidence evidence, BusyThread busy, SeenThread thread) {
        String source = "/proc/PID/task/TID/schedstat";
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        "Thread \"" + thread.name() + "\" never rests: for " + Unit.SECONDS.format(busy.seconds())
                                + " it ran or waited to run " + Unit.SHARE.format(busy.wantedCores())
                                + " of the time and used " + Unit.CORES.format(busy.cores()) + ", in "
                                + Frames.own(thread.thread()))
                .evidence(evidence.figure("CPU it got", busy.cores(), Unit.CORES, source))
                .evidence(evidence.figure("CPU it got or waited for", busy.wantedCores(), Unit.CORES, source))
                .evidence(new Evidence(
                        "over",
                        busy.seconds(),
                        Unit.SECONDS,
                        source,
                        evidence.toMillis() - (long) (1_000 * busy.seconds()),
                        evidence.toMillis()))
                .suspect(Suspect.Kind.THREAD, thread.name(), "never waits for anything but the processor");
        int dumps = evidence.dumps().dumps().size();
        recurring(evidence, thread.name())
                .forEach((frame, times) -> finding.evidence(
                                "in " + times + " of " + dumps + " dumps", frame, "thread dumps")
                        .suspect(Suspect.Kind.FRAME, frame, "in " + times + " of " + dumps + " dumps"));
        return finding.why(
                        "A loop that does not end, or a search whose cost exploded (a regular expression, a damaged table)."
                                + " On few cores it slows down all others.")
                .advice("Look at the recurring frame's loop condition; take more dumps: jvitals dump "
                        + evidence.target().pid() + " --threads")
                .decisive(Ids.CPU_PROCESS)
                .confidence("Certain that it never rests; whether that is its job, its name and frames tell.");
    }

    /** The frames that the thread's dumps have in common, innermost own frame first, at most three. */
    private static Map<String, Integer> recurring(LiveEvidence evidence, String name) {
        Map<String, Integer> times = new LinkedHashMap<>();
        for (DumpAnalysis dump : evidence.dumps().dumps()) {
            dump.threads().stream()
                    .filter(thread -> thread.name().equals(name))
                    .findFirst()
                    .ifPresent(thread -> thread.thread().frames().stream()
                            .filter(frame -> !Frames.isJdk(frame))
                            .map(StackFrame::qualifiedMethod)
                            .limit(1)
                            .forEach(frame -> times.merge(frame, 1, Integer::sum)));
        }
        return times;
    }
}
