package dev.jvitals.ui.chart;

import java.awt.geom.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;

/**
 * What lies above the drawing: crosshair, selection and words; and the hands on the axis: wheel zooms, drag selects, drag
 * with the middle button or shift pans, double click follows now. On a page that scrolls, the wheel zooms with Ctrl only. Moving the pointer redraws no chart.
 */
final class ChartOverlay extends Pane {
    private static final double WHEEL_STEP = 1.25;
    /** A shorter drag is a click with a shaky hand. */
    private static final double MIN_DRAG = 5;

    /** What is stale must not hide what is known. */
    private static final double BADGE_SHARE = 0.55;

    private final TimeAxis axis;
    private final Line crosshair = new Line();
    private final Rectangle selection = new Rectangle();
    private final Label readout = new Label();
    private final Label badge = new Label();
    private final Label state = new Label();
    private Rectangle2D area = new Rectangle2D.Double();
    private TimeAxis.Range range;
    private double pressedX;
    private double draggedX;
    private boolean selecting;

    ChartOverlay(TimeAxis axis) {
        this.axis = axis;
        this.range = axis.range().get();
        setManaged(false);
        getStyleClass().add("chart-overlay");
        crosshair.getStyleClass().add("crosshair");
        selection.getStyleClass().add("selection");
        readout.getStyleClass().add("readout");
        badge.getStyleClass().add("badge");
        state.getStyleClass().add("state");
        state.setWrapText(true);
        badge.setWrapText(true);
        getChildren().addAll(selection, crosshair, state, badge, readout);
        for (Node node : getChildren()) {
            node.setVisible(false);
            node.setMouseTransparent(true);
            node.setManaged(false);
        }
        setOnMouseMoved(this::pointed);
        setOnMouseExited(event -> axis.pointNowhere());
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                axis.followNow();
            }
        });
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    /** Where the chart was drawn and what range it shows. */
    void shows(Rectangle2D dataArea, TimeAxis.Range shown) {
        area = dataArea;
        range = shown;
        placeState();
        placeBadge();
    }

    private long millisAt(double x) {
        double share = (x - area.getX()) / Math.max(1, area.getWidth());
        return range.fromMillis() + Math.round(Math.clamp(share, 0, 1) * range.spanMillis());
    }

    private double xAt(long millis) {
        return area.getX() + (double) (millis - range.fromMillis()) / range.spanMillis() * area.getWidth();
    }

    /** The time of so many pixels. */
    long millisOf(double pixels) {
        return Math.round(pixels / Math.max(1, area.getWidth()) * range.spanMillis());
    }

    private void pointed(MouseEvent event) {
        if (event.getX() >= area.getX() && event.getX() <= area.getMaxX()) {
            axis.pointAt(millisAt(event.getX()));
        } else {
            axis.pointNowhere();
        }
    }

    private void pressed(MouseEvent event) {
        pressedX = event.getX();
        draggedX = pressedX;
        selecting = event.getButton() == MouseButton.PRIMARY && !event.isShiftDown();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.SECONDARY) {
            return;
        }
        pointed(event);
        if (selecting) {
            double left = Math.max(Math.min(pressedX, event.getX()), area.getX());
            double right = Math.min(Math.max(pressedX, event.getX()), area.getMaxX());
            selection.setX(left);
            selection.setY(area.getY());
            selection.setWidth(Math.max(0, right - left));
            selection.setHeight(area.getHeight());
            selection.setVisible(right - left >= MIN_DRAG);
        } else {
            axis.pan(millisOf(draggedX - event.getX()));
        }
        draggedX = event.getX();
    }

    private void released(MouseEvent event) {
        if (selecting && selection.isVisible()) {
            axis.show(millisAt(pressedX), millisAt(event.getX()));
        }
        selection.setVisible(false);
        selecting = false;
    }

    private void scrolled(ScrollEvent event) {
        if (!area.contains(event.getX(), event.getY())) {
            return; // beside the drawing the wheel scrolls the page
        }
        // a touchpad has a little of both; sideways is also how JavaFX reports the wheel with shift
        boolean sideways = Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY());
        if (!sideways && !event.isControlDown() && isOnScrollingPage()) {
            return; // who scrolls a page by must not change the time of all charts
        }
        if (sideways) {
            axis.pan(millisOf(-event.getDeltaX()));
        } else if (event.getDeltaY() != 0) {
            axis.zoom(event.getDeltaY() > 0 ? 1 / WHEEL_STEP : WHEEL_STEP, millisAt(event.getX()));
        }
        event.consume();
    }

    /** Whether the page that the chart is on is longer than what is seen of it. */
    private boolean isOnScrollingPage() {
        for (Node node = getParent(); node != null; node = node.getParent()) {
            if (node instanceof ScrollPane pane && pane.getContent() != null) {
                return pane.getContent().getLayoutBounds().getHeight()
                        > pane.getViewportBounds().getHeight() + 1;
            }
        }
        return false;
    }

    /** Shows the crosshair at the moment; nowhere if it is not in view. */
    void showCrosshair(long millis) {
        boolean visible = millis != TimeAxis.NO_MOMENT
                && millis >= range.fromMillis()
                && millis <= range.toMillis()
                && area.getWidth() > 0;
        crosshair.setVisible(visible);
        if (visible) {
            double x = Math.rint(xAt(millis)) + 0.5;
            crosshair.setStartX(x);
            crosshair.setEndX(x);
            crosshair.setStartY(area.getY());
            crosshair.setEndY(area.getMaxY());
        }
    }

    /** Words beside the crosshair; empty hides them. */
    void showReadout(String text) {
        readout.setVisible(!text.isEmpty() && crosshair.isVisible());
        if (readout.isVisible()) {
            readout.setText(text);
            readout.applyCss();
            double width = Math.min(readout.prefWidth(-1), area.getWidth());
            double height = readout.prefHeight(width);
            double right = crosshair.getStartX() + 8;
            double x = right + width > area.getMaxX() ? crosshair.getStartX() - 8 - width : right;
            place(readout, Math.max(area.getX(), x), area.getY() + 4, width, height);
        }
    }

    /** Words in the middle of an empty drawing; empty hides them. */
    void showState(String text, boolean failed) {
        state.setVisible(!text.isEmpty());
        state.setText(text);
        style(state, "state-failed", failed);
        placeState();
    }

    /** What stands in place of a drawing; empty while there is one. */
    String state() {
        return state.getText();
    }

    /** Words on figures that are not fresh, or on those that are missing as is usual; empty hides them. */
    void showBadge(String text, boolean isUsual) {
        badge.setVisible(!text.isEmpty());
        style(badge, "badge-usual", isUsual);
        badge.setText(text);
        placeBadge();
    }

    /** Only where it changes: for each change the styles of the label are worked out anew, seen or not. */
    private static void style(Label label, String style, boolean wanted) {
        if (wanted && !label.getStyleClass().contains(style)) {
            label.getStyleClass().add(style);
        } else if (!wanted) {
            label.getStyleClass().remove(style);
        }
    }

    /** As large as its words: no line of a marker goes through them, and none is hidden beside them. */
    private void placeState() {
        if (state.isVisible()) {
            state.applyCss();
            double width = Math.min(Math.ceil(state.prefWidth(-1)), area.getWidth());
            double height = Math.min(state.prefHeight(width), area.getHeight());
            place(state, area.getCenterX() - width / 2, area.getCenterY() - height / 2, width, height);
        }
    }

    private void placeBadge() {
        if (badge.isVisible()) {
            badge.applyCss();
            double width = Math.min(badge.prefWidth(-1), area.getWidth() * BADGE_SHARE);
            double height = badge.prefHeight(width);
            place(badge, area.getMaxX() - width, area.getMaxY() - height - 4, width, height);
        }
    }

    private static void place(Label label, double x, double y, double width, double height) {
        label.resizeRelocate(x, y, width, height);
    }
}
