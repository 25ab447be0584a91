package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.Place;
import java.util.List;

/**
 * {@code lock-contention} of another kind: threads wait for room in the queue of an asynchronous log appender, which its
 * writer does not empty fast enough.
 */
public final class LogQueueRule implements Rule<ThreadEvidence> {
    static final Threshold QUEUE =
            Threshold.of("lock-contention.queue", 3, Unit.COUNT, "As for locks: three at once is a queue.");

    private static final int NEAR_TOP = 12;

    @Override
    public String id() {
        return "lock-contention";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(QUEUE);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        DumpAnalysis worst = evidence.series().last();
        List<SeenThread> waiters = List.of();
        for (DumpAnalysis dump : evidence.dumps()) {
            List<SeenThread> here =
                    dump.threads().stream().filter(LogQueueRule::waitsToLog).toList();
            if (here.size() >= Math.max(QUEUE.value(), waiters.size())) {
                worst = dump;
                waiters = here;
            }
        }
        return waiters.isEmpty() ? Verdict.FINE : Verdict.found(finding(worst, waiters));
    }

    /** Not a lock (those are the other rule's) and not the idle writer: a logging call that waits or sleeps. */
    private static boolean waitsToLog(SeenThread thread) {
        boolean waits = thread.activity() == Activity.WAITS || thread.activity() == Activity.SLEEPS;
        return waits
                && thread.stack().isIn(Place.LOGGING)
                && Place.LOGGING.first(thread.thread().frames(), NEAR_TOP) != null;
    }

    private Finding finding(DumpAnalysis dump, List<SeenThread> waiters) {
        Convoy convoy = Convoy.of(waiters);
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        Words.threads(waiters.size()) + " wait for room in the log's queue, in " + convoy.className())
                .evidence("threads waiting to log", waiters.size(), Unit.COUNT, Words.source(dump))
                .evidence("waiting threads", Words.names(waiters), Words.source(dump))
                .evidence("all waiters by name pattern", Words.patterns(waiters), Words.source(dump))
                .waiting(Words.patternsOf(waiters));
        convoy.describe(finding, dump, waiters);
        return finding.why("An asynchronous appender blocks its callers when its queue is full: more is logged than the"
                        + " writer can write.")
                .advice(
                        "Let the appender drop when full (Logback: neverBlock=true; Log4j: AsyncQueueFullPolicy=Discard).")
                .confidence("High: the waits are inside the logging framework.")
                .build();
    }
}
