package dev.jvitals.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.support.FxToolkit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class OwnLayoutTest {
    private final Label words = FxToolkit.call(() -> new Label("a"));
    private final OwnLayout own = FxToolkit.call(() -> new OwnLayout(new FlowPane(words, new Label("beside"))));
    private final VBox around = FxToolkit.call(() -> new VBox(own, new Label("below")));

    private void layOut() {
        around.resize(300, 200);
        around.applyCss();
        around.layout();
        around.layout(); // labels ask once more when they have their skins
    }

    @Test
    void new_words_lay_out_themselves_and_nothing_around_them() {
        FxToolkit.run(() -> {
            assertThat(new Scene(around, 300, 200).getRoot()).isSameAs(around);
            layOut();
            assertThat(around.isNeedsLayout()).isFalse();
            words.setText("longer than before");
            own.fit();
            assertThat(around.isNeedsLayout()).isFalse();
            layOut();
            assertThat(words.getWidth()).isCloseTo(words.prefWidth(-1), within(1.0)); // whole pixels
        });
    }

    @Test
    void words_that_need_another_line_are_given_it() {
        FxToolkit.run(() -> {
            assertThat(new Scene(around, 300, 200).getRoot()).isSameAs(around);
            layOut();
            double before = own.getHeight();
            words.setText("so long that the label beside it has no room in this line");
            own.fit();
            layOut();
            assertThat(own.getHeight()).isGreaterThan(before * 1.5);
        });
    }
}
