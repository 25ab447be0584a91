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
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code class-init-deadlock}: classes whose static initialisers wait for each other, and threads that wait for a class
 * that never gets ready. Newer JVMs name the class; older ones show threads that are RUNNABLE inside {@code <clinit>} and
 * never move.
 */
public final class ClassInitRule implements Rule<ThreadEvidence> {
    static final Threshold STUCK_SECONDS = Threshold.of(
            "class-init-deadlock.stuck",
            10,
            Unit.SECONDS,
            "So long in a static initialiser without using CPU is no start-up.");

    /** Less CPU than this between dumps is none. */
    static final double NO_CPU = 0.01;

    static final Threshold QUEUE =
            Threshold.of("class-init-deadlock.queue", 3, Unit.COUNT, "As for locks: three at once is a queue.");

    @Override
    public String id() {
        return "class-init-deadlock";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(STUCK_SECONDS, QUEUE);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        DumpAnalysis dump = evidence.series().last();
        for (List<SeenThread> cycle : dump.locks().cycles()) {
            if (cycle.stream().anyMatch(thread -> waitsForClass(dump, thread))) {
                // The circle itself is told by the deadlock rule, lock by lock.
                return Verdict.FINE;
            }
        }
        List<SeenThread> waiting = dump.threads().stream()
                .filter(thread -> waitsForClass(dump, thread))
                .toList();
        if (waiting.size() >= QUEUE.value()) {
            return Verdict.found(slow(dump, waiting));
        }
        List<SeenThread> stuck = stuckInitialisers(evidence);
        return classes(stuck).size() >= 2 ? Verdict.found(probable(evidence, stuck)) : Verdict.FINE;
    }

    private static boolean waitsForClass(DumpAnalysis dump, SeenThread thread) {
        LockNode wanted = dump.locks().wantedBy(thread);
        return wanted != null && wanted.kind() == LockNode.Kind.CLASS_INIT;
    }

    private static List<SeenThread> stuckInitialisers(ThreadEvidence evidence) {
        List<SeenThread> stuck = new ArrayList<>();
        for (ThreadHistory history : evidence.series().histories()) {
            SeenThread last = history.last();
            boolean unchanged = history.lastUnchanged() == evidence.dumps().size();
            boolean noCpu = history.cpuShare().stream().allMatch(share -> !(share > NO_CPU));
            if (unchanged
                    && noCpu
                    && evidence.spanSeconds() >= STUCK_SECONDS.value()
                    && last.thread().state() == Thread.State.RUNNABLE
                    && last.activity() == Activity.RUNS
                    && initialised(last) != null) {
                stuck.add(last);
            }
        }
        return stuck;
    }

    private static @Nullable String initialised(SeenThread thread) {
        for (StackFrame frame : thread.thread().frames()) {
            if (frame.method().equals("<clinit>")) {
                return frame.className();
            }
        }
        return null;
    }

    private static SortedSet<String> classes(List<SeenThread> threads) {
        SortedSet<String> classes = new TreeSet<>();
        for (SeenThread thread : threads) {
            String name = initialised(thread);
            if (name != null) {
                classes.add(name);
            }
        }
        return classes;
    }

    private Finding slow(DumpAnalysis dump, List<SeenThread> waiting) {
        LockNode lock = Objects.requireNonNull(dump.locks().wantedBy(waiting.getFirst()));
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        Words.threads(waiting.size()) + " wait for " + Words.lock(lock)
                                + (lock.owner() == null
                                        ? ""
                                        : ", which \"" + lock.owner().name() + "\" runs"))
                .evidence("threads waiting for a class", waiting.size(), Unit.COUNT, Words.source(dump))
                .evidence("waiting threads", Words.names(waiting), Words.source(dump))
                .suspect(Suspect.Kind.CLASS, lock.className(), "its static initialiser is not done");
        if (lock.owner() != null) {
            finding.suspect(Suspect.Kind.THREAD, lock.owner().name(), Words.doing(lock.owner(), dump.locks()));
        }
        return finding.why("A static initialiser does slow or blocking work; everybody who needs the class waits.")
                .advice("Move that work out of the static initialiser.")
                .confidence("Certain: the JVM names the class.")
                .build();
    }

    private Finding probable(ThreadEvidence evidence, List<SeenThread> stuck) {
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        Words.threads(stuck.size()) + " stand still inside the static initialisers of "
                                + String.join(" and ", classes(stuck)))
                .evidence(
                        "threads in a static initialiser",
                        stuck.size(),
                        Unit.COUNT,
                        Words.source(evidence.series().last()))
                .evidence("unchanged for", evidence.spanSeconds(), Unit.SECONDS, "the dumps compared");
        classes(stuck).forEach(name -> finding.suspect(Suspect.Kind.CLASS, name, "being initialised"));
        stuck.forEach(thread -> finding.suspect(
                Suspect.Kind.THREAD, thread.name(), Words.stack(thread.thread().frames(), 4)));
        return finding.why(
                        "Two classes whose static initialisers use each other, first used by two threads at once. The JVM"
                                + " calls such threads RUNNABLE and reports no deadlock.")
                .advice(
                        "Break the circle between the classes, or initialise one of them from a single thread at the start.")
                .confidence("Likely: RUNNABLE without CPU inside <clinit>; this JVM does not print what they wait for.")
                .build();
    }
}
