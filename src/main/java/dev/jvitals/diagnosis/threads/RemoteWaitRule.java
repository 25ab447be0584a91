package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadPool;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code remote-wait}: a large part of the workers is in a socket read called from the same place: another system answers
 * slowly. Only a hint in one dump; a warning once the same threads stand there in a later dump too.
 */
public final class RemoteWaitRule implements Rule<ThreadEvidence> {
    static final Threshold THREADS =
            Threshold.of("remote-wait.threads", 10, Unit.COUNT, "Fewer calls at once are what a server does all day.");

    static final Threshold SHARE_OF_POOL =
            Threshold.of("remote-wait.share-of-pool", 0.5, Unit.SHARE, "At least so large a part of their pool.");

    static final Threshold SLOW_SECONDS = Threshold.of(
            "remote-wait.slow", 5, Unit.SECONDS, "A remote call that takes longer is slow by any measure.");

    private static final int NAMED = 10;

    @Override
    public String id() {
        return "remote-wait";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(THREADS, SHARE_OF_POOL, SLOW_SECONDS);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        Persistence persistence = evidence.persistence();
        Map<String, Finding> found = new LinkedHashMap<>();
        for (DumpAnalysis dump : evidence.dumps()) {
            byCaller(dump).forEach((caller, threads) -> {
                ThreadPool pool = Members.mostFrequentPool(dump, threads);
                boolean large =
                        threads.size() >= THREADS.value() && threads.size() >= SHARE_OF_POOL.value() * pool.count();
                // A pool without an idle worker is told by workers-saturated, with all that its workers do.
                if (large && pool.idle() > 0) {
                    found.put(caller, finding(dump, pool, threads, longest(persistence, threads)));
                }
            });
        }
        return found.isEmpty() ? Verdict.FINE : new Verdict.Found(List.copyOf(found.values()));
    }

    private static Map<String, List<SeenThread>> byCaller(DumpAnalysis dump) {
        Map<String, List<SeenThread>> byCaller = new HashMap<>();
        for (SeenThread thread : dump.threads()) {
            StackFrame caller = thread.stack().topOwn();
            boolean reads =
                    thread.activity() == Activity.WAITS_FOR_IO && thread.label().startsWith("socket");
            if (reads && caller != null && thread.stack().isIn(Place.WORKER)) {
                byCaller.computeIfAbsent(caller.qualifiedMethod(), _ -> new ArrayList<>())
                        .add(thread);
            }
        }
        return byCaller;
    }

    private static double longest(Persistence persistence, List<SeenThread> threads) {
        double longest = 0;
        for (SeenThread thread : threads) {
            longest = Math.max(longest, persistence.seconds(thread, seen -> seen.stack() == thread.stack()));
        }
        return longest;
    }

    private Finding finding(DumpAnalysis dump, ThreadPool pool, List<SeenThread> threads, double seconds) {
        String caller = Words.frame(threads.getFirst().stack().topOwn());
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        seconds >= SLOW_SECONDS.value() ? Severity.WARNING : Severity.INFO,
                        Words.number(threads.size()) + " of " + Words.threads(pool.count()) + " of " + pool.pattern()
                                + " wait for the network in a call from " + caller)
                .evidence("threads in a socket call", threads.size(), Unit.COUNT, Words.source(dump))
                .evidence("threads of their pool", pool.count(), Unit.COUNT, Words.source(dump));
        if (seconds > 0) {
            finding.evidence("the same threads stand there for, at least", seconds, Unit.SECONDS, "the dumps compared");
        }
        finding.suspect(Suspect.Kind.FRAME, caller, "makes the call");
        threads.stream()
                .limit(NAMED)
                .forEach(thread -> finding.suspect(
                        Suspect.Kind.THREAD,
                        thread.name(),
                        Words.stack(thread.thread().frames(), 4)));
        return finding.why("The other side answers slowly, and each waiting call keeps a worker.")
                .advice("Set read timeouts; see the sockets and whom they talk to: ss -tnp | grep pid="
                        + Words.pid(dump) + ",")
                .confidence(
                        seconds >= SLOW_SECONDS.value()
                                ? "Fair: the same threads wait in several dumps."
                                : "Low: one dump shows many calls under way, not how long they take.")
                .build();
    }
}
