package dev.jvitals.target;

import dev.jvitals.metrics.SampleSink;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Samples one source on a thread of its own until closed. What the source throws becomes a gap, told once for each reason;
 * a sample that does not come back in time becomes a gap too, and the thread waits for it alone.
 */
public final class SourceLoop implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SourceLoop.class.getName());

    private static final long SAMPLING_NANOS = Duration.ofMillis(100).toNanos();

    private final Source source;
    private final SampleSink sink;
    private final Duration deadline;
    private final Consumer<TargetGone> onGone;
    private final Thread thread;
    private volatile boolean closed;
    private volatile long leastNanos;
    private volatile long callStartedNanos;
    private volatile boolean inCall;
    private @Nullable String toldReason;

    /**
     * A loop that does not run yet.
     *
     * @param deadline how long a sample may take before the source is said to be silent
     * @param onGone told, on the loop's thread, that the process has ended; the loop ends then
     */
    public SourceLoop(Source source, SampleSink sink, Duration deadline, Consumer<TargetGone> onGone) {
        this.source = source;
        this.sink = sink;
        this.deadline = deadline;
        this.onGone = onGone;
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("jvitals-" + source.name() + "-" + source.getClass().getSimpleName())
                .unstarted(this::run);
    }

    /** Whether this is the loop of that source. */
    public boolean samples(Source other) {
        return source.equals(other); // the same one: sources don't define equality
    }

    public void start() {
        thread.start();
    }

    private void run() {
        long due = System.nanoTime();
        while (!closed) {
            callStartedNanos = System.nanoTime();
            inCall = true;
            try {
                source.sample(System.currentTimeMillis(), sink);
                inCall = false;
                told(null);
            } catch (TargetGone e) {
                inCall = false;
                onGone.accept(e);
                return;
            } catch (IOException | RuntimeException | InternalError e) { // InternalError: a mapped file was cut
                inCall = false;
                if (!closed) {
                    fail(e);
                }
            }
            due = sleepAfter(due);
        }
    }

    /** What looks many times a second sees moments, such as collections, and would miss them if it were slowed down. */
    private long pauseNanos() {
        long period = source.period().toNanos();
        return period < SAMPLING_NANOS ? period : Math.max(period, leastNanos);
    }

    /** Samples no more often than this from now on. A source that watches for moments keeps its own pace. */
    public void slowDown(Duration least) {
        leastNanos = least.toNanos();
        LockSupport.unpark(thread);
    }

    private void fail(Throwable failure) {
        String message = failure.getMessage();
        if (!(failure instanceof IOException)) {
            LOG.log(Level.WARNING, "source " + source.name() + " failed", failure);
        }
        String reason = message == null || message.isBlank() ? failure.toString() : message;
        if (told(reason)) {
            sink.gap(source.name(), System.currentTimeMillis(), reason);
        }
    }

    /** Remembers the reason for a gap, null for none; true if it is new. */
    private synchronized boolean told(@Nullable String reason) {
        boolean isNew = reason != null && !reason.equals(toldReason);
        toldReason = reason;
        return isNew;
    }

    /** Says once that the call under way takes too long. Called now and then by whoever owns the loop. */
    public void checkDeadline() {
        long started = callStartedNanos;
        long waited = System.nanoTime() - started;
        String reason = "No answer for " + deadline.toSeconds() + " s.";
        if (inCall && waited > deadline.toNanos() && told(reason)) {
            sink.gap(source.name(), System.currentTimeMillis() - waited / 1_000_000, reason);
        }
    }

    /** Sleeps until the next sample is due, by the pace of then, and returns when that is; a late one is due at once. */
    private long sleepAfter(long dueNanos) {
        long now = System.nanoTime();
        if (dueNanos + pauseNanos() <= now) {
            return now;
        }
        long wait;
        while (!closed && (wait = dueNanos + pauseNanos() - System.nanoTime()) > 0) {
            LockSupport.parkNanos(this, wait);
        }
        return dueNanos + pauseNanos();
    }

    /** Asks the loop to end, without waiting and without closing the source: others may still lean on it. */
    public void stop() {
        closed = true;
        LockSupport.unpark(thread);
    }

    /** Ends the loop and closes the source; does not wait for a call that hangs. */
    @Override
    public void close() {
        stop();
        source.close();
    }
}
