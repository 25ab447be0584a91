package dev.jvitals.ui.shell;

import dev.jvitals.ui.theme.Theme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What the window itself can do, by menu; menus, shortcuts and the command palette are made from this list. */
final class WindowActions {
    private final ShellWindow window;
    private final TabArea tabs;
    private final Visits visits;

    WindowActions(ShellWindow window, TabArea tabs, Visits visits) {
        this.window = window;
        this.tabs = tabs;
        this.visits = visits;
    }

    /** Menus in their order, each with its actions. */
    Map<String, List<Action>> byMenu() {
        Map<String, List<Action>> menus = new LinkedHashMap<>();
        menus.put("File", file());
        menus.put("View", view());
        menus.put("Go", go());
        menus.put("Tab", tab());
        menus.put("Help", help());
        return menus;
    }

    private List<Action> file() {
        return List.of(
                Action.of("Open files …", "mdi2f-folder-open-outline", window::chooseFiles)
                        .withKeys("Shortcut+O"),
                Action.of("Reopen closed tab", "mdi2u-undo", window::reopenClosed)
                        .withKeys("Shortcut+Shift+T")
                        .when(tabs::hasClosed),
                Action.of("Forget recent files", "mdi2h-history", window.recentFiles()::clear)
                        .withKeys("Shortcut+Shift+Delete")
                        .when(window.recentFiles()::knowsAny),
                Action.of("Quit", "mdi2e-exit-to-app", window::quit).withKeys("Shortcut+Q"));
    }

    private List<Action> view() {
        List<Action> actions = new ArrayList<>();
        for (Theme.Mode mode : Theme.Mode.values()) {
            String name = mode.name().charAt(0) + mode.name().substring(1).toLowerCase(Locale.ROOT);
            actions.add(Action.of(
                            name + " theme",
                            "mdi2t-theme-light-dark",
                            () -> window.theme().mode().set(mode))
                    .withKeys("Shortcut+Alt+" + name.charAt(0))
                    .when(() -> window.theme().mode().get() != mode));
        }
        Theme theme = window.theme();
        actions.add(Action.of("Larger text", "mdi2f-format-font-size-increase", () -> theme.enlarge(1))
                .withKeys("Shortcut+Plus"));
        actions.add(Action.of("Smaller text", "mdi2f-format-font-size-decrease", () -> theme.enlarge(-1))
                .withKeys("Shortcut+Minus"));
        actions.add(Action.of("Text of normal size", "mdi2f-format-size", theme::resetFontSize)
                .withKeys("Shortcut+0"));
        actions.add(Action.of("Show or hide the list at the left", "mdi2d-dock-left", window.side()::toggle)
                .withKeys("Shortcut+B"));
        return actions;
    }

    private List<Action> go() {
        return List.of(
                Action.of("Find anything …", "mdi2m-magnify", window::showPalette)
                        .withKeys("Shortcut+K"),
                Action.of("Back", "mdi2a-arrow-left", visits::back)
                        .withKeys("Alt+Left")
                        .when(visits::canGoBack),
                Action.of("Forward", "mdi2a-arrow-right", visits::forward)
                        .withKeys("Alt+Right")
                        .when(visits::canGoForward),
                Action.of("Start page", "mdi2h-home-outline", window::showStart).withKeys("Alt+Home"),
                Action.of("List of JVMs and files", "mdi2f-format-list-bulleted", window.side()::focus)
                        .withKeys("Shortcut+L"),
                Action.of("Running work", "mdi2p-progress-clock", window.work()::showAll)
                        .withKeys("Shortcut+J")
                        .when(window.work()::isBusy),
                Action.of("Dismiss the message", "mdi2m-message-off-outline", window.messages()::dismiss)
                        .withKeys("Shortcut+D")
                        .when(window.messages()::isShown),
                Action.of("Next tab", "mdi2t-tab", () -> tabs.selectBeside(1))
                        .withKeys("Shortcut+Page Down")
                        .when(this::hasTab),
                Action.of("Previous tab", "mdi2t-tab", () -> tabs.selectBeside(-1))
                        .withKeys("Shortcut+Page Up")
                        .when(this::hasTab));
    }

    /** About the tab in front, before what its view can do. */
    private List<Action> tab() {
        return List.of(
                Action.of("Close tab", "mdi2c-close", () -> inFront(tabs::close))
                        .withKeys("Shortcut+W")
                        .when(this::hasTab),
                Action.of("Close other tabs", "mdi2c-close-box-multiple-outline", () -> inFront(this::closeOthers))
                        .withKeys("Shortcut+Shift+W")
                        .when(() -> tabs.tabs().size() > 1),
                Action.of("Move tab to the right side", "mdi2a-arrow-split-vertical", () -> inFront(tabs::splitOff))
                        .withKeys("Shortcut+Shift+R")
                        .when(() -> tabs.tabs().size() > 1),
                Action.of("Move tab to a window of its own", "mdi2o-open-in-new", () -> inFront(tabs::tearOff))
                        .withKeys("Shortcut+Shift+N")
                        .when(this::hasTab),
                Action.of("Move tab back to the first group", "mdi2a-arrow-left-bottom", () -> inFront(tabs::bringHome))
                        .withKeys("Shortcut+Shift+B")
                        .when(() -> tabs.selected().get() != null
                                && !tabs.isHome(tabs.selected().get())));
    }

    private List<Action> help() {
        return List.of(
                Action.of("Explain what is shown", "mdi2h-help-circle-outline", window::explain)
                        .withKeys("F1"),
                Action.of("Guide", "mdi2b-book-open-page-variant-outline", window::openGuide)
                        .withKeys("Shift+F1"),
                Action.of("Keyboard shortcuts", "mdi2k-keyboard-outline", window::showShortcuts)
                        .withKeys("Shortcut+F1"),
                Action.of("Copy where settings and log are", "mdi2c-content-copy", window::copyFolders)
                        .withKeys("Shortcut+Shift+L"),
                Action.of("About JVitals", "mdi2i-information-outline", window::about)
                        .withKeys("Alt+F1"));
    }

    private boolean hasTab() {
        return tabs.selected().get() != null;
    }

    private void inFront(Consumer<ViewTab> what) {
        ViewTab tab = tabs.selected().get();
        if (tab != null) {
            what.accept(tab);
        }
    }

    private void closeOthers(ViewTab tab) {
        tabs.tabs().stream().filter(each -> each != tab).forEach(tabs::close);
    }
}
