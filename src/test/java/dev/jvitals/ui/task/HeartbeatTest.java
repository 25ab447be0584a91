package dev.jvitals.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
