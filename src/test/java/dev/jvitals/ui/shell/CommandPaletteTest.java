package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** All that can be done is found by words, and leads where the keys go. */
class CommandPaletteTest {
    @AutoClose
    private final ShownWindow shown = new ShownWindow();

    private final ShellWindow window = shown.window();

    @Test
    void the_palette_finds_actions_views_and_what_is_in_the_view_in_front() {
        shown.open("orders", "jvm:1");
        FxToolkit.run(window::showPalette);
        assertThat(found("")).contains("Open files …", "Do something in orders", "Go to orders");
        assertThat(found("dark")).first().isEqualTo("Dark theme");
        assertThat(found("pool thread")).containsExactly("thread pool-1-thread-7");
        assertThat(found("nothing has this name")).isEmpty();
        FxToolkit.picture("shell-palette", shown.stage.getScene());
    }

    @Test
    void going_to_a_tab_by_the_palette_gives_its_content_the_keys() {
        FakeView orders = shown.open("orders", "jvm:1");
        Button inOrders = FxToolkit.call(() -> new Button("in orders"));
        FxToolkit.run(() -> orders.content.setGraphic(inOrders));
        FxToolkit.await("the label shows its button", () -> inOrders.getScene() != null); // once it was styled
        FakeView plain = shown.open("plain", "jvm:2");
        goBy("Go to orders");
        assertThat(FxToolkit.call(() -> shown.stage.getScene().getFocusOwner())).isSameAs(inOrders);
        goBy("Go to plain"); // nothing in there takes keys, and nothing outside of it may
        assertThat(FxToolkit.call(() -> shown.stage.getScene().getFocusOwner())).isSameAs(plain.content.getParent());
    }

    private void goBy(String action) {
        FxToolkit.run(window::showPalette);
        assertThat(found(action)).first().isEqualTo(action);
        FxToolkit.run(() -> window.root()
                .lookup(".palette .text-field")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    }

    @SuppressWarnings("unchecked")
    private List<String> found(String words) {
        return FxToolkit.call(() -> {
            TextField field = (TextField) window.root().lookup(".palette .text-field");
            field.setText(words);
            ListView<Action> list = (ListView<Action>) window.root().lookup(".palette .list-view");
            return list.getItems().stream().map(Action::label).toList();
        });
    }
}
