package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.task.Sight;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** Of the tabs of a pane only the one in front costs anything. */
class BackstageTest {
    private final Label first = new Label("first");
    private final Label second = new Label("second");

    @Test
    void only_the_tab_in_front_is_in_the_scene_and_knows_that_it_is_seen() {
        FxToolkit.run(() -> {
            TabPane tabs = new TabPane(new Tab("1", first), new Tab("2", second));
            tabs.getTabs().forEach(Backstage::of);
            Stage stage = new Stage();
            stage.setScene(new Scene(tabs, 300, 200));
            stage.show();
            assertInFront(first, second);
            tabs.getSelectionModel().select(1);
            assertInFront(second, first);
            tabs.getSelectionModel().select(0);
            assertInFront(first, second);
            stage.hide();
        });
    }

    private static void assertInFront(Label front, Label behind) {
        assertThat(front.getScene()).isNotNull();
        assertThat(Sight.of(front).getValue()).isTrue();
        assertThat(behind.getScene()).isNull();
        assertThat(Sight.of(behind).getValue()).isFalse();
    }
}
