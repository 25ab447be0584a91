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
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.Place;
import java.util.List;

/** {@code exception-storm}: many threads are filling in stack traces at the same moment. */
public final class ExceptionStormRule implements Rule<ThreadEvidence> {
    static final Threshold THREADS = Threshold.of(
            "exception-storm.threads",
            3,
            Unit.COUNT,
            "Filling in takes microseconds; to catch several threads at it means that it happens all the time.");

    static final Threshold SHARE_OF_RUNNING = Threshold.of(
            "exception-storm.share-of-running",
            0.1,
            Unit.SHARE,
            "And it must be a good part of what runs, not a corner of a big server.");

    private static final int NEAR_TOP = 4;
    private static final int NAMED = 10;

    @Override
    public String id() {
        return "exception-storm";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(THREADS, SHARE_OF_RUNNING);
    }

    @Override
    public Verdict judge(ThreadEvidence evidence) {
        for (DumpAnalysis dump : evidence.dumps().reversed()) {
            List<SeenThread> running = dump.threads().stream()
                    .filter(thread -> thread.activity() == Activity.RUNS)
                    .toList();
            List<SeenThread> filling = running.stream()
                    .filter(thread ->
                            Place.EXCEPTION_TRACE.first(thread.thread().frames(), NEAR_TOP) != null)
                    .toList();
            if (filling.size() >= THREADS.value() && filling.size() >= SHARE_OF_RUNNING.value() * running.size()) {
                return Verdict.found(finding(dump, filling, running.size()));
            }
        }
        return Verdict.FINE;
    }

    private Finding finding(DumpAnalysis dump, List<SeenThread> filling, int running) {
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        Severity.WARNING,
                        Words.number(filling.size()) + " of " + Words.number(running)
                                + " running threads are filling in an exception's stack trace")
                .evidence("threads filling in a stack trace", filling.size(), Unit.COUNT, Words.source(dump))
                .evidence("running threads", running, Unit.COUNT, Words.source(dump));
        filling.stream()
                .map(thread -> Words.frame(thread.stack().topOwn()))
                .distinct()
                .limit(NAMED)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "throws"));
        filling.stream()
                .limit(NAMED)
                .forEach(thread -> finding.suspect(
                        Suspect.Kind.THREAD,
                        thread.name(),
                        Words.stack(thread.thread().frames(), 6)));
        return finding.why("Making an exception walks the whole stack; as a part of ordinary flow it eats the CPU.")
                .advice("See which: jcmd " + Words.pid(dump)
                        + " JFR.start settings=profile duration=30s filename=exceptions.jfr (jdk.JavaExceptionThrow).")
                .confidence("High: such a moment is rarely caught by chance.")
                .build();
    }
}
