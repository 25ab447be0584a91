package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Every action has a shortcut of its own, which works in every window. */
class ShortcutsTest {
    @AutoClose
    private final ShownWindow shown = new ShownWindow();

    private final ShellWindow window = shown.window();

    @Test
    void every_action_has_a_shortcut_an_entry_in_a_menu_and_a_place_in_the_palette() {
        shown.open("orders", "jvm:1");
        List<Action> all = FxToolkit.call(() -> {
            List<Action> own = new ArrayList<>(window.allActions());
            own.addAll(Action.numbered(window.tabs().selected().get().view().actions()));
            return own;
        });
        MenuBar bar = FxToolkit.call(() -> (MenuBar) window.root().lookup(".menu-bar"));
        List<String> entries = FxToolkit.call(() -> bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getAccelerator() != null)
                .map(MenuItem::getText)
                .toList());
        assertThat(all).hasSizeGreaterThan(25).allSatisfy(action -> {
            assertThat(action.keys()).as(action.label()).isNotNull();
            assertThat(entries).contains(action.label());
            if (FxToolkit.call(() -> action.enabled().getAsBoolean())) {
                assertThat(FxToolkit.call(() -> window.find(action.label())))
                        .extracting(Action::label)
                        .contains(action.label());
            }
        });
    }

    @Test
    void every_shortcut_is_there_once() {
        List<String> keys = FxToolkit.call(() -> window.allActions().stream()
                .filter(action -> action.keys() != null)
                .map(action ->
                        javafx.scene.input.KeyCombination.valueOf(action.keys()).getDisplayText())
                .toList());
        assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void shortcuts_work_in_a_window_of_a_tabs_own_and_one_closes_what_is_in_it() {
        FakeView view = shown.open("torn", "jvm:1");
        shown.open("stays", "jvm:2");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getFirst()));
        FxToolkit.run(() -> {
            window.tabs().select(window.tabs().find("jvm:1").orElseThrow());
            Scene torn = view.content.getScene();
            Event.fireEvent(torn, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.W, false, true, false, false));
        });
        assertThat(view.closed).isEqualTo(1);
    }

    @Test
    void text_grows_by_the_key_of_plus_on_any_keyboard_in_every_window() {
        int before = FxToolkit.call(() -> window.theme().fontSize().get());
        sizeText(window.root());
        assertThat(FxToolkit.call(() -> window.theme().fontSize().get())).isEqualTo(before + 1);
        FakeView view = shown.open("torn", "jvm:1");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getFirst()));
        sizeText(view.content);
        assertThat(FxToolkit.call(() -> window.theme().fontSize().get())).isEqualTo(before + 2);
    }

    private static void sizeText(Node node) {
        for (KeyCode code : List.of(KeyCode.EQUALS, KeyCode.ADD, KeyCode.SUBTRACT)) {
            FxToolkit.run(() ->
                    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false)));
        }
    }
}
