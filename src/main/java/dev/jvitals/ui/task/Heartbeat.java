package dev.jvitals.ui.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Once a second, for all that changes by itself on the screen. At a beat everybody begins to read; a moment later all that
 * was read is shown together, in one frame where several would cost as much each. A JavaFX {@code Timeline} would beat too,
 * but while one runs the toolkit prepares 60 frames a second, which alone is 2 to 3 % of a core.
 */
public final class Heartbeat {
    private static final long PERIOD_MILLIS = 1_000;
    /** Time for reading: enough for most, too short to be felt. */
    private static final long GATHER_MILLIS = 40;

    private static final List<Runnable> LISTENERS = new ArrayList<>();
    private static final List<Runnable> GATHERED = new ArrayList<>();
    private static final AtomicBoolean PENDING = new AtomicBoolean();
    private static final ScheduledExecutorService THREAD = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("jvitals-heartbeat").factory());
    private static @Nullable ScheduledFuture<?> beats;
    private static boolean gathering;

    private Heartbeat() {}

    /** Runs the action once a second from now on, until the subscription ends. JavaFX thread, as the action. */
    public static Subscription everySecond(Runnable action) {
        LISTENERS.add(action);
        if (beats == null) {
            beats = THREAD.scheduleAtFixedRate(Heartbeat::ask, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        }
        return () -> {
            LISTENERS.remove(action);
            if (LISTENERS.isEmpty() && beats != null) {
                beats.cancel(false);
                beats = null;
                Platform.runLater(Heartbeat::showAll); // no beat will show what waits for one
            }
        };
    }

    private static void ask() {
        if (PENDING.compareAndSet(false, true)) {
            Platform.runLater(Heartbeat::beat);
        }
    }

    /** Runs the action on the JavaFX thread: during a beat with all others of it, else soon. Any thread. */
    public static void show(Runnable action) {
        Platform.runLater(() -> {
            if (gathering) {
                GATHERED.add(action);
            } else {
                action.run();
            }
        });
    }

    /** Runs the action with the next beat, for what need not be seen at once; soon where nothing beats. Any thread. */
    public static void showWithNext(Runnable action) {
        Platform.runLater(() -> {
            if (beats == null) {
                action.run();
            } else {
                GATHERED.add(action);
            }
        });
    }

    /** A beat that the screen has not taken yet held the next back: nothing piles up. */
    private static void beat() {
        PENDING.set(false);
        gathering = true;
        List.copyOf(LISTENERS).forEach(Heartbeat::guarded);
        ScheduledFuture<?> _ =
                THREAD.schedule(() -> Platform.runLater(Heartbeat::showAll), GATHER_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static void showAll() {
        gathering = false;
        List<Runnable> actions = List.copyOf(GATHERED);
        GATHERED.clear();
        actions.forEach(Heartbeat::guarded);
    }

    /** One that fails must not take the others of its beat with it, nor the beats to come. */
    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
