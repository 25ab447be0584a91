package dev.jvitals.ui.task;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * One piece of background work as the screen sees it. Set up with {@code on…}, then {@link #start()}; all of its callbacks
 * and properties are of the JavaFX thread.
 *
 * @param <T> what comes out
 */
public final class Job<T> {
    private static final System.Logger LOG = System.getLogger(Job.class.getName());

    /** Where a job is. */
    public enum State {
        READY,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    private final String title;
    private final Work<T> work;
    private final Executor background;
    private final Executor screen;
    private final Consumer<Job<?>> whenStarted;
    private final Cancellation cancellation = new Cancellation();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.READY);
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
    private Consumer<T> success = _ -> {};
    private Consumer<Failure> failure = _ -> {};

    Job(String title, Work<T> work, Executor background, Executor screen, Consumer<Job<?>> whenStarted) {
        this.title = title;
        this.work = work;
        this.background = background;
        this.screen = screen;
        this.whenStarted = whenStarted;
    }

    /** What to do with what came out. */
    public Job<T> onSuccess(Consumer<T> then) {
        success = then;
        return this;
    }

    /** What to do when it failed; the failure has a sentence for the user. Not called after a cancel. */
    public Job<T> onFailure(Consumer<Failure> then) {
        failure = then;
        return this;
    }

    /** Begins. Call once, on the JavaFX thread. */
    public Job<T> start() {
        state.set(State.RUNNING);
        whenStarted.accept(this);
        background.execute(this::runInBackground);
        return this;
    }

    /** Asks the work to stop; returns at once. */
    public void cancel() {
        cancellation.cancel();
    }

    public String title() {
        return title;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** What it is doing just now, empty where it does not say. */
    public ReadOnlyStringProperty phase() {
        return phase.getReadOnlyProperty();
    }

    /** How much of the phase is done, 0 to 1; negative where unknown. */
    public ReadOnlyDoubleProperty share() {
        return share.getReadOnlyProperty();
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // nothing is printed; any failure of the work must reach the screen
    private void runInBackground() {
        try {
            T result = work.run(new OncePerPulse(), cancellation);
            screen.execute(() -> {
                state.set(State.DONE);
                success.accept(result);
            });
        } catch (CancellationException e) {
            screen.execute(() -> state.set(State.CANCELLED));
        } catch (Failure e) {
            fail(e);
        } catch (InternalError e) {
            LOG.log(System.Logger.Level.ERROR, title + " failed", e);
            fail(Failure.ofMappedFile(e));
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            if (cancellation.isCancelled()) { // nobody waits for it, and what it read may have been closed since
                LOG.log(System.Logger.Level.DEBUG, title + " failed after it was cancelled", e);
                screen.execute(() -> state.set(State.CANCELLED));
                return;
            }
            LOG.log(System.Logger.Level.ERROR, title + " failed", e);
            fail(new Failure(Failure.Kind.MACHINE, title + " failed unexpectedly: " + e, e));
        }
    }

    private void fail(Failure why) {
        screen.execute(() -> {
            state.set(State.FAILED);
            failure.accept(why);
        });
    }

    /** Passes progress on, but never more often than the screen takes it. */
    private final class OncePerPulse implements Progress {
        private final AtomicBoolean pending = new AtomicBoolean();
        private volatile String name = "";
        private volatile long total;
        private volatile long done;

        @Override
        public void phase(String phaseName, long totalUnits) {
            name = phaseName;
            total = totalUnits;
            done = 0;
            show();
        }

        @Override
        public void at(long doneUnits) {
            done = doneUnits;
            show();
        }

        private void show() {
            if (pending.compareAndSet(false, true)) {
                screen.execute(() -> {
                    pending.set(false);
                    phase.set(name);
                    share.set(total <= 0 ? -1 : Math.min(1, (double) done / total));
                });
            }
        }
    }
}
