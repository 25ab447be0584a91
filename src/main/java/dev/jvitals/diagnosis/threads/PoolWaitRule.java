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
import dev.jvitals.threads.group.ThreadPool;
import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * {@code pool-wait}: threads wait inside the borrow method of a connection pool. Says who holds the connections and what
 * those do, because that is where the time goes. Waiting while a new connection is made is told apart.
 */
public final class PoolWaitRule implements Rule<ThreadEvidence> {
    static final Threshold QUEUE = Threshold.of(
            "pool-wait.queue",
            3,
            Unit.COUNT,
            "One or two may wait for a moment in any busy server; three at once is a queue.");

    static final Threshold OUTAGE_WAITERS = Threshold.of(
            "pool-wait.outage-waiters",
            5,
            Unit.COUNT,
            "From so many waiters on, half of the request threads count: a handful of test threads is no outage.");

    static final Threshold OUTAGE_SHARE = Threshold.of(
            "pool-wait.outage-share",
            0.5,
            Unit.SHARE,
            "When so large a part of the request threads waits, requests pile up in front of them.");

    /** So many holders are named one by one. */
    private static final int HOLDERS_NAMED = 10;

    @Override
    public String id() {
        return "pool-wait";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(QUEUE, OUTAGE_WAITERS, OUTAGE_SHARE);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (PoolUse use : PoolUse.worst(evidence, each -> each.waiters().size())) {
            findings.add(use.waiters().isEmpty() ? creating(use) : waiting(use, new Waits(use, evidence)));
        }
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    /** How long and how widely a pool's waiters wait. */
    private static final class Waits {
        final int dumps;
        final int mostDumps;
        final double longestSeconds;
        final ThreadPool requestPool;
        final int ofRequestPool;

        Waits(PoolUse use, ThreadEvidence evidence) {
            Persistence persistence = evidence.persistence();
            this.dumps = evidence.dumps().size();
            Predicate<SeenThread> waits = thread -> thread.activity() == Activity.WAITS_FOR_POOL
                    && thread.label().equals(use.label());
            int most = 1;
            double seconds = 0;
            for (SeenThread waiter : use.waiters()) {
                most = Math.max(most, persistence.dumpsInARow(waiter, waits));
                seconds = Math.max(seconds, persistence.seconds(waiter, waits));
            }
            mostDumps = most;
            longestSeconds = seconds;
            requestPool = Members.mostFrequentPool(use.dump(), use.waiters());
            ofRequestPool = (int) requestPool.threads().stream().filter(waits).count();
        }

        /** Why the dumps do not tell how long. */
        String withoutTimes() {
            if (dumps == 1) {
                return "one dump cannot tell how long; two or more show a lower bound";
            }
            return mostDumps > 1
                    ? "through " + mostDumps + " of " + dumps + " dumps, which do not all say when they were taken"
                    : "no thread waits in two of the " + dumps + " dumps in a row";
        }

        Severity severity(int waiters) {
            if (waiters >= OUTAGE_WAITERS.value() && ofRequestPool >= OUTAGE_SHARE.value() * requestPool.count()) {
                return Severity.CRITICAL;
            }
            return waiters >= QUEUE.value() || mostDumps > 1 ? Severity.WARNING : Severity.INFO;
        }
    }

    private Finding waiting(PoolUse use, Waits waits) {
        int count = use.waiters().size();
        String source = Words.source(use.dump());
        FindingBuilder finding = new FindingBuilder(id(), waits.severity(count), summary(use))
                .evidence("threads waiting to borrow", count, Unit.COUNT, source)
                .evidence("pool library", use.label(), "the frames in which they wait")
                .evidence("waiting threads", Words.names(use.waiters()), source)
                .evidence("all waiters by name pattern", Words.patterns(use.waiters()), source)
                .waiting(Words.patternsOf(use.waiters()))
                .evidence(
                        "threads seen to hold one",
                        use.holders().size() + use.nested().size(),
                        Unit.COUNT,
                        source);
        if (use.dump().pools().contains(waits.requestPool)) {
            finding.evidence(
                    "of the thread pool " + waits.requestPool.pattern(),
                    Words.number(waits.ofRequestPool) + " of " + Words.threads(waits.requestPool.count()) + " wait",
                    source);
        }
        longestWait(finding, waits, source);
        size(finding, use, source);
        poolName(finding, use);
        holders(finding, use);
        callers(finding, use);
        if (!use.creators().isEmpty()) {
            finding.evidence(
                    "threads waiting while a new one is made", use.creators().size(), Unit.COUNT, source);
        }
        advise(finding, use, waits);
        return finding.build();
    }

    private static String summary(PoolUse use) {
        int waiters = use.waiters().size();
        int holders = use.holders().size();
        StringBuilder text = new StringBuilder(Words.threads(waiters))
                .append(' ')
                .append(Words.verb(waiters, "wait"))
                .append(" for ")
                .append(use.inWords());
        if (!use.nested().isEmpty()) {
            text.append("; ").append(Words.number(use.nested().size())).append(" of them hold one already");
        }
        if (holders == 0) {
            return text.append("; nobody is seen at work with one").toString();
        }
        Map.Entry<String, Integer> mostly =
                Words.mostly(holderThreads(use), use.dump().locks());
        text.append("; ")
                .append(Words.threads(holders))
                .append(' ')
                .append(Words.verb(holders, "hold"))
                .append(" one");
        if (mostly.getValue() == holders) {
            text.append(holders == 1 ? " and " : ": each ").append(mostly.getKey());
        } else if (mostly.getValue() * 2 >= holders) {
            text.append(", ")
                    .append(Words.number(mostly.getValue()))
                    .append(" of them: each ")
                    .append(mostly.getKey());
        }
        return text.toString();
    }

    private static List<SeenThread> holderThreads(PoolUse use) {
        return use.holders().stream().map(PoolUse.Holder::thread).toList();
    }

    private static void poolName(FindingBuilder finding, PoolUse use) {
        List<String> names = use.names();
        if (names.isEmpty()) {
            finding.suspect(Suspect.Kind.POOL, use.label(), "its name is not in the dump");
        } else {
            finding.evidence("pools of this library", String.join(", ", names), "names of their housekeeping threads");
            names.forEach(name -> finding.suspect(Suspect.Kind.POOL, name, use.label()));
        }
        if (!use.queue().id().isEmpty() && use.hasSiblings()) {
            finding.evidence("its waiters queue at", use.queue().id(), "the object they park on, one for each pool");
        }
    }

    /** A thread dump has no pool's configuration; what is lent out is a lower bound. */
    private static void size(FindingBuilder finding, PoolUse use, String source) {
        int lent = use.holders().size() + use.nested().size();
        finding.evidence(
                "size of the pool",
                lent == 0
                        ? "not in a thread dump; its configuration or its MBean tells"
                        : "at least " + Words.number(lent)
                                + ", as many hold one; the limit is not in a thread dump, its configuration"
                                + " or its MBean tells",
                source);
    }

    private static void longestWait(FindingBuilder finding, Waits waits, String source) {
        if (waits.longestSeconds > 0) {
            finding.evidence("longest wait seen, at least", waits.longestSeconds, Unit.SECONDS, "the dumps compared");
        } else {
            finding.evidence("longest wait", waits.withoutTimes(), source);
        }
    }

    private static void holders(FindingBuilder finding, PoolUse use) {
        String source = Words.source(use.dump());
        Words.doings(holderThreads(use), use.dump().locks())
                .forEach((doing, count) ->
                        finding.evidence(Words.threads(count) + " with one in hand", "each " + doing, source));
        List<PoolUse.Holder> all = new ArrayList<>(use.holders());
        all.addAll(use.nested());
        all.stream()
                .limit(HOLDERS_NAMED)
                .forEach(holder -> finding.suspect(
                        Suspect.Kind.THREAD,
                        holder.thread().name(),
                        Words.doing(holder.thread(), use.dump().locks()) + "; "
                                + holder.sign().words() + ": " + holder.frame().qualifiedMethod()));
        all.stream()
                .map(holder -> Words.frame(holder.thread().stack().telling()))
                .distinct()
                .limit(HOLDERS_NAMED)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "where the holders are"));
    }

    private static void callers(FindingBuilder finding, PoolUse use) {
        Map<String, Long> callers = use.waiters().stream()
                .collect(Collectors.groupingBy(
                        waiter -> Words.frame(waiter.stack().topOwn()), LinkedHashMap::new, Collectors.counting()));
        callers.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(Words.NAMES_SHOWN)
                .forEach(caller -> finding.evidence(
                        "waiting in a call from " + caller.getKey(),
                        caller.getValue(),
                        Unit.COUNT,
                        Words.source(use.dump())));
    }

    private static void advise(FindingBuilder finding, PoolUse use, Waits waits) {
        boolean seen = !use.holders().isEmpty();
        finding.why("All objects of the pool are lent out, so every further borrower queues until one comes back or its"
                        + " timeout ends. The pool is rarely too small: the holders keep theirs too long, or never give"
                        + " them back.")
                .advice(
                        seen
                                ? "Look at what the holders do, not at the waiters: make that faster, or give the"
                                        + " connection back before doing it."
                                : "Nobody is seen using one: look for code that borrows without closing (turn on the"
                                        + " pool's leak detection; HikariCP: leakDetectionThreshold=20000).");
        if (waits.mostDumps == 1) {
            finding.advice((waits.dumps == 1 ? "A second" : "A later")
                    + " dump shows whether the same threads still wait: " + Words.takeDump(use.dump()));
        }
        boolean sure = use.holders().stream().anyMatch(holder -> holder.sign() == PoolUse.Sign.WRAPPER);
        finding.confidence("The waiters are certain: their stacks are inside the pool's borrow method. "
                + (!seen
                        ? "Who holds the connections does not show in stacks."
                        : sure
                                ? "The holders are certain where they use the pool's own wrapper, likely elsewhere."
                                : "The holders are likely: " + signs(use) + "."));
    }

    private static String signs(PoolUse use) {
        return use.holders().stream()
                .map(holder -> holder.sign().words())
                .distinct()
                .map(words -> "a thread " + words)
                .collect(Collectors.joining(", "));
    }

    /** Nobody waits for a free object; threads wait while one is made: the other side is slow to accept. */
    private Finding creating(PoolUse use) {
        int count = use.creators().size();
        String source = Words.source(use.dump());
        return new FindingBuilder(
                        id(),
                        count >= QUEUE.value() ? Severity.WARNING : Severity.INFO,
                        Words.threads(count) + " " + Words.verb(count, "wait") + " while " + use.inWords()
                                + " makes a new object; the pool is not empty, connecting is slow")
                .evidence("threads waiting while a new one is made", count, Unit.COUNT, source)
                .evidence("waiting threads", Words.names(use.creators()), source)
                .evidence("all waiters by name pattern", Words.patterns(use.creators()), source)
                .waiting(Words.patternsOf(use.creators()))
                .suspect(Suspect.Kind.POOL, use.label(), "")
                .why("A pool that may still grow opens a connection; the other side answers slowly.")
                .advice("Check the network and the login of the other side; set a connect timeout; keep a minimum of"
                        + " connections open.")
                .confidence("Certain: the frames are those of making an object, not of waiting for a free one.")
                .build();
    }
}
