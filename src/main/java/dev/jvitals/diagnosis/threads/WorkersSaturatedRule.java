package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadPool;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code workers-saturated}: no worker of an executor is idle and most of them wait for the same thing, so that new work
 * queues. Workers that compute in different places are just busy and no finding.
 */
public final class WorkersSaturatedRule implements Rule<ThreadEvidence> {
    static final Threshold WORKERS = Threshold.of(
            "workers-saturated.workers",
            10,
            Unit.COUNT,
            "Smaller pools are busy as a whole in ordinary work: a batch, a parallel step.");

    static final Threshold OUTAGE_WORKERS = Threshold.of(
            "workers-saturated.outage-workers",
            50,
            Unit.COUNT,
            "From so many on, a server's request pool is at or near its configured size, and clients get no answer.");

    static final Threshold SAME_PLACE = Threshold.of(
            "workers-saturated.same-place",
            0.5,
            Unit.SHARE,
            "At least so large a part of the workers must stand at the same place: the bottleneck.");

    private static final int GROUPS_SHOWN = 5;

    @Override
    public String id() {
        return "workers-saturated";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(WORKERS, OUTAGE_WORKERS, SAME_PLACE);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        Map<String, Finding> worst = new LinkedHashMap<>();
        for (DumpAnalysis dump : evidence.dumps()) {
            for (ThreadPool pool : dump.pools()) {
                if (isSaturated(pool)) {
                    Finding finding = finding(dump, pool);
                    if (finding != null) {
                        worst.put(pool.pattern(), finding);
                    }
                }
            }
        }
        return worst.isEmpty() ? Verdict.FINE : new Verdict.Found(List.copyOf(worst.values()));
    }

    private static boolean isSaturated(ThreadPool pool) {
        return pool.count() >= WORKERS.value()
                && pool.idle() == 0
                && pool.threads().stream()
                        .allMatch(thread -> thread.stack().isIn(Place.WORKER)
                                && !thread.thread().virtual());
    }

    private @Nullable Finding finding(DumpAnalysis dump, ThreadPool pool) {
        Map<String, Integer> doings = Words.doings(pool.threads(), dump.locks());
        Map.Entry<String, Integer> most = doings.entrySet().iterator().next();
        SeenThread example = pool.threads().stream()
                .filter(thread -> Words.doing(thread, dump.locks()).equals(most.getKey()))
                .findFirst()
                .orElseThrow();
        if (most.getValue() < SAME_PLACE.value() * pool.count() || example.activity() == Activity.RUNS) {
            return null;
        }
        boolean serves =
                pool.threads().stream().anyMatch(thread -> thread.stack().isIn(Place.REQUEST_WORKER));
        // What they wait for has a finding of its own; that it fills the pool is its consequence.
        boolean explained =
                example.activity() == Activity.WAITS_FOR_POOL || example.activity() == Activity.WAITS_FOR_LOCK;
        Severity severity = explained
                ? Severity.INFO
                : serves && pool.count() >= OUTAGE_WORKERS.value() ? Severity.CRITICAL : Severity.WARNING;
        String source = Words.source(dump);
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        severity,
                        "All " + Words.number(pool.count()) + " workers of " + pool.pattern() + " are busy; "
                                + Words.number(most.getValue()) + " of them: each " + most.getKey())
                .evidence("workers", pool.count(), Unit.COUNT, source)
                .evidence("idle workers", pool.idle(), Unit.COUNT, source);
        doings.entrySet().stream()
                .limit(GROUPS_SHOWN)
                .forEach(doing -> finding.evidence("each " + doing.getKey(), doing.getValue(), Unit.COUNT, source));
        finding.suspect(Suspect.Kind.POOL, pool.pattern(), Words.number(pool.count()) + " workers, none idle")
                .suspect(Suspect.Kind.FRAME, Words.frame(example.stack().telling()), "where most of them stand");
        pool.threads().stream()
                .limit(GROUPS_SHOWN)
                .forEach(thread ->
                        finding.suspect(Suspect.Kind.THREAD, thread.name(), Words.doing(thread, dump.locks())));
        return finding.why(
                        "With no idle worker, new work waits in the executor's queue; clients see time-outs though the"
                                + " JVM has CPU to spare.")
                .advice(
                        "Make what they wait for faster, or give it a timeout; more workers only help when it can bear more"
                                + " callers.")
                .advice("See whether the same threads still stand there: " + Words.takeDump(dump))
                .confidence(
                        serves
                                ? "High: every worker of a request pool is occupied and most stand at one place."
                                : "Fair: every worker is occupied; a batch job may mean to use them all.")
                .build();
    }
}
