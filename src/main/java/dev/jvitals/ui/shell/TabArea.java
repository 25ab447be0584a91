package dev.jvitals.ui.shell;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.ui.theme.Theme;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What is open: groups of tabs side by side, and tabs torn off into windows of their own. */
final class TabArea {
    /** How many closed tabs can be brought back. */
    private static final int CLOSED_KEPT = 30;

    private final ErrorCards errors;
    private final TabGroups groups;
    private final Deque<String> closedAddresses = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<@Nullable ViewTab> selected = new ReadOnlyObjectWrapper<>(null);
    private final ObservableMap<String, Severity> marks = FXCollections.observableHashMap();
    private Consumer<ViewTab> dressing = _ -> {};
    private Runnable whenAllClosed = () -> {};
    private Consumer<View> whenClosed = _ -> {};
    private final Map<String, TabPlace> expected = new HashMap<>();

    TabArea(Theme theme, ErrorCards errors) {
        this.errors = errors;
        groups = new TabGroups(theme, selected::set, this::close);
    }

    Parent node() {
        return groups.node();
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
        groups.onNewWindow(then);
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
        paneFor(view).getTabs().add(tab);
        select(tab);
    }

    /** Where it stood last time, else beside the tab that the user is in. */
    private TabPane paneFor(View view) {
        TabPlace place = expected.remove(view.address());
        return place == null
                ? Optional.ofNullable(selected.get()).map(Tab::getTabPane).orElse(groups.first())
                : groups.at(place);
    }

    /** Tabs of these addresses are opened in these places, each once. */
    void expect(Map<String, TabPlace> places) {
        expected.putAll(places);
    }

    /** Where each tab stands, as {@link TabPlace} writes it; nothing where all are in the first group. */
    List<String> places() {
        return groups.all().count() == 1
                ? List.of()
                : tabs().stream()
                        .filter(tab -> !tab.view().address().isEmpty())
                        .map(tab ->
                                groups.placeOf(tab.getTabPane()).text(tab.view().address()))
                        .toList();
    }

    /** The open tab of that address. */
    Optional<ViewTab> find(String address) {
        return address.isEmpty()
                ? Optional.empty()
                : tabs().stream()
                        .filter(tab -> tab.view().address().equals(address))
                        .findFirst();
    }

    /** The tab that a view is in, null once it is closed. */
    @Nullable
    ViewTab of(View view) {
        return tabs().stream()
                .filter(tab -> tab.view().equals(view))
                .findFirst()
                .orElse(null);
    }

    List<ViewTab> tabs() {
        return groups.all()
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

    /** Selects, and gives the content the keys: whoever went there by name wants to work in it, not among the tabs. */
    void show(ViewTab tab) {
        select(tab);
        Node content = tab.body();
        if (content.getScene() != null) {
            content.requestFocus();
            content.requestFocusTraversal(TraversalDirection.NEXT); // to what is first in there, with a visible ring
            if (!isIn(content, content.getScene().getFocusOwner())) {
                content.requestFocus(); // nothing in there takes keys
            }
        }
    }

    private static boolean isIn(Node content, @Nullable Node node) {
        Node at = node;
        while (at != null && !at.equals(content)) {
            at = at.getParent();
        }
        return at != null;
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
        move(tab, groups.newBeside());
    }

    /** Moves a tab into a window of its own; closing that window closes what is in it. */
    void tearOff(ViewTab tab) {
        move(tab, groups.newWindow(null));
    }

    /** Moves a tab back into the window's first group. */
    void bringHome(ViewTab tab) {
        move(tab, groups.first());
    }

    boolean isHome(ViewTab tab) {
        return tab.getTabPane().equals(groups.first());
    }

    /** Closes everything, and the windows torn off. */
    void closeAll() {
        tabs().forEach(ViewTab::closeView);
        groups.closeWindows();
    }

    private void move(ViewTab tab, TabPane to) {
        groups.move(tab, to);
        select(tab);
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
