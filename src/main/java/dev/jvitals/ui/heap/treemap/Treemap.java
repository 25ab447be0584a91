package dev.jvitals.ui.heap.treemap;

import dev.jvitals.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Shows a tree as nested rectangles. A click selects the rectangle under the mouse, a double click drills in. To be used on
 * the JavaFX thread; drawing costs O(rectangles shown), which are bounded by the pixels there are.
 */
public final class Treemap<K> extends Region {
    private final Canvas canvas = new Canvas();
    private final ObjectProperty<@Nullable TreemapNode<K>> root = new SimpleObjectProperty<>();
    private final ObjectProperty<TreemapColors> colors = new SimpleObjectProperty<>(TreemapColors.of(Palette.LIGHT));
    private final ReadOnlyObjectWrapper<@Nullable TreemapNode<K>> hovered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TreemapNode<K>> selected = new ReadOnlyObjectWrapper<>();
    private final DoubleProperty textSize = new SimpleDoubleProperty(11.5);
    private List<Placed<K>> placed = new ArrayList<>();
    private Consumer<TreemapNode<K>> onDrill = _ -> {};

    public Treemap() {
        getStyleClass().add("treemap");
        getChildren().add(canvas);
        setMinSize(60, 60);
        root.addListener((_, _, _) -> {
            hovered.set(null);
            selected.set(null);
            redraw();
        });
        colors.addListener((_, _, _) -> redraw());
        textSize.addListener((_, _, _) -> redraw());
        canvas.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(at(e.getX(), e.getY())));
        canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(Optional.empty()));
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> select(at(e.getX(), e.getY())));
        canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    }

    /** What is shown; its children fill the whole area. */
    public ObjectProperty<@Nullable TreemapNode<K>> rootProperty() {
        return root;
    }

    /** The size of the labels' text in pixels. */
    public DoubleProperty textSizeProperty() {
        return textSize;
    }

    public ObjectProperty<TreemapColors> colorsProperty() {
        return colors;
    }

    /** The innermost node under the mouse. */
    public ReadOnlyObjectProperty<@Nullable TreemapNode<K>> hoveredProperty() {
        return hovered.getReadOnlyProperty();
    }

    /** The node last clicked. */
    public ReadOnlyObjectProperty<@Nullable TreemapNode<K>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Selects nothing; the next click selects, also what was selected before. */
    public void deselect() {
        select(Optional.empty());
    }

    /** Called with the node that was double clicked. */
    public void setOnDrill(Consumer<TreemapNode<K>> action) {
        onDrill = action;
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        redraw();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 600;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 360;
    }

    /** The innermost node at a point of this control. */
    public Optional<TreemapNode<K>> at(double x, double y) {
        for (int i = placed.size() - 1; i >= 0; i--) {
            if (placed.get(i).area().contains(x, y)) {
                return Optional.of(placed.get(i).node());
            }
        }
        return Optional.empty();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            at(event.getX(), event.getY()).ifPresent(onDrill);
        }
    }

    private void hover(Optional<TreemapNode<K>> node) {
        if (!isSame(hovered.get(), node.orElse(null))) {
            hovered.set(node.orElse(null));
            redraw();
        }
    }

    private boolean isSame(@Nullable TreemapNode<K> one, @Nullable TreemapNode<K> other) {
        return Optional.ofNullable(one)
                .map(TreemapNode::key)
                .equals(Optional.ofNullable(other).map(TreemapNode::key));
    }

    private void select(Optional<TreemapNode<K>> node) {
        selected.set(node.orElse(null));
        redraw();
    }

    private void redraw() {
        TreemapNode<K> shown = root.get();
        Rect area = new Rect(0, 0, canvas.getWidth(), canvas.getHeight());
        placed = shown == null || area.area() <= 0
                ? List.of()
                : Placed.all(shown, area, Placed.HEAD_EMS * textSize.get());
        TreemapPainter painter = new TreemapPainter(canvas.getGraphicsContext2D(), colors.get(), textSize.get());
        painter.clear(area);
        for (Placed<K> each : placed) {
            painter.paint(each);
        }
        for (Placed<K> each : placed) {
            boolean isSelected = isSame(each.node(), selected.get());
            if (isSelected || isSame(each.node(), hovered.get())) {
                painter.outline(each.area(), isSelected);
            }
        }
    }
}
