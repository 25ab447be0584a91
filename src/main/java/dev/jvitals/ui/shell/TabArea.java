package dev.jvitals.ui.shell;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.ui.theme.Theme;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableMap;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** What is open: groups of tabs side by side, and tabs torn off into windows of their own. */
final class TabArea {
    /** How many closed tabs can be brought back. */
    private static final int CLOSED_KEPT = 30;

    private final Theme theme;
    private final ErrorCards errors;
    private final SplitPane groups = new SplitPane();
    private final List<TabPane> panes = new ArrayList<>();
    private final Deque<String> closedAddresses = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable ViewTab> selected = new ReadOnlyObjectWrapper<>(null);
    private final ObservableMap<String, Severity> marks = FXCollections.observableHashMap();
    private Consumer<ViewTab> dressing = _ -> {};
    private Consumer<Scene> whenNewWindow = _ -> {};
    private Runnable whenAllClosed = () -> {};
    private Consumer<View> whenClosed = _ -> {};
    private boolean moving;

    TabArea(Theme theme, ErrorCards errors) {
        this.theme = theme;
        this.errors = errors;
        groups.getStyleClass().add("tab-groups");
        groups.getItems().add(newPane());
    }

    Parent node() {
        return groups;
    }

    /** The tab that the user is in. */
    ReadOnlyObjectProperty<@Nullable ViewTab> selected() {
        return selected.getReadOnlyProperty();
    }

    /** The worst finding of what is open, by address. */
    ObservableMap<String, Severity> marks() {
        return marks;
    }

    /** What each new tab gets: its context menu. */
    void onNewTab(Consumer<ViewTab> dress) {
        dressing = dress;
    }

    /** Told of each window that a tab gets for itself. */
    void onNewWindow(Consumer<Scene> then) {
        whenNewWindow = then;
    }

    /** Told of each view that was closed, once it is no longer in front. */
    void onClosed(Consumer<View> then) {
        whenClosed = then;
    }

    void onAllClosed(Runnable then) {
        whenAllClosed = then;
    }

    void open(View view) {
        ViewTab tab = new ViewTab(view, errors);
        tab.setOnClosed(_ -> closed(tab));
        if (!view.address().isEmpty()) {
            view.worst().addListener((_, _, now) -> mark(view.address(), now));
            mark(view.address(), view.worst().get());
        }
        dressing.accept(tab);
        TabPane pane = Optional.ofNullable(selected.get()).map(Tab::getTabPane).orElse(panes.getFirst());
        pane.getTabs().add(tab);
        select(tab);
    }

    /** The open tab of that address. */
    Optional<ViewTab> find(String address) {
        return address.isEmpty()
                ? Optional.empty()
                : tabs().stream()
                        .filter(tab -> tab.view().address().equals(address))
                        .findFirst();
    }

    List<ViewTab> tabs() {
        return panes.stream()
                .flatMap(pane -> pane.getTabs().stream())
                .map(ViewTab.class::cast)
                .toList();
    }

    void select(ViewTab tab) {
        tab.getTabPane().getSelectionModel().select(tab);
        if (tab.getTabPane().getScene() != null && tab.getTabPane().getScene().getWindow() instanceof Stage stage) {
            stage.toFront();
        }
        selected.set(tab);
    }

    /** The next tab of the same group, or the one before with -1. */
    void selectBeside(int step) {
        ViewTab now = selected.get();
        if (now != null) {
            List<Tab> tabs = now.getTabPane().getTabs();
            select((ViewTab) tabs.get(Math.floorMod(tabs.indexOf(now) + step, tabs.size())));
        }
    }

    void close(ViewTab tab) {
        tab.getTabPane().getTabs().remove(tab);
        closed(tab);
    }

    /** The address of what was closed last. */
    Optional<String> takeClosed() {
        return Optional.ofNullable(closedAddresses.pollFirst());
    }

    boolean hasClosed() {
        return !closedAddresses.isEmpty();
    }

    /** Moves a tab into a group of its own at the right. */
    void splitOff(ViewTab tab) {
        TabPane fresh = newPane();
        groups.getItems().add(fresh);
        move(tab, fresh);
        double[] even = new double[groups.getItems().size() - 1];
        for (int i = 0; i < even.length; i++) {
            even[i] = (i + 1.0) / (even.length + 1);
        }
        groups.setDividerPositions(even);
    }

    /** Moves a tab into a window of its own; closing that window closes what is in it. */
    void tearOff(ViewTab tab) {
        TabPane fresh = newPane();
        Stage stage = new Stage();
        stage.setScene(new Scene(fresh, 900, 640));
        Subscription styled = theme.style(stage.getScene());
        whenNewWindow.accept(stage.getScene());
        stage.titleProperty().bind(tab.textProperty());
        stage.setOnHidden(_ -> {
            styled.unsubscribe();
            List.copyOf(fresh.getTabs()).forEach(each -> close((ViewTab) each));
            panes.remove(fresh);
        });
        move(tab, fresh);
        stage.show();
    }

    /** Moves a tab back into the window's first group. */
    void bringHome(ViewTab tab) {
        move(tab, panes.getFirst());
    }

    boolean isHome(ViewTab tab) {
        return tab.getTabPane().equals(panes.getFirst());
    }

    /** Closes everything, and the windows torn off. */
    void closeAll() {
        tabs().forEach(ViewTab::closeView);
        panes.stream()
                .map(TabPane::getScene)
                .filter(scene -> scene != null && !scene.equals(groups.getScene()))
                .forEach(scene -> scene.getWindow().hide());
    }

    private void move(ViewTab tab, TabPane to) {
        moving = true;
        TabPane from = tab.getTabPane();
        from.getTabs().remove(tab);
        to.getTabs().add(tab);
        moving = false;
        select(tab);
        dropIfEmpty(from);
    }

    private TabPane newPane() {
        TabPane pane = new TabPane();
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        pane.getStyleClass().add("view-tabs");
        panes.add(pane);
        pane.getSelectionModel().selectedItemProperty().addListener((_, before, now) -> {
            if (before instanceof ViewTab tab && !tab.isClosed()) {
                tab.inFront(false);
            }
            if (now instanceof ViewTab tab) {
                tab.inFront(true);
                selected.set(tab);
            }
        });
        // a click anywhere in a group makes its tab the one the user is in
        pane.focusWithinProperty().addListener((_, _, inside) -> {
            if (inside && pane.getSelectionModel().getSelectedItem() instanceof ViewTab tab) {
                selected.set(tab);
            }
        });
        pane.getTabs().addListener((ListChangeListener<Tab>) _ -> {
            if (pane.getTabs().isEmpty() && !moving) {
                dropIfEmpty(pane);
            }
        });
        return pane;
    }

    private void dropIfEmpty(TabPane pane) {
        if (!pane.getTabs().isEmpty() || pane.equals(panes.getFirst())) {
            return;
        }
        panes.remove(pane);
        if (!groups.getItems().remove(pane) && pane.getScene() != null) {
            pane.getScene().getWindow().hide();
        }
    }

    private void closed(ViewTab tab) {
        if (tab.isClosed()) {
            return;
        }
        tab.closeView();
        String address = tab.view().address();
        if (!address.isEmpty()) {
            marks.remove(address);
            closedAddresses.remove(address);
            closedAddresses.addFirst(address);
            if (closedAddresses.size() > CLOSED_KEPT) {
                closedAddresses.removeLast();
            }
        }
        if (selected.get() == tab) {
            selected.set(tabs().stream()
                    .filter(each -> each.getTabPane().getSelectionModel().getSelectedItem() == each)
                    .findFirst()
                    .orElse(null));
        }
        whenClosed.accept(tab.view());
        if (tabs().isEmpty()) {
            whenAllClosed.run();
        }
    }

    private void mark(String address, @Nullable Severity worst) {
        if (worst == null) {
            marks.remove(address);
        } else {
            marks.put(address, worst);
        }
    }
}
