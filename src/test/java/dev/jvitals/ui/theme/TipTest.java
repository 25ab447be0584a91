package dev.jvitals.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TipTest {
    /** Where the toolkit keeps a node's tooltip. */
    private static @Nullable Tooltip of(Label label) {
        return FxToolkit.call(() -> label.getProperties().values().stream()
                .filter(Tooltip.class::isInstance)
                .map(Tooltip.class::cast)
                .findFirst()
                .orElse(null));
    }

    private static void enter(Label label) {
        FxToolkit.run(() -> Event.fireEvent(
                label,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null)));
    }

    @Test
    void a_tooltip_is_made_when_the_pointer_comes_and_tells_what_holds_when_it_shows() {
        AtomicReference<String> words = new AtomicReference<>("heap 1 MB");
        Label label = FxToolkit.call(() -> new Label("orders"));
        FxToolkit.run(() -> Tip.on(label, words::get));
        assertThat(of(label)).isNull();
        enter(label);
        Tooltip tooltip = Objects.requireNonNull(of(label));
        words.set("heap 2 MB");
        FxToolkit.run(() -> Event.fireEvent(tooltip, new WindowEvent(tooltip, WindowEvent.WINDOW_SHOWING)));
        assertThat(tooltip.getText()).isEqualTo("heap 2 MB");
        enter(label);
        assertThat(of(label)).isSameAs(tooltip);
    }

    @Test
    void where_there_are_no_words_there_is_no_tooltip() {
        AtomicReference<String> words = new AtomicReference<>("");
        Label label = FxToolkit.call(() -> new Label("a heading"));
        FxToolkit.run(() -> Tip.on(label, words::get));
        enter(label);
        assertThat(of(label)).isNull();
        words.set("a JVM by now");
        enter(label);
        assertThat(of(label)).isNotNull();
        words.set("");
        enter(label);
        assertThat(of(label)).isNull();
    }
}
