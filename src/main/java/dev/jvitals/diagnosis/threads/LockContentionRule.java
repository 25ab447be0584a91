package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.LockGraph;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadPool;
import dev.jvitals.threads.signature.ObserverThreads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code lock-contention}: many threads queue for one lock, or for locks whose owners queue for it. Names the owner and
 * what it does, and tells convoys in logging and class loading. Circles belong to {@code deadlock}; where only the JVM's
 * own services queue, such as its flight recorder, the program has no trouble.
 */
public final class LockContentionRule implements Rule<ThreadEvidence> {
    static final Threshold QUEUE = Threshold.of(
            "lock-contention.queue",
            3,
            Unit.COUNT,
            "One or two meet at a lock in any busy server; three at once is a queue.");

    static final Threshold OUTAGE_WAITERS = Threshold.of(
            "lock-contention.outage-waiters",
            10,
            Unit.COUNT,
            "From so many on, half of a pool behind one lock means that its work stands still.");

    static final Threshold OUTAGE_SHARE = Threshold.of(
            "lock-contention.outage-share",
            0.5,
            Unit.SHARE,
            "Where half of a pool waits for one lock, its work stands still.");

    static final Threshold STUCK_SECONDS = Threshold.of(
            "lock-contention.stuck",
            10,
            Unit.SECONDS,
            "A thread that waits for the same lock so long is stuck, though it be alone.");

    private static final int WAITERS_NAMED = 10;

    /** Nobody reads more; the dump's lock view has them all. */
    private static final int LOCKS_TOLD = 20;

    /** A lock in one dump with who waits for it, and everybody who is behind it, directly or through other locks. */
    private record Queue(DumpAnalysis dump, LockNode lock, List<SeenThread> waiting, Set<SeenThread> behind) {}

    /** One lock over the dumps, wherever collections moved it to. */
    private static final class Trail {
        Queue latest;
        Queue worst;
        /** In how many dumps the queue was long enough to be told. */
        int longIn;

        Trail(Queue first) {
            latest = first;
            worst = first;
            longIn = isLong(first) ? 1 : 0;
        }

        /** Takes its queue of the next dump; it is then no longer among those that have none there. */
        void goOn(Queue next, List<Trail> open) {
            latest = next;
            worst = next.behind.size() >= worst.behind.size() ? next : worst;
            longIn += isLong(next) ? 1 : 0;
            open.remove(this);
        }
    }

    @Override
    public String id() {
        return "lock-contention";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(QUEUE, OUTAGE_WAITERS, OUTAGE_SHARE, STUCK_SECONDS);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        Persistence persistence = evidence.persistence();
        List<Finding> findings = new ArrayList<>();
        List<Trail> longestFirst = trails(evidence.dumps(), new MovedLocks(persistence)).stream()
                .sorted(Comparator.comparingInt((Trail trail) -> trail.worst.behind.size())
                        .reversed())
                .toList();
        for (Trail trail : longestFirst) {
            double longest = longestSeconds(trail.worst, persistence);
            boolean isStuck = longest >= STUCK_SECONDS.value();
            if ((isStuck || isLong(trail.worst)) && findings.size() < LOCKS_TOLD) {
                boolean isPassing = !isStuck && trail.longIn == 1 && evidence.canShowAgain();
                findings.add(finding(
                        trail.worst, longest, isPassing, evidence.dumps().size()));
            }
        }
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    private static boolean isLong(Queue queue) {
        return queue.behind.size() >= QUEUE.value();
    }

    /** The queues at each lock over all dumps. */
    private static List<Trail> trails(List<DumpAnalysis> dumps, MovedLocks locks) {
        List<Trail> trails = new ArrayList<>();
        for (DumpAnalysis dump : dumps) {
            List<Trail> open = new ArrayList<>(trails);
            List<Queue> moved = new ArrayList<>();
            for (Queue queue : queues(dump)) {
                Optional<Trail> known = open.stream()
                        .filter(trail -> trail.latest.lock.id().equals(queue.lock.id()))
                        .findFirst();
                known.ifPresentOrElse(trail -> trail.goOn(queue, open), () -> moved.add(queue));
            }
            for (Queue queue : moved) {
                trailOfMoved(queue, open, locks)
                        .ifPresentOrElse(trail -> trail.goOn(queue, open), () -> trails.add(new Trail(queue)));
            }
        }
        return trails;
    }

    private static Optional<Trail> trailOfMoved(Queue queue, List<Trail> open, MovedLocks locks) {
        List<Trail> maybe = open.stream()
                .filter(trail -> MovedLocks.mayHaveMoved(trail.latest.lock, trail.latest.dump, queue.lock, queue.dump))
                .toList();
        return maybe.stream()
                .filter(trail -> locks.sharesWaiters(trail.latest.lock, queue.lock))
                .findFirst()
                .or(() -> maybe.stream()
                        .filter(trail -> locks.hasSameOwner(trail.latest.lock, queue.lock))
                        .findFirst());
    }

    /** The locks at the root of queues: their owners wait for no other lock, or nobody in the dump owns them. */
    private static List<Queue> queues(DumpAnalysis dump) {
        LockGraph locks = dump.locks();
        Set<SeenThread> deadlocked = new HashSet<>();
        locks.cycles().forEach(deadlocked::addAll);
        List<Queue> queues = new ArrayList<>();
        for (LockNode lock : locks.contended()) {
            SeenThread owner = lock.owner();
            boolean explained = owner != null
                    && (locks.blockerOf(owner) != null || deadlocked.contains(owner) || waitsForUnowned(locks, owner));
            if (!explained && lock.kind() != LockNode.Kind.CLASS_INIT) {
                queue(dump, lock).ifPresent(queues::add);
            }
        }
        return queues;
    }

    private static boolean waitsForUnowned(LockGraph locks, SeenThread owner) {
        LockNode wanted = locks.wantedBy(owner);
        return wanted != null && wanted.ownerUnknown();
    }

    /** Empty where nobody of the program is in it. */
    private static Optional<Queue> queue(DumpAnalysis dump, LockNode lock) {
        Set<SeenThread> behind = new LinkedHashSet<>(lock.waiting());
        lock.waiting().forEach(waiter -> behind.addAll(dump.locks().behind(waiter)));
        behind.removeIf(LockContentionRule::isService);
        List<SeenThread> waiting =
                lock.waiting().stream().filter(behind::contains).toList();
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of(new Queue(dump, lock, waiting.isEmpty() ? lock.waiting() : waiting, behind));
    }

    /** The flight recorder, attaching, and JMX where it calls nothing of the program. */
    private static boolean isService(SeenThread thread) {
        return ObserverThreads.isOne(thread.name()) && thread.stack().topOwn() == null;
    }

    private static double longestSeconds(Queue queue, Persistence persistence) {
        double longest = 0;
        for (SeenThread waiter : queue.waiting) {
            longest = Math.max(longest, persistence.seconds(waiter, seen -> MovedLocks.isSameWait(waiter, seen)));
        }
        return longest;
    }

    private Finding finding(Queue queue, double longestSeconds, boolean isPassing, int dumps) {
        LockNode lock = queue.lock;
        LockGraph locks = queue.dump.locks();
        String source = Words.source(queue.dump);
        ThreadPool pool = Members.mostFrequentPool(queue.dump, queue.behind);
        Convoy convoy = Convoy.of(queue.waiting);
        FindingBuilder finding = new FindingBuilder(id(), severity(queue, pool, isPassing), summary(queue, convoy))
                .evidence("threads waiting for the lock", queue.waiting.size(), Unit.COUNT, source)
                .evidence("threads behind it, through other locks too", queue.behind.size(), Unit.COUNT, source)
                .evidence("lock", Words.lock(lock), source)
                .evidence("waiting threads", Words.names(queue.waiting), source)
                .evidence("all behind it by name pattern", Words.patterns(queue.behind), source)
                .waiting(Words.patternsOf(queue.behind));
        if (longestSeconds > 0) {
            finding.evidence("longest wait seen, at least", longestSeconds, Unit.SECONDS, "the dumps compared");
        } else {
            finding.evidence(
                    "longest wait",
                    dumps == 1
                            ? "one dump cannot tell; take a second"
                            : "no two of the " + dumps + " dumps tell; take more, each with its time",
                    source);
        }
        if (isPassing) {
            finding.evidence(
                    "so long a queue", dumps == 1 ? "in one dump so far" : "in one of " + dumps + " dumps", source);
        }
        finding.suspect(Suspect.Kind.LOCK, lock.id(), lock.className());
        owner(finding, lock, queue.dump);
        convoy.describe(finding, queue.dump, queue.waiting);
        waiters(finding, queue.behind, locks);
        return finding.build();
    }

    /** A few threads that met at a lock once, of several looks, are no outage: on a busy machine the owner waits for a core. */
    private static Severity severity(Queue queue, ThreadPool pool, boolean isPassing) {
        int behind = queue.behind.size();
        long ofPool = pool.threads().stream().filter(queue.behind::contains).count();
        boolean outage = behind >= OUTAGE_WAITERS.value() && ofPool >= OUTAGE_SHARE.value() * pool.count();
        if (outage) {
            return Severity.CRITICAL;
        }
        return isPassing && behind < OUTAGE_WAITERS.value() ? Severity.INFO : Severity.WARNING;
    }

    private static String summary(Queue queue, Convoy convoy) {
        int direct = queue.waiting.size();
        int more = queue.behind.size() - direct;
        SeenThread owner = queue.lock.owner();
        return Words.threads(direct) + " " + Words.verb(direct, "wait") + " for " + Words.lock(queue.lock)
                + convoy.inWords()
                + (more > 0 ? ", " + Words.number(more) + " more behind them" : "")
                + (owner == null
                        ? "; no thread in the dump owns it"
                        : "; its owner \"" + owner.name() + "\" " + Words.doing(owner, queue.dump.locks()));
    }

    private static void owner(FindingBuilder finding, LockNode lock, DumpAnalysis dump) {
        LockGraph locks = dump.locks();
        String source = Words.source(dump);
        SeenThread owner = lock.owner();
        if (owner == null) {
            finding.evidence("owner", "no thread in the dump owns it", source)
                    .why(
                            "The owner does not show: it may be an unmounted virtual thread, hold the lock for reading, have"
                                    + " let go in this very moment, or have died without unlocking.")
                    .advice("Take the next dump with lock owners: " + Words.takeDump(dump)
                            + "; and where there are virtual threads (JDK 21 and later): jcmd " + Words.pid(dump)
                            + " Thread.dump_to_file -overwrite -format=json "
                            + Commands.file("threads", Words.pid(dump), "json"))
                    .confidence("That they wait is certain; who holds them up is not in the dump.");
            return;
        }
        finding.evidence("owner", owner.name(), source)
                .evidence("what the owner does", Words.stack(owner.thread().frames(), 8), source)
                .suspect(Suspect.Kind.THREAD, owner.name(), "owns it and " + Words.doing(owner, locks))
                .suspect(Suspect.Kind.FRAME, Words.frame(owner.stack().telling()), "where the owner is")
                .why("Only the owner can go on; everything it does while it holds the lock is done one at a time.")
                .advice("Move the slow call of \"" + owner.name() + "\" out of the locked part, or split the lock.")
                .confidence(
                        "Certain for this moment: owner and waiters are lock lines of the dump. One dump cannot tell a"
                                + " passing jam from a lasting one.");
    }

    private static void waiters(FindingBuilder finding, Collection<SeenThread> waiters, LockGraph locks) {
        waiters.stream()
                .limit(WAITERS_NAMED)
                .forEach(waiter -> finding.suspect(Suspect.Kind.THREAD, waiter.name(), Words.doing(waiter, locks)));
    }
}
