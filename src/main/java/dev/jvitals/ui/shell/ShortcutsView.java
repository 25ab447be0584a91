package dev.jvitals.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;

/** Every action with its shortcut, by menu. */
final class ShortcutsView extends Page {
    ShortcutsView(Map<String, List<Action>> actions) {
        super("Keyboard shortcuts", "help:shortcuts", "mdi2k-keyboard-outline");
        GridPane grid = new GridPane(32, 6);
        grid.setPadding(new Insets(20));
        int row = 0;
        for (Map.Entry<String, List<Action>> menu : actions.entrySet()) {
            Label heading = new Label(menu.getKey());
            heading.getStyleClass().add("title-4");
            grid.add(heading, 0, row++, 2, 1);
            for (Action action : menu.getValue()) {
                String keys = action.keys();
                if (keys != null) {
                    grid.add(new Label(action.label()), 0, row);
                    grid.add(new Label(KeyCombination.valueOf(keys).getDisplayText()), 1, row++);
                }
            }
        }
        grid.add(new Label("A view's own shortcuts stand in the menu “Tab” while it is in front."), 0, row, 2, 1);
        ScrollPane content = new ScrollPane(grid);
        content.setFitToWidth(true);
        setContent(content);
    }
}
