package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.LockGraph;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code deadlock}: threads that wait for each other in a circle, over monitors, ownable synchronizers and class
 * initialisation, found in the owner graph whether or not the JVM printed a section of its own; what the JVM declares is
 * believed too.
 */
public final class DeadlockRule implements Rule<ThreadEvidence> {
    @Override
    public String id() {
        return "deadlock";
    }

    /** A circle is forever, so the last dump that shows it is enough. */
    @Override
    public Verdict judge(ThreadEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        Set<Set<String>> told = new HashSet<>();
        for (DumpAnalysis dump : evidence.dumps().reversed()) {
            for (List<SeenThread> cycle : dump.locks().cycles()) {
                if (told.add(names(cycle))) {
                    findings.add(found(dump, cycle));
                }
            }
            for (List<String> declared : dump.dump().declaredDeadlocks()) {
                // The JVM's section may list a bystander that leads into the circle.
                boolean known = told.stream().anyMatch(declared::containsAll);
                if (!known && told.add(new LinkedHashSet<>(declared))) {
                    findings.add(declared(dump, declared));
                }
            }
        }
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    private static Set<String> names(List<SeenThread> cycle) {
        return cycle.stream().map(SeenThread::name).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Finding found(DumpAnalysis dump, List<SeenThread> cycle) {
        LockGraph locks = dump.locks();
        Set<SeenThread> bystanders = new HashSet<>();
        cycle.forEach(thread -> bystanders.addAll(locks.behind(thread)));
        cycle.forEach(bystanders::remove);
        String summary = Words.threads(cycle.size()) + " wait for each other forever: " + circle(cycle, locks)
                + (bystanders.isEmpty() ? "" : "; " + Words.threads(bystanders.size()) + " more behind them");
        FindingBuilder finding = new FindingBuilder(id(), Severity.CRITICAL, summary)
                .evidence("threads in the circle", cycle.size(), Unit.COUNT, Words.source(dump))
                .evidence("threads stuck behind the circle", bystanders.size(), Unit.COUNT, Words.source(dump));
        for (SeenThread thread : cycle) {
            LockNode wanted = locks.wantedBy(thread);
            if (wanted != null) {
                finding.evidence(
                        "\"" + thread.name() + "\" waits for " + Words.lock(wanted),
                        Words.stack(thread.thread().frames(), 6),
                        Words.source(dump));
                finding.suspect(Suspect.Kind.THREAD, thread.name(), Words.doing(thread, locks));
            }
        }
        cycle.stream()
                .map(locks::wantedBy)
                .filter(lock -> lock != null)
                .forEach(lock -> finding.suspect(Suspect.Kind.LOCK, lock.id(), lock.className()));
        return finding.why(WHY)
                .advice(ADVICE)
                .advice("Only a restart frees these threads; keep this dump first: " + Words.takeDump(dump))
                .confidence("Certain: every step of the circle is a lock line in the dump.")
                .build();
    }

    /** {@code "a" → lock 1 → "b" → lock 2 → "a"}. */
    private static String circle(List<SeenThread> cycle, LockGraph locks) {
        StringBuilder text = new StringBuilder();
        for (SeenThread thread : cycle) {
            LockNode wanted = locks.wantedBy(thread);
            text.append('"').append(thread.name()).append("\" → ");
            text.append(wanted == null ? "?" : Words.lock(wanted)).append(" → ");
        }
        return text.append('"').append(cycle.getFirst().name()).append('"').toString();
    }

    private Finding declared(DumpAnalysis dump, List<String> names) {
        String list = names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" → "));
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.CRITICAL,
                        Words.threads(names.size()) + " wait for each other forever, says the JVM: " + list)
                .evidence(
                        "threads in the circle", names.size(), Unit.COUNT, "deadlock section of " + Words.source(dump));
        for (String name : names) {
            dump.threads().stream()
                    .filter(thread -> thread.name().equals(name))
                    .findFirst()
                    .ifPresent(thread -> finding.evidence(
                            '"' + name + "\" stands at",
                            Words.stack(thread.thread().frames(), 6),
                            Words.source(dump)));
            finding.suspect(Suspect.Kind.THREAD, name, "in the JVM's own deadlock section");
        }
        return finding.why(WHY)
                .advice(ADVICE)
                .confidence("Certain: the JVM found it while all threads stood still.")
                .build();
    }

    private static final String WHY =
            "Each thread holds a lock that the next one wants, so none can go on. It comes from"
                    + " taking the same locks in different orders.";
    private static final String ADVICE = "Take the locks in one order everywhere, or take the second one with"
            + " tryLock and a timeout, or do the inner call after leaving the outer lock.";
}
