package dev.jvitals.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.util.Subscription;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
    @Test
    void beats_until_the_subscription_ends() {
        AtomicInteger beats = new AtomicInteger();
        Subscription beating = FxToolkit.call(() -> Heartbeat.everySecond(beats::incrementAndGet));
        Await.until("two beats", () -> beats.get() >= 2);
        FxToolkit.run(beating::unsubscribe);
        int last = beats.get();
        AtomicInteger others = new AtomicInteger();
        Subscription other = FxToolkit.call(() -> Heartbeat.everySecond(others::incrementAndGet));
        Await.until("another listener's beats", () -> others.get() >= 2);
        FxToolkit.run(other::unsubscribe);
        assertThat(beats).hasValue(last);
    }

    @Test
    void what_is_read_for_a_beat_is_shown_together() {
        List<String> order = new ArrayList<>(); // JavaFX thread only
        Subscription one = FxToolkit.call(() -> Heartbeat.everySecond(() -> read(order, "one")));
        Subscription two = FxToolkit.call(() -> Heartbeat.everySecond(() -> read(order, "two")));
        FxToolkit.await("both were shown", () -> order.size() >= 4);
        FxToolkit.run(() -> {
            one.unsubscribe();
            two.unsubscribe();
        });
        assertThat(order.subList(0, 4)).containsExactly("read one", "read two", "show one", "show two");
    }

    @Test
    void what_fails_is_told_and_neither_ends_the_beats_nor_takes_what_is_shown_with_it() {
        List<Throwable> told = new ArrayList<>(); // JavaFX thread only, all three
        List<String> shown = new ArrayList<>();
        Thread.UncaughtExceptionHandler before = FxToolkit.call(() -> {
            var now = Thread.currentThread().getUncaughtExceptionHandler();
            Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> told.add(failure));
            return now;
        });
        Subscription failing = FxToolkit.call(() -> Heartbeat.everySecond(() -> {
            Heartbeat.show(() -> {
                throw new IllegalStateException("shown");
            });
            throw new IllegalStateException("read");
        }));
        Subscription other =
                FxToolkit.call(() -> Heartbeat.everySecond(() -> Heartbeat.show(() -> shown.add("other"))));
        try {
            FxToolkit.await("two beats were shown", () -> shown.size() >= 2);
        } finally {
            FxToolkit.run(() -> {
                failing.unsubscribe();
                other.unsubscribe();
                Thread.currentThread().setUncaughtExceptionHandler(before);
            });
        }
        assertThat(told).extracting(Throwable::getMessage).contains("shown", "read");
    }

    @Test
    void what_waits_for_a_beat_is_shown_when_the_last_listener_leaves() {
        AtomicInteger shown = new AtomicInteger();
        FxToolkit.run(() -> {
            Subscription last = Heartbeat.everySecond(() -> {});
            Heartbeat.showWithNext(shown::incrementAndGet);
            Platform.runLater(last::unsubscribe); // after it was put with what waits
        });
        Await.until("it was shown", () -> shown.get() == 1);
    }

    private static void read(List<String> order, String name) {
        order.add("read " + name);
        Heartbeat.show(() -> order.add("show " + name));
    }

    @Test
    void between_beats_things_are_shown_at_once() {
        AtomicInteger shown = new AtomicInteger();
        Heartbeat.show(shown::incrementAndGet);
        Await.until("it was shown", () -> shown.get() == 1);
    }
}
