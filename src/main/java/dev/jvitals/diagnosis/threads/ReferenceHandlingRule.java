package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * {@code finalizer-stuck}: the finalizer, reference handler or cleaner thread is held up by the code it runs, so that
 * dead objects pile up on the heap and native memory is not freed.
 */
public final class ReferenceHandlingRule implements Rule<ThreadEvidence> {
    private static final List<String> NAMES =
            List.of("Finalizer", "Reference Handler", "Common-Cleaner", "Finalizer thread");

    @Override
    public String id() {
        return "finalizer-stuck";
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        DumpAnalysis dump = evidence.series().last();
        Persistence persistence = evidence.persistence();
        List<Finding> findings = new ArrayList<>();
        for (SeenThread thread : dump.threads()) {
            if (NAMES.contains(thread.name()) && isHeldUp(thread)) {
                Predicate<SeenThread> same = seen -> seen.stack() == thread.stack();
                findings.add(finding(dump, thread, persistence.seconds(thread, same)));
            }
        }
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    private static boolean isHeldUp(SeenThread thread) {
        return switch (thread.activity()) {
            case WAITS_FOR_LOCK, WAITS_FOR_POOL, CREATES_POOLED, SLEEPS, WAITS_FOR_IO -> true;
            // Its own queue is a wait too, in forms that vary with the JDK: only other people's code is a sign.
            case WAITS -> thread.stack().topOutsideJdk() != null;
            case RUNS, IDLE, JVM -> false;
        };
    }

    private Finding finding(DumpAnalysis dump, SeenThread thread, double seconds) {
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        "The JVM's " + thread.name() + " thread " + Words.doing(thread, dump.locks()))
                .evidence("stack", Words.stack(thread.thread().frames(), 8), Words.source(dump));
        if (seconds > 0) {
            finding.evidence("unchanged for, at least", seconds, Unit.SECONDS, "the dumps compared");
        }
        return finding.suspect(Suspect.Kind.THREAD, thread.name(), Words.doing(thread, dump.locks()))
                .suspect(Suspect.Kind.FRAME, Words.frame(thread.stack().telling()), "holds it up")
                .why(
                        "One thread runs all finalizers and cleaners. While one of them waits, all dead objects that need it"
                                + " stay on the heap.")
                .advice("Never lock or call out in finalize() or a cleaner; count what piles up: jcmd "
                        + Words.pid(dump) + " GC.finalizer_info")
                .confidence("High: its stack is in foreign code that waits.")
                .build();
    }
}
