package dev.jvitals.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;

/** Every action with its shortcut, by menu. */
final class ShortcutsView implements View {
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Keyboard shortcuts");
    private final ScrollPane content;

    ShortcutsView(Map<String, List<Action>> actions) {
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
        content = new ScrollPane(grid);
        content.setFitToWidth(true);
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public String address() {
        return "help:shortcuts";
    }

    @Override
    public String icon() {
        return "mdi2k-keyboard-outline";
    }

    @Override
    public void close() {
        // holds nothing
    }
}
