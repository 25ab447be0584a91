package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.Mouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The window as a whole: what is made when, and what is remembered. */
class ShellWindowTest {
    @AutoClose
    private final ShownWindow shown = new ShownWindow();

    private final ShellWindow window = shown.window();

    @Test
    void what_nobody_sees_at_the_start_is_made_when_it_is_first_wanted() {
        assertThat(FxToolkit.call(() -> window.root().lookup(".palette"))).isNull();
        assertThat(FxToolkit.call(() -> window.root().lookup(".message-bar").lookup(".button")))
                .isNull();
        MenuBar bar = (MenuBar) FxToolkit.call(() -> window.root().lookup(".menu-bar"));
        List<MenuItem> items =
                FxToolkit.call(() -> List.copyOf(bar.getMenus().getFirst().getItems()));
        assertThat(items).extracting(MenuItem::getGraphic).containsOnlyNulls();
        FxToolkit.run(() -> bar.getMenus().getFirst().show());
        FxToolkit.run(() -> bar.getMenus().getFirst().hide());
        assertThat(items)
                .filteredOn(item -> item.getText() != null)
                .extracting(MenuItem::getGraphic)
                .doesNotContainNull();
    }

    @Test
    void open_files_and_recent_ones_are_remembered() {
        FxToolkit.run(() -> window.openFiles(List.of(Path.of("/dumps/a.hprof"), Path.of("/dumps/b.tdump"))));
        FxToolkit.run(window::close);
        assertThat(shown.settings.texts("window.open")).containsExactly("file:/dumps/a.hprof", "file:/dumps/b.tdump");
        assertThat(shown.settings.texts("recentFiles")).containsExactly("/dumps/b.tdump", "/dumps/a.hprof");
    }

    @Test
    void the_list_at_the_left_keeps_its_width_through_hiding_and_growing_and_leaves_room_for_tabs() {
        ListView<String> list = FxToolkit.call(() -> {
            shown.settings.set("window.sideWidth", 5000);
            ListView<String> made = new ListView<>();
            ShellWindow window = shown.again(); // reads the settings
            window.setSide(made);
            FakeView wide = new FakeView("wide", "");
            wide.content.setMinWidth(3000);
            window.open(wide);
            window.root().layout();
            return made;
        });
        assertThat(FxToolkit.call(list::getWidth)).isEqualTo(400);
        ShellWindow window = shown.window();
        List<Double> widths = FxToolkit.call(() -> {
            Node divider = window.root().lookup(".side-divider");
            Mouse.drag(divider, 250);
            List<Double> all = new ArrayList<>();
            for (int time = 0; time < 2; time++) {
                window.root().layout();
                all.add(list.getWidth());
                window.side().toggle();
                window.root().layout();
                window.side().toggle();
                shown.stage.getScene().getWindow().setWidth(1000 + 600 * time);
            }
            return all;
        });
        FxToolkit.run(() -> window.root().layout());
        assertThat(widths).containsOnly(250.0);
        assertThat(FxToolkit.call(list::getWidth)).isEqualTo(250);
        FxToolkit.run(() -> window.side().remember());
        assertThat(shown.settings.number("window.sideWidth", 0)).isEqualTo(250);
    }
}
