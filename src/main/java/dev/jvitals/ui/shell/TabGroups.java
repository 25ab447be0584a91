package dev.jvitals.ui.shell;

import dev.jvitals.ui.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The groups that tabs stand in: side by side, and in windows of their own. A group without tabs goes, but for the first. */
final class TabGroups {
    private static final double OWN_WIDTH = 900;
    private static final double OWN_HEIGHT = 640;

    private final Theme theme;
    private final Consumer<ViewTab> entered;
    private final Consumer<ViewTab> close;
    private final SplitPane beside = new SplitPane();
    private final List<TabPane> panes = new ArrayList<>();
    private final Map<Integer, TabPane> restored = new HashMap<>();
    private Consumer<Scene> whenNewWindow = _ -> {};
    private boolean moving;

    /**
     * @param entered told of the tab that the user goes to
     * @param close closes a tab whose window was closed
     */
    TabGroups(Theme theme, Consumer<ViewTab> entered, Consumer<ViewTab> close) {
        this.theme = theme;
        this.entered = entered;
        this.close = close;
        beside.getStyleClass().add("tab-groups");
        beside.getItems().add(newPane());
    }

    Parent node() {
        return beside;
    }

    /** Told of each window that a group gets for itself. */
    void onNewWindow(Consumer<Scene> then) {
        whenNewWindow = then;
    }

    TabPane first() {
        return panes.getFirst();
    }

    Stream<TabPane> all() {
        return panes.stream();
    }

    /** A group at the right. */
    TabPane newBeside() {
        TabPane fresh = newPane();
        beside.getItems().add(fresh);
        double[] even = new double[beside.getItems().size() - 1];
        for (int i = 0; i < even.length; i++) {
            even[i] = (i + 1.0) / (even.length + 1);
        }
        beside.setDividerPositions(even);
        return fresh;
    }

    /** A group in a window: there, where that is on a screen. Closing the window closes what is in it. */
    TabPane newWindow(@Nullable Rectangle2D there) {
        TabPane fresh = newPane();
        Stage stage = new Stage();
        stage.setScene(new Scene(fresh, OWN_WIDTH, OWN_HEIGHT));
        Placement.put(stage, there);
        Subscription styled = theme.style(stage.getScene());
        whenNewWindow.accept(stage.getScene());
        stage.titleProperty()
                .bind(fresh.getSelectionModel()
                        .selectedItemProperty()
                        .flatMap(Tab::textProperty)
                        .orElse("JVitals"));
        stage.setOnHidden(_ -> {
            styled.unsubscribe();
            List.copyOf(fresh.getTabs()).forEach(each -> close.accept((ViewTab) each));
            forget(fresh);
        });
        stage.show();
        return fresh;
    }

    void move(ViewTab tab, TabPane to) {
        moving = true;
        TabPane from = tab.getTabPane();
        from.getTabs().remove(tab);
        to.getTabs().add(tab);
        moving = false;
        dropIfEmpty(from);
    }

    /** Closes the windows of their own. */
    void closeWindows() {
        panes.stream()
                .map(TabPane::getScene)
                .filter(scene -> scene != null && !scene.equals(beside.getScene()))
                .toList()
                .forEach(scene -> scene.getWindow().hide());
    }

    /** Where a group stands. */
    TabPlace placeOf(TabPane pane) {
        int group = panes.indexOf(pane);
        if (beside.getItems().contains(pane)) {
            return new TabPlace(group, null);
        }
        Window own = pane.getScene().getWindow();
        return new TabPlace(group, new Rectangle2D(own.getX(), own.getY(), own.getWidth(), own.getHeight()));
    }

    /** The group that stands where one stood last time, made if it is the first that is wanted of it. */
    TabPane at(TabPlace place) {
        TabPane before = place.group() == 0 ? first() : restored.get(place.group());
        if (before != null) {
            return before;
        }
        TabPane fresh = place.window() == null ? newBeside() : newWindow(place.window());
        restored.put(place.group(), fresh);
        return fresh;
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
            if (now instanceof ViewTab tab && !tab.isClosed()) {
                tab.inFront(true);
                entered.accept(tab);
            }
        });
        // a click anywhere in a group makes its tab the one the user is in
        pane.focusWithinProperty().addListener((_, _, inside) -> {
            if (inside && pane.getSelectionModel().getSelectedItem() instanceof ViewTab tab) {
                entered.accept(tab);
            }
        });
        pane.getTabs().addListener((ListChangeListener<Tab>) _ -> {
            if (pane.getTabs().isEmpty() && !moving) {
                dropIfEmpty(pane);
            }
        });
        return pane;
    }

    private void forget(TabPane pane) {
        panes.remove(pane);
        restored.values().remove(pane);
    }

    private void dropIfEmpty(TabPane pane) {
        if (!pane.getTabs().isEmpty() || pane.equals(first())) {
            return;
        }
        forget(pane);
        if (!beside.getItems().remove(pane) && pane.getScene() != null) {
            pane.getScene().getWindow().hide();
        }
    }
}
