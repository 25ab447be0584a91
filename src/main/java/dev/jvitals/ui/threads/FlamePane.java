package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.threads.group.CallTree;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.CodeOrigin;
import dev.jvitals.ui.theme.Monospace;
import dev.jvitals.ui.theme.Palette;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.FlameLayout.Box;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import dev.jvitals.ui.threads.ThreadDumpModel.Selection;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** The call tree of all threads or of some, as a flame graph: click to zoom in, click the bottom row to zoom out. */
final class FlamePane {
    /** At the usual size of text, as all of these. */
    private static final double USUAL_ROW = 18;

    private static final double FONT_PIXELS = 11;
    /** Below this even many neighbours together leave no visible trace. */
    private static final double LEAST_PIXELS = 0.25;

    private static final double LEAST_PIXELS_FOR_TEXT = 24;
    private static final double CHAR_PIXELS = 6.6;

    private final ThreadDumpModel model;
    private final Theme theme;
    private final BorderPane pane = new BorderPane();
    private final Canvas canvas = new Canvas();
    private final ScrollPane scroll = new ScrollPane(canvas);
    private final ToggleButton bottomUp = new ToggleButton("Bottom up");
    private final CheckBox withIdle = new CheckBox("Idle threads");
    private final Hyperlink narrowed = new Hyperlink();
    private final Label hovered = new Label();
    private final Tooltip tooltip = new Tooltip();
    private @Nullable CallTree tree;
    private @Nullable CallTree zoomed;
    private List<Box> boxes = List.of();
    private int current;

    FlamePane(ThreadDumpModel model, Theme theme) {
        this.model = model;
        this.theme = theme;
        bottomUp.setOnAction(_ -> show());
        withIdle.setOnAction(_ -> show());
        narrowed.setOnAction(_ -> model.narrowed().set(null));
        hovered.getStyleClass().add("stack-text");
        FlowPane options = new FlowPane(12, 4, bottomUp, withIdle, narrowed);
        options.setAlignment(Pos.CENTER_LEFT);
        options.getStyleClass().add("pane-options");
        pane.setTop(options);
        pane.setCenter(scroll);
        pane.setBottom(hovered);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.viewportBoundsProperty().addListener((_, _, _) -> draw());
        Theme.follow(theme.palette(), canvas, _ -> draw());
        hovered.fontProperty().subscribe(_ -> draw()); // the label lives as long as this, the theme longer
        mouse();
        keyboard();
        model.dumpIndex().addListener((_, _, _) -> showIfSeen());
        model.narrowed().addListener((_, _, _) -> showIfSeen());
        model.place().addListener((_, _, _) -> showIfSeen());
        showIfSeen();
    }

    Node node() {
        return pane;
    }

    private void showIfSeen() {
        if (model.place().get() == Place.FLAME) {
            show();
        }
    }

    private void mouse() {
        Tooltip.install(canvas, tooltip);
        canvas.setOnMouseMoved(event -> {
            Box box = at(event.getX(), event.getY());
            String words = box == null ? "" : words(box.node());
            hovered.setText(words);
            tooltip.setText(words);
        });
        canvas.setOnMouseClicked(event -> {
            Box box = at(event.getX(), event.getY());
            if (box != null && event.getButton() == MouseButton.PRIMARY) {
                zoom(box.depth() == 0 ? tree : box.node());
                canvas.requestFocus();
            }
        });
        ContextMenu menu = new ContextMenu();
        canvas.setOnContextMenuRequested(event -> {
            Box box = at(event.getX(), event.getY());
            if (box != null) {
                menu.getItems()
                        .setAll(
                                Copying.item(
                                        "Copy method",
                                        () -> Copying.text(box.node().name())),
                                Copying.item(
                                        "Show threads with it",
                                        () -> model.narrow(
                                                Place.THREADS,
                                                box.node().name(),
                                                with(box.node().name()))));
                menu.show(canvas, event.getScreenX(), event.getScreenY());
            }
        });
    }

    /** Arrows go from box to box, Enter zooms in, Backspace out, the menu key offers what the right button does. */
    private void keyboard() {
        canvas.setFocusTraversable(true);
        canvas.setAccessibleRole(AccessibleRole.TREE_VIEW);
        canvas.focusedProperty().subscribe(_ -> goTo(current));
        canvas.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case UP -> goTo(FlameLayout.above(boxes, current));
                case DOWN -> goTo(FlameLayout.below(boxes, current));
                case RIGHT -> goTo(FlameLayout.beside(boxes, current, 1));
                case LEFT -> goTo(FlameLayout.beside(boxes, current, -1));
                case ENTER -> zoom(boxes.isEmpty() ? tree : boxes.get(current).node());
                case BACK_SPACE -> zoom(tree);
                default -> {
                    return;
                }
            }
            event.consume();
        });
    }

    private void zoom(@Nullable CallTree to) {
        zoomed = to;
        current = 0;
        draw();
    }

    private void goTo(int box) {
        current = box;
        if (zoomed != null) {
            draw();
        }
    }

    private List<SeenThread> with(String method) {
        return threads().stream()
                .filter(thread -> thread.stack().shape().names().contains(method))
                .toList();
    }

    private String words(CallTree node) {
        int all = tree == null ? 1 : Math.max(1, tree.count());
        return Printable.line(
                "%s: %,d threads, %.1f %%".formatted(node.name(), node.count(), 100.0 * node.count() / all));
    }

    private List<SeenThread> threads() {
        Selection only = model.narrowed().get();
        List<SeenThread> all = only == null ? model.dump().threads() : only.threads();
        boolean idleToo = withIdle.isSelected() || only != null;
        List<SeenThread> some = new ArrayList<>();
        for (SeenThread thread : all) {
            boolean idle = thread.activity() == Activity.IDLE || thread.activity() == Activity.JVM;
            if (!thread.thread().frames().isEmpty() && (idleToo || !idle)) {
                some.add(thread);
            }
        }
        return some;
    }

    private void show() {
        Selection only = model.narrowed().get();
        narrowed.setVisible(only != null);
        narrowed.setText(only == null ? "" : "only " + Printable.line(only.title()) + " ✕");
        tree = bottomUp.isSelected() ? CallTree.bottomUp(threads()) : CallTree.topDown(threads());
        zoom(tree);
    }

    /** How much larger than usual the text is. */
    private double scale() {
        return (double) theme.fontSize().get() / Theme.NORMAL_FONT_SIZE;
    }

    private double row() {
        return Math.rint(USUAL_ROW * scale());
    }

    private void draw() {
        if (zoomed == null) {
            return;
        }
        double width = Math.max(100, scroll.getViewportBounds().getWidth());
        boxes = FlameLayout.boxes(zoomed, LEAST_PIXELS / width);
        int depth = boxes.getLast().depth() + 1;
        double height = Math.max(depth * row(), scroll.getViewportBounds().getHeight() - 2);
        canvas.setWidth(width);
        canvas.setHeight(Math.min(height, 8_000));
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        Palette palette = theme.palette().get();
        graphics.setFill(palette.background());
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setFont(Font.font(Monospace.family(), FONT_PIXELS * scale()));
        graphics.setTextBaseline(VPos.CENTER);
        boxes.forEach(box -> draw(box, graphics, palette));
        drawCurrent(graphics, palette);
        scroll.setVvalue(1);
    }

    /** The box that the keyboard is at, framed while it has the focus. */
    private void drawCurrent(GraphicsContext graphics, Palette palette) {
        current = Math.clamp(current, 0, boxes.size() - 1);
        Box box = boxes.get(current);
        canvas.setAccessibleText("Flame graph, " + words(box.node()));
        if (canvas.isFocused()) {
            hovered.setText(words(box.node()));
            graphics.setStroke(palette.text());
            graphics.setLineWidth(1.5);
            graphics.strokeRect(
                    box.x() * canvas.getWidth() + 1,
                    canvas.getHeight() - (box.depth() + 1) * row(),
                    Math.max(2, box.width() * canvas.getWidth() - 2),
                    row() - 1);
        }
    }

    private void draw(Box box, GraphicsContext graphics, Palette palette) {
        double x = box.x() * canvas.getWidth();
        double y = canvas.getHeight() - (box.depth() + 1) * row();
        double width = box.width() * canvas.getWidth();
        graphics.setFill(fill(box, palette));
        graphics.fillRect(x, y, Math.max(0.5, width - 1), row() - 1);
        if (width >= LEAST_PIXELS_FOR_TEXT * scale()) {
            graphics.setFill(palette.text());
            graphics.fillText(text(box.node().name(), width), x + 3, y + row() / 2);
        }
    }

    /** Own code stands out, libraries less, the JDK least; neighbours differ a little so that edges show. */
    private static Color fill(Box box, Palette palette) {
        String name = box.node().name();
        int dot = name.lastIndexOf('.');
        String owner = dot < 0 ? name : name.substring(0, dot);
        Color base = box.depth() == 0
                ? palette.grid()
                : CodeOrigin.isJdk(owner)
                        ? palette.grid()
                        : CodeOrigin.isOwn(owner) ? palette.series(1) : palette.series(0);
        double share = 0.45 + (name.hashCode() & 7) / 40.0;
        return palette.background().interpolate(base, CodeOrigin.isJdk(owner) || box.depth() == 0 ? 0.9 : share);
    }

    /** The end of the name says most: class and method, then whatever fits before. */
    private String text(String name, double width) {
        int chars = (int) ((width - 6) / (CHAR_PIXELS * scale()));
        String shown = Printable.line(name);
        if (shown.length() <= chars) {
            return shown;
        }
        int method = shown.lastIndexOf('.');
        int owner = method < 0 ? -1 : shown.lastIndexOf('.', method - 1);
        String brief = shown.substring(owner + 1);
        return brief.length() <= chars ? brief : brief.substring(0, Math.max(0, chars));
    }

    private @Nullable Box at(double x, double y) {
        int depth = (int) ((canvas.getHeight() - y) / row());
        double share = x / Math.max(1, canvas.getWidth());
        for (Box box : boxes) {
            if (box.depth() == depth && share >= box.x() && share < box.x() + box.width()) {
                return box;
            }
        }
        return null;
    }
}
