package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.signature.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code stuck-threads}: workers that stand at the very same place in every dump, waiting for something that is no lock
 * and no pool (those have rules of their own).
 */
public final class StuckThreadsRule implements Rule<ThreadEvidence> {
    static final Threshold SECONDS = Threshold.of(
            "stuck-threads.stuck", 30, Unit.SECONDS, "Requests are answered sooner, or their clients have gone.");

    static final Threshold WORKERS =
            Threshold.of("stuck-threads.workers", 3, Unit.COUNT, "A single long job is nobody's fault.");

    private static final int NAMED = 10;

    @Override
    public String id() {
        return "stuck-threads";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(SECONDS, WORKERS);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        if (!evidence.hasSeveral()) {
            return new Verdict.NotSeen("one dump cannot tell a stuck thread from one that just passes; take a second");
        }
        if (!(evidence.spanSeconds() >= SECONDS.value())) {
            return new Verdict.NotSeen("the dumps span less than " + Unit.SECONDS.format(SECONDS.value())
                    + " or do not say when they were taken");
        }
        Map<String, List<SeenThread>> byPlace = new LinkedHashMap<>();
        for (ThreadHistory history : evidence.series().histories()) {
            SeenThread last = history.last();
            if (history.lastUnchanged() == evidence.dumps().size() && isWaitingWorker(last)) {
                byPlace.computeIfAbsent(
                                Words.doing(last, evidence.series().last().locks()), _ -> new ArrayList<>())
                        .add(last);
            }
        }
        List<Finding> findings = new ArrayList<>();
        byPlace.forEach((doing, threads) -> {
            if (threads.size() >= WORKERS.value()) {
                findings.add(finding(evidence, doing, threads));
            }
        });
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    private static boolean isWaitingWorker(SeenThread thread) {
        return switch (thread.activity()) {
            case WAITS, WAITS_FOR_IO, CREATES_POOLED ->
                thread.stack().isIn(Place.WORKER) && thread.stack().topOwn() != null;
            case RUNS, SLEEPS, WAITS_FOR_LOCK, WAITS_FOR_POOL, IDLE, JVM -> false;
        };
    }

    private Finding finding(ThreadEvidence evidence, String doing, List<SeenThread> threads) {
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        Words.threads(threads.size()) + " have not moved for "
                                + Unit.SECONDS.format(evidence.spanSeconds()) + ": each " + doing)
                .evidence("threads with the same stack in every dump", threads.size(), Unit.COUNT, "the dumps compared")
                .evidence("unchanged for, at least", evidence.spanSeconds(), Unit.SECONDS, "first and last dump")
                .evidence("dumps", evidence.dumps().size(), Unit.COUNT, "the dumps compared");
        threads.stream()
                .limit(NAMED)
                .forEach(thread -> finding.suspect(
                        Suspect.Kind.THREAD,
                        thread.name(),
                        Words.stack(thread.thread().frames(), 6)));
        finding.suspect(
                Suspect.Kind.FRAME, Words.frame(threads.getFirst().stack().telling()), "where they stand");
        return finding.why("They wait for an answer that does not come: a call without a timeout, a future that nobody"
                        + " completes.")
                .advice("Give the call a timeout; find out what the other side is doing.")
                .confidence(
                        "Fair: the stacks are equal in every dump, yet a worker may pass the same place again and again.")
                .build();
    }
}
