package dev.jvitals.ui.shell;

import dev.jvitals.ui.task.Job;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

/** All that is running, in a list above the line at the foot; it lies over the page and goes with Escape or a click. */
final class WorkList {
    /** Of text of the normal size; the list grows with the text. */
    private static final double WIDTH_EMS = 44;

    private static final double HEIGHT_EMS = 24;

    private final Map<Job<?>, HBox> rows = new LinkedHashMap<>();
    private final VBox content = new VBox(2);
    private final Button cancelAll = WorkRow.button("Cancel all", this::cancelAll);
    private final Popup popup = new Popup();
    private final VBox box;

    WorkList() {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("What is running");
        HBox foot = WorkRow.box(cancelAll);
        foot.setAlignment(Pos.CENTER_RIGHT);
        box = new VBox(6, scroll, foot);
        box.setPadding(new Insets(8, 0, 8, 0));
        box.getStyleClass().addAll("root", "palette");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.WINDOW_BOTTOM_RIGHT);
    }

    /** Opens above the line; the focus goes to the first way to cancel. Nothing happens where nothing runs. */
    void show(Node line, List<? extends Job<?>> running) {
        if (running.isEmpty() || popup.isShowing()) {
            return;
        }
        Window owner = line.getScene().getWindow();
        popup.getScene().getStylesheets().setAll(line.getScene().getStylesheets());
        box.setStyle(line.getScene().getRoot().getStyle() + "; -fx-max-height: " + HEIGHT_EMS + "em; -fx-pref-width: "
                + WIDTH_EMS + "em;");
        box.setMaxWidth(owner.getWidth());
        Bounds place = line.localToScreen(line.getLayoutBounds());
        fill(running);
        popup.show(owner, place.getMaxX(), place.getMinY());
        focusFirst();
    }

    /** What has ended goes, what began comes below; a row that stays keeps its place and its focus. */
    void update(List<? extends Job<?>> running) {
        if (!popup.isShowing()) {
            return;
        }
        if (running.isEmpty()) {
            popup.hide();
            return;
        }
        fill(running);
        if (popup.getScene().getFocusOwner() == null) {
            focusFirst();
        }
    }

    private void fill(List<? extends Job<?>> running) {
        rows.keySet().retainAll(running);
        running.forEach(job -> rows.computeIfAbsent(job, WorkRow::of));
        content.getChildren().retainAll(rows.values());
        rows.values().stream()
                .filter(row -> !content.getChildren().contains(row))
                .forEach(content.getChildren()::add);
    }

    private void focusFirst() {
        rows.values().iterator().next().getChildren().getLast().requestFocus();
    }

    private void cancelAll() {
        List.copyOf(rows.keySet()).forEach(Job::cancel);
    }

    /** What is on the screen, for tests. */
    Popup popup() {
        return popup;
    }
}
