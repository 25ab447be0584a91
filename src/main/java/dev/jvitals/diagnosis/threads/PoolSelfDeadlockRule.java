package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code pool-self-deadlock}: threads that wait for a second connection of a pool while they hold the first. Once every
 * connection is held by such a thread, nobody can go on until timeouts end.
 */
public final class PoolSelfDeadlockRule implements Rule<ThreadEvidence> {
    private static final int THREADS_NAMED = 10;

    private static final String SIBLINGS =
            "Possible: the JVM has several pools of this library, and the connection that a"
                    + " waiter holds may be of another one.";

    @Override
    public String id() {
        return "pool-self-deadlock";
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        List<Finding> findings = PoolUse.worst(evidence, use -> nested(use).size()).stream()
                .filter(use -> !nested(use).isEmpty())
                .map(this::finding)
                .toList();
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    /**
     * Wrappers, drivers and transactions beneath the waiting call are taken at their word. That a method was seen to
     * borrow is a guess, good only while nobody else is seen with a connection.
     */
    private static List<PoolUse.Holder> nested(PoolUse use) {
        boolean shown = use.nested().stream().anyMatch(holder -> holder.sign() != PoolUse.Sign.PAST_BORROW);
        return shown || use.holders().isEmpty()
                ? use.nested().isEmpty() ? use.suspectedNested() : use.nested()
                : List.of();
    }

    private Finding finding(PoolUse use) {
        List<PoolUse.Holder> holders = nested(use);
        boolean suspected = holders.getFirst().sign() == PoolUse.Sign.NOBODY_ELSE || mayBeOfSibling(use, holders);
        int nested = holders.size();
        int others = use.holders().size();
        boolean complete = others == 0;
        String source = Words.source(use.dump());
        List<String> names = use.names();
        String pool = use.inWords();
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        complete && !suspected ? Severity.CRITICAL : Severity.WARNING,
                        Words.threads(nested) + (suspected ? " seem to hold" : nested == 1 ? " holds" : " hold")
                                + " a connection of " + pool
                                + " and "
                                + Words.verb(nested, "wait") + " for a second one"
                                + (complete ? "; no other thread is seen with one, so none can come back" : ""))
                .evidence(
                        "waiters that " + (suspected ? "may hold" : "hold") + " one already",
                        nested,
                        Unit.COUNT,
                        source)
                .evidence("all waiters", use.waiters().size(), Unit.COUNT, source)
                .evidence("all waiters by name pattern", Words.patterns(use.waiters()), source)
                .waiting(Words.patternsOf(use.waiters()))
                .evidence("other holders", others, Unit.COUNT, source)
                .evidence(
                        "size of the pool",
                        complete && !suspected ? "at most " + nested + " as far as the stacks show" : "not in the dump",
                        source);
        (names.isEmpty() ? Stream.of(use.label()) : names.stream())
                .forEach(name -> finding.suspect(Suspect.Kind.POOL, name, use.label()));
        holders.stream()
                .limit(THREADS_NAMED)
                .forEach(holder -> finding.suspect(
                        Suspect.Kind.THREAD,
                        holder.thread().name(),
                        holder.sign().words() + " in " + holder.frame().qualifiedMethod() + " and waits in a call from "
                                + Words.frame(holder.thread().stack().topOwn())));
        frames(finding, holders);
        return finding.why("Work that holds a connection asks the same pool for another (a nested transaction, a log"
                        + " record on a connection of its own). With as many such threads as connections, each waits for"
                        + " the others.")
                .advice(
                        "Give the inner work the outer connection (the same transaction), or a pool of its own, or do it"
                                + " after the outer one is closed.")
                .advice(
                        "Until then give the pool one connection more than there are threads that may hold one and want a"
                                + " second: with those seen here, at least "
                                + (use.waiters().size() + others + 1))
                .confidence(mayBeOfSibling(use, holders) ? SIBLINGS : confidence(holders))
                .build();
    }

    private static void frames(FindingBuilder finding, List<PoolUse.Holder> holders) {
        holders.stream()
                .map(holder -> Words.frame(holder.thread().stack().topOwn()))
                .distinct()
                .limit(Words.NAMES_SHOWN)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "the nested call"));
        holders.stream()
                .map(holder -> holder.frame().qualifiedMethod())
                .distinct()
                .limit(Words.NAMES_SHOWN)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "where the first one is held"));
    }

    /** Wrappers, drivers and transactions look the same whichever pool of the library the connection is of. */
    private static boolean mayBeOfSibling(PoolUse use, List<PoolUse.Holder> holders) {
        return use.hasSiblings() && holders.stream().noneMatch(holder -> holder.sign() == PoolUse.Sign.PAST_BORROW);
    }

    private static String confidence(List<PoolUse.Holder> holders) {
        if (holders.getFirst().sign() == PoolUse.Sign.NOBODY_ELSE) {
            return "Possible: all wait in the same nested call and no other thread could hold a connection. Connections"
                    + " that were borrowed and never closed would look the same: turn on the pool's leak detection.";
        }
        return holders.stream().allMatch(holder -> holder.sign() == PoolUse.Sign.PAST_BORROW)
                ? "Likely: the outer method is one in which other threads are seen to borrow, these are past that line,"
                        + " and nobody else is seen with a connection."
                : "High: the stack beneath the waiting call shows a transaction or a connection in use; a transaction that"
                        + " took no connection yet would look the same.";
    }
}
