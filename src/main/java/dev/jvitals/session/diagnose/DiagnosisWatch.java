package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.session.live.LiveTarget;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Judges a live JVM every few seconds on a thread of its own, until the JVM ends or this is closed. Thread-safe; no call
 * waits for the target.
 */
public final class DiagnosisWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DiagnosisWatch.class.getName());

    /**
     * What is known at one moment.
     *
     * @param looks how often was looked so far; 0 before the first look
     * @param findings what holds now, the worst first, and after it what is over
     * @param notSeen what the last look could not see, and why
     */
    public record State(int looks, List<TrackedFinding> findings, List<String> notSeen) {
        public State {
            findings = List.copyOf(findings);
            notSeen = List.copyOf(notSeen);
        }

        /** Those that hold now. */
        public List<TrackedFinding> present() {
            return findings.stream().filter(finding -> !finding.ended()).toList();
        }
    }

    private final LiveTarget target;
    private final Cancellation cancellation = new Cancellation();
    private final LiveDiagnosis diagnosis;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile State state = new State(0, List.of(), List.of());

    /** Begins at once. */
    public DiagnosisWatch(LiveTarget target, History history, EvidenceKeeper keeper) {
        this.target = target;
        this.diagnosis = new LiveDiagnosis(target, history, cancellation).keepBy(keeper);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("jvitals-diagnosis-" + target.pid())
                .start(this::run);
    }

    public State state() {
        return state;
    }

    /** Told after each look, on the thread that looks. */
    public void onLook(Consumer<State> listener) {
        listeners.add(listener);
    }

    private void run() {
        try {
            while (target.end().isEmpty()) {
                pause();
                look();
            }
            look(); // the last word: how it ended
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "diagnosis of " + target.pid() + " closed");
        }
    }

    /** A rule that fails must not end the watch: the next look may find what it needs. */
    private void look() {
        try {
            diagnosis.look();
            state = new State(state.looks() + 1, diagnosis.findings(), diagnosis.notSeen());
            listeners.forEach(this::tell);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a look at " + target.pid() + " failed", e);
        }
    }

    /** One that fails must not keep the others, and the looks to come, from being told. */
    private void tell(Consumer<State> listener) {
        try {
            listener.accept(state);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "what was found at " + target.pid() + " could not be told", e);
        }
    }

    private void pause() {
        long end = System.nanoTime() + DiagnoseRun.BETWEEN_LOOKS.toNanos();
        while (System.nanoTime() - end < 0 && target.end().isEmpty()) {
            cancellation.check();
            LockSupport.parkNanos(this, Math.min(500_000_000L, end - System.nanoTime()));
        }
    }

    /** No further look begins; does not wait for one that runs. */
    @Override
    public void close() {
        cancellation.cancel();
        LockSupport.unpark(thread);
    }
}
