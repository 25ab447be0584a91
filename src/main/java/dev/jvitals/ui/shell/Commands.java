package dev.jvitals.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** All that can be done: the same actions in the menus, by their keys in every window, and in the command palette. */
final class Commands {
    private static final String LAST = "Help";

    private final TabArea tabs;
    private final Map<String, List<Action>> byMenu;
    private final Menus menus;
    private final CommandPalette palette = new CommandPalette();

    /** @param byMenu menus in their order, each with its actions */
    Commands(TabArea tabs, Map<String, List<Action>> byMenu) {
        this.tabs = tabs;
        this.byMenu = new LinkedHashMap<>(byMenu);
        menus = new Menus(this.byMenu);
        palette.addSource(words -> Action.matching(everyAction(), words));
        palette.addSource(this::findInFront);
    }

    Node bar() {
        return menus.bar();
    }

    /** Lies over the window's content. */
    Node palette() {
        return palette.node();
    }

    void showPalette() {
        palette.show();
    }

    /** Something else that the command palette finds. */
    void addSource(Function<String, List<Action>> source) {
        palette.addSource(source);
    }

    /** A menu more, before the last. */
    void addMenu(String name, List<Action> actions) {
        List<Action> last = byMenu.remove(LAST);
        byMenu.put(name, actions);
        if (last != null) {
            byMenu.put(LAST, last);
        }
        menus.insertBeforeLast(name, actions);
    }

    /** The window's actions by menu, without those of the view in front. */
    Map<String, List<Action>> byMenu() {
        return byMenu;
    }

    /** What the command palette finds by these words, the best first. */
    List<Action> find(String words) {
        return palette.find(words);
    }

    /** The actions of the view in front stand in the menu "Tab". */
    void showActionsOf(@Nullable View view) {
        menus.showActionsOf(view);
    }

    /** A window of a tab's own has no menus: the keys work there all the same. */
    void listenToKeys(Scene scene) {
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            for (Action action : everyAction()) {
                String keys = action.keys();
                if (keys != null
                        && KeyCombination.valueOf(keys).match(event)
                        && action.enabled().getAsBoolean()) {
                    event.consume();
                    action.run().run();
                    return;
                }
            }
        });
    }

    /** What a click with the other button on a tab offers. */
    ContextMenu tabMenu(ViewTab tab) {
        ContextMenu menu = new ContextMenu();
        menu.setOnShowing(_ -> {
            tabs.select(tab);
            menu.getItems().forEach(Menus::showIcon);
        });
        byMenu.getOrDefault(Menus.TAB, List.of()).forEach(action -> {
            MenuItem item = Menus.item(action);
            item.setAccelerator(null); // the menu bar has it
            menu.getItems().add(item);
        });
        return menu;
    }

    private List<Action> everyAction() {
        List<Action> all = new ArrayList<>();
        ViewTab front = tabs.selected().get();
        if (front != null) {
            all.addAll(Action.numbered(front.view().actions()));
        }
        for (ViewTab tab : tabs.tabs()) {
            all.add(Action.of("Go to " + tab.getText(), tab.view().icon(), () -> tabs.show(tab))
                    .withDetail("open tab"));
        }
        byMenu.values().forEach(all::addAll);
        return all;
    }

    private List<Action> findInFront(String words) {
        ViewTab front = tabs.selected().get();
        return front == null || words.isBlank() ? List.of() : front.view().find(words);
    }
}
