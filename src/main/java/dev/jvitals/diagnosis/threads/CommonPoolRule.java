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
import java.util.List;
import java.util.Map;

/**
 * {@code common-pool-starved}: every worker of the common fork-join pool waits, so that parallel streams and
 * CompletableFutures of the whole JVM stand still.
 */
public final class CommonPoolRule implements Rule<ThreadEvidence> {
    static final Threshold WORKERS = Threshold.of(
            "common-pool-starved.workers",
            2,
            Unit.COUNT,
            "With a single worker one waiting call is all it takes, and that is ordinary on small machines.");

    private static final String PREFIX = "ForkJoinPool.commonPool-worker-";

    @Override
    public String id() {
        return "common-pool-starved";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(WORKERS);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        DumpAnalysis dump = evidence.series().last();
        List<SeenThread> workers = dump.threads().stream()
                .filter(thread -> thread.name().startsWith(PREFIX))
                .toList();
        boolean allWait = workers.size() >= WORKERS.value() && workers.stream().allMatch(CommonPoolRule::waits);
        return allWait ? Verdict.found(finding(dump, workers)) : Verdict.FINE;
    }

    private static boolean waits(SeenThread worker) {
        return switch (worker.activity()) {
            case WAITS_FOR_LOCK, WAITS_FOR_POOL, CREATES_POOLED, WAITS, SLEEPS, WAITS_FOR_IO -> true;
            case RUNS, IDLE, JVM -> false;
        };
    }

    private Finding finding(DumpAnalysis dump, List<SeenThread> workers) {
        Map.Entry<String, Integer> mostly = Words.mostly(workers, dump.locks());
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        "All " + Words.number(workers.size()) + " workers of the common pool wait; "
                                + Words.number(mostly.getValue())
                                + " of them: each " + mostly.getKey())
                .evidence("workers of the common pool", workers.size(), Unit.COUNT, Words.source(dump))
                .evidence("of these waiting", workers.size(), Unit.COUNT, Words.source(dump))
                .suspect(Suspect.Kind.POOL, "ForkJoinPool.commonPool", "");
        workers.forEach(
                worker -> finding.suspect(Suspect.Kind.THREAD, worker.name(), Words.doing(worker, dump.locks())));
        return finding.why(
                        "The common pool has one worker less than processors and is shared by all parallel streams and"
                                + " asynchronous CompletableFutures; blocking calls take it away from everybody.")
                .advice("Run blocking work on an executor of its own: CompletableFuture.supplyAsync(task, executor).")
                .confidence("High for the moment of the dump; another dump shows whether it lasts.")
                .build();
    }
}
