package dev.jvitals.ui.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * A look at something that changes, again and again on a thread of its own. A result that the screen has not taken yet
 * holds the next look back, so that a slow screen is never flooded.
 */
public final class Repeated implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Repeated.class.getName());

    private final ScheduledExecutorService thread;
    private final AtomicBoolean shown = new AtomicBoolean(true);
    private volatile String lastFailure = "";

    private Repeated(String name) {
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** Begins at once. A look that fails is logged, once for each kind of failure in a row, and tried again. */
    public static <T> Repeated every(Duration pause, String name, Callable<T> look, Consumer<T> show) {
        Repeated repeated = new Repeated(name);
        Future<?> _ = repeated.thread.scheduleWithFixedDelay(
                () -> repeated.look(look, show), 0, pause.toNanos(), TimeUnit.NANOSECONDS);
        return repeated;
    }

    @SuppressWarnings("CatchingUnchecked") // whatever fails, the next look may not
    private <T> void look(Callable<T> look, Consumer<T> show) {
        if (!shown.get()) {
            return;
        }
        try {
            T seen = look.call();
            shown.set(false);
            lastFailure = "";
            Platform.runLater(() -> {
                shown.set(true);
                show.accept(seen);
            });
        } catch (Exception e) {
            if (!e.toString().equals(lastFailure)) {
                lastFailure = e.toString();
                LOG.log(System.Logger.Level.WARNING, Thread.currentThread().getName() + " failed", e);
            }
        }
    }

    /** No further look begins; returns at once. What the looks held is closed after the last of them. */
    public void close(Runnable afterTheLast) {
        thread.execute(afterTheLast);
        thread.shutdown();
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
