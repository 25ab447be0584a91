package dev.jvitals.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The menu bar, made of actions. */
final class Menus {
    static final String TAB = "Tab";

    private final MenuBar bar = new MenuBar();
    private final Map<String, List<Action>> actions;

    Menus(Map<String, List<Action>> actions) {
        this.actions = actions;
        actions.forEach((name, entries) -> bar.getMenus().add(menu(name, entries)));
    }

    private static Menu menu(String name, List<Action> entries) {
        Menu menu = new Menu(name);
        fill(menu, entries);
        menu.setOnShowing(_ -> menu.getItems().forEach(item -> {
            showWhetherEnabled(item);
            showIcon(item);
        }));
        // a disabled entry would swallow its shortcut: enabled again as soon as nobody looks
        menu.setOnHidden(_ -> menu.getItems().forEach(item -> item.setDisable(false)));
        return menu;
    }

    void insertBeforeLast(String name, List<Action> entries) {
        bar.getMenus().add(bar.getMenus().size() - 1, menu(name, entries));
    }

    MenuBar bar() {
        return bar;
    }

    /** The actions of the view in front stand in the menu "Tab". */
    void showActionsOf(@Nullable View view) {
        Menu menu = bar.getMenus().stream()
                .filter(each -> each.getText().equals(TAB))
                .findFirst()
                .orElseThrow();
        fill(menu, actions.getOrDefault(TAB, List.of()));
        if (view != null && !view.actions().isEmpty()) {
            menu.getItems().add(0, new SeparatorMenuItem());
            int at = 0;
            for (Action action : Action.numbered(view.actions())) {
                menu.getItems().add(at++, item(action));
            }
        }
    }

    private static void fill(Menu menu, List<Action> entries) {
        menu.getItems().setAll(entries.stream().map(Menus::item).toList());
    }

    private static void showWhetherEnabled(MenuItem item) {
        if (item.getUserData() instanceof Action action) {
            item.setDisable(!action.enabled().getAsBoolean());
        }
    }

    /** Once its menu is about to show: the icons of all menus would hold up the start. */
    static void showIcon(MenuItem item) {
        if (item.getGraphic() == null && item.getUserData() instanceof Action action) {
            item.setGraphic(new FontIcon(action.icon()));
        }
    }

    /** Without its icon, see {@link #showIcon}. */
    static MenuItem item(Action action) {
        MenuItem item = new MenuItem(action.label());
        item.setUserData(action);
        item.setOnAction(_ -> {
            if (action.enabled().getAsBoolean()) {
                action.run().run();
            }
        });
        String keys = action.keys();
        if (keys != null) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        return item;
    }
}
