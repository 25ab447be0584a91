package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.TeeSink;
import dev.jvitals.session.live.LiveOptions;
import dev.jvitals.session.live.LiveTarget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Watches a JVM for a while and says what is wrong. */
public final class DiagnoseRun {
    /** Between two looks. Judging takes some milliseconds. */
    static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    /** A short watch looks more often, so that a second look can confirm the first. */
    private static final int LOOKS_AT_LEAST = 8;

    private DiagnoseRun() {}

    /** What is done with the target once it was looked at, before it is let go of. */
    public interface AtTheEnd {
        /** Nothing. */
        AtTheEnd NOTHING = (_, _, _) -> {};

        void look(LiveTarget target, History history, Diagnosed diagnosed);
    }

    /**
     * Who else gets what a look measures.
     *
     * @param sink the series and events
     * @param keeper the JVM's answers: flags and thread dumps
     */
    public record Beside(SampleSink sink, EvidenceKeeper keeper) {
        /** Nobody. */
        public static final Beside NOTHING = new Beside(new TeeSink(List.of()), EvidenceKeeper.NONE);
    }

    /** Watches for that long, or until the JVM ends. Blocks. Throws a failure of kind TARGET where there is none. */
    public static Diagnosed of(long pid, Duration watch, Cancellation cancellation) {
        return of(pid, watch, _ -> false, AtTheEnd.NOTHING, cancellation);
    }

    /**
     * The same.
     *
     * @param enough ends it early once it holds for what was found so far
     * @param then what to do with the target at the end
     */
    public static Diagnosed of(
            long pid,
            Duration watch,
            Predicate<List<TrackedFinding>> enough,
            AtTheEnd then,
            Cancellation cancellation) {
        return of(pid, watch, enough, then, Beside.NOTHING, cancellation);
    }

    /**
     * The same.
     *
     * @param beside gets all that is measured and asked, such as a recording
     */
    public static Diagnosed of(
            long pid,
            Duration watch,
            Predicate<List<TrackedFinding>> enough,
            AtTheEnd then,
            Beside beside,
            Cancellation cancellation) {
        History history = new History();
        SampleSink sink = new TeeSink(List.of(history, beside.sink()));
        try (LiveTarget target = LiveTarget.watch(pid, LiveOptions.USUAL, sink)) {
            LiveDiagnosis diagnosis = new LiveDiagnosis(target, history, cancellation).keepBy(beside.keeper());
            run(target, diagnosis, watch, enough, cancellation);
            Diagnosed diagnosed = Diagnosed.of(
                    "pid " + pid,
                    diagnosis.fromMillis(),
                    history.lastMillis(),
                    diagnosis.findings(),
                    diagnosis.notSeen());
            then.look(target, history, diagnosed);
            return diagnosed;
        }
    }

    private static void run(
            LiveTarget target,
            LiveDiagnosis diagnosis,
            Duration watch,
            Predicate<List<TrackedFinding>> enough,
            Cancellation cancellation) {
        long end = System.nanoTime() + watch.toNanos();
        Duration pause = watch.dividedBy(LOOKS_AT_LEAST);
        long pauseNanos = Math.clamp(pause.toNanos(), SHORTEST_PAUSE.toNanos(), BETWEEN_LOOKS.toNanos());
        while (System.nanoTime() - end < 0 && target.end().isEmpty()) {
            pause(target, Math.min(pauseNanos, end - System.nanoTime()), cancellation);
            diagnosis.look();
            if (enough.test(diagnosis.findings())) {
                return;
            }
        }
        if (target.end().isPresent()) {
            diagnosis.look();
        }
    }

    /** Waits for so long, or until the JVM ends. */
    private static void pause(LiveTarget target, long nanos, Cancellation cancellation) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0 && target.end().isEmpty()) {
            cancellation.check();
            if (Thread.currentThread().isInterrupted()) { // parking would return at once, again and again
                throw new CancellationException("interrupted");
            }
            LockSupport.parkNanos(Math.min(100_000_000L, end - System.nanoTime()));
        }
    }
}
