package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.ui.threads.LockPicture.Box;
import dev.jvitals.ui.threads.LockPicture.FoldBox;
import dev.jvitals.ui.threads.LockPicture.Line;
import dev.jvitals.ui.threads.LockPicture.LockBox;
import dev.jvitals.ui.threads.LockPicture.ThreadBox;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import dev.jvitals.ui.threads.ThreadDumpModel.Selection;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/**
 * The blocking as a drawn graph: a click on a box shows its threads' stack, arrow keys walk from box to box, Enter on a
 * fold lists its threads.
 */
final class LockGraphPane {
    private static final double WIDTH = 168;
    private static final double HEIGHT = 42;
    private static final double COLUMN = WIDTH + 40;
    private static final double ROW = HEIGHT + 10;
    private static final double EDGE = 12;
    private static final double ARROW = 5;

    private static final PseudoClass DEADLOCKED = PseudoClass.getPseudoClass("deadlocked");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ThreadDumpModel model;
    private final Pane drawing = new Pane();
    private final Label leftOut = new Label();
    private final ScrollPane scroll = new ScrollPane(new VBox(drawing, leftOut));
    private final Label none = new Label("No thread waits for a lock.");
    private final StackPane pane = new StackPane(scroll, none);
    private final IdentityHashMap<Box, Button> buttons = new IdentityHashMap<>();

    LockGraphPane(ThreadDumpModel model) {
        this.model = model;
        drawing.getStyleClass().add("lock-graph");
        leftOut.getStyleClass().add("muted");
        scroll.setPannable(true);
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        model.selection().addListener((_, _, now) -> mark(now));
    }

    Node node() {
        return pane;
    }

    /** Draws; the boxes are some hundreds at most. */
    void show(LockPicture picture) {
        buttons.clear();
        drawing.getChildren().clear();
        for (Box box : picture.boxes()) {
            buttons.put(box, button(box));
        }
        picture.lines().forEach(this::line);
        picture.boxes().forEach(box -> drawing.getChildren().add(buttons.get(box)));
        drawing.setMinSize(
                2 * EDGE + (picture.columns() - 1) * COLUMN + WIDTH, 2 * EDGE + Math.max(1, picture.rows()) * ROW);
        none.setVisible(picture.isEmpty());
        scroll.setVisible(!picture.isEmpty());
        leftOut.setText("%,d more locks and threads are not drawn; the tree has them.".formatted(picture.leftOut()));
        leftOut.setVisible(picture.leftOut() > 0);
        mark(model.selection().get());
    }

    private Button button(Box box) {
        Button button = new Button(Printable.line(title(box)) + "\n" + Printable.line(detail(box)));
        button.getStyleClass().setAll("lock-graph-box", style(box));
        button.pseudoClassStateChanged(DEADLOCKED, box.deadlocked());
        button.setTextOverrun(OverrunStyle.ELLIPSIS);
        button.resizeRelocate(x(box), y(box), WIDTH, HEIGHT);
        button.setPrefSize(WIDTH, HEIGHT);
        button.setMinSize(WIDTH, HEIGHT);
        button.setMaxSize(WIDTH, HEIGHT);
        button.setTooltip(new Tooltip(Printable.line(whole(box))));
        button.setAccessibleText(Printable.line((box.deadlocked() ? "deadlocked, " : "") + whole(box)));
        button.setOnAction(_ -> choose(box));
        button.focusedProperty().addListener((_, _, now) -> {
            if (now) {
                reveal(button);
            }
        });
        return button;
    }

    private static String title(Box box) {
        return (box.deadlocked() ? "⚠ " : "")
                + switch (box) {
                    case ThreadBox thread -> thread.thread().name();
                    case LockBox lock -> Brief.lock(lock.lock());
                    case FoldBox fold -> "%,d more".formatted(fold.threads().size());
                };
    }

    private static String detail(Box box) {
        return switch (box) {
            case ThreadBox thread ->
                (thread.behind() == 0 ? "" : "%,d behind · ".formatted(thread.behind()))
                        + thread.thread().activity().words()
                        + at(thread.thread());
            case LockBox lock ->
                "%,d wait".formatted(lock.lock().waiting().size())
                        + (lock.lock().ownerUnknown() ? " · owner unknown" : "");
            case FoldBox fold -> "wait for " + Brief.lock(fold.lock());
        };
    }

    private static String at(SeenThread thread) {
        String frame = Brief.frame(thread.stack().telling());
        return frame.isEmpty() ? "" : " in " + frame;
    }

    private static String whole(Box box) {
        return switch (box) {
            case ThreadBox thread -> "thread " + thread.thread().name() + ": " + detail(box);
            case LockBox lock ->
                "lock " + lock.lock().className() + " " + lock.lock().id() + ": " + detail(box);
            case FoldBox fold -> title(box) + " threads " + detail(box);
        };
    }

    private static String style(Box box) {
        return switch (box) {
            case ThreadBox _ -> "thread";
            case LockBox _ -> "lock";
            case FoldBox _ -> "fold";
        };
    }

    private void choose(Box box) {
        switch (box) {
            case ThreadBox thread -> model.select(thread.thread());
            case LockBox lock -> model.select(users(lock.lock()), threadsOf(lock.lock()));
            case FoldBox fold -> model.narrow(Place.THREADS, "waiting for " + Brief.lock(fold.lock()), fold.threads());
        }
    }

    static String users(LockNode lock) {
        return (lock.owner() == null ? "waiting for " : "holder and waiters of ") + Brief.lock(lock);
    }

    /** The owner first, then who waits for the lock, then who waits on it to be notified. */
    static List<SeenThread> threadsOf(LockNode lock) {
        List<SeenThread> threads = new ArrayList<>();
        if (lock.owner() != null) {
            threads.add(lock.owner());
        }
        threads.addAll(lock.waiting());
        threads.addAll(lock.inWait());
        return threads;
    }

    private static double x(Box box) {
        return EDGE + box.column() * COLUMN;
    }

    private static double y(Box box) {
        return EDGE + box.row() * ROW;
    }

    /** From the waiter towards what it waits for, with an arrow's head there. */
    private void line(Line line) {
        boolean leftward = line.from().column() > line.to().column();
        double fromX = x(line.from()) + (leftward ? 0 : WIDTH);
        double toX = x(line.to()) + (leftward ? WIDTH + ARROW : -ARROW);
        double fromY = y(line.from()) + HEIGHT / 2;
        double toY = y(line.to()) + HEIGHT / 2 + (leftward ? 0 : HEIGHT / 4);
        double bend = (fromX + toX) / 2;
        CubicCurve curve = new CubicCurve(fromX, fromY, bend, fromY, bend, toY, toX, toY);
        double back = leftward ? ARROW : -ARROW;
        Polygon head = new Polygon(toX - back, toY, toX + back, toY - ARROW, toX + back, toY + ARROW);
        curve.getStyleClass().add("lock-graph-line");
        head.getStyleClass().add("lock-graph-head");
        curve.pseudoClassStateChanged(DEADLOCKED, line.deadlocked());
        head.pseudoClassStateChanged(DEADLOCKED, line.deadlocked());
        drawing.getChildren().addAll(curve, head);
    }

    private void mark(@Nullable Selection selection) {
        SeenThread chosen = selection == null ? null : selection.first();
        buttons.forEach((box, button) ->
                button.pseudoClassStateChanged(CHOSEN, box instanceof ThreadBox thread && thread.thread() == chosen));
    }

    /** Arrow keys go to the nearest box in that direction. */
    private void walk(KeyEvent event) {
        Node focus = scroll.getScene() == null ? null : scroll.getScene().getFocusOwner();
        if (!(focus instanceof Button from) || !buttons.containsValue(from)) {
            return;
        }
        Button next = nearest(from, event.getCode());
        if (next != null) {
            next.requestFocus();
        }
        if (event.getCode().isArrowKey()) {
            event.consume();
        }
    }

    private @Nullable Button nearest(Button from, KeyCode direction) {
        Button best = null;
        double least = Double.MAX_VALUE;
        for (Button each : buttons.values()) {
            double right = each.getLayoutX() - from.getLayoutX();
            double down = each.getLayoutY() - from.getLayoutY();
            double ahead = switch (direction) {
                case LEFT -> -right;
                case RIGHT -> right;
                case UP -> -down;
                case DOWN -> down;
                default -> -1;
            };
            boolean sideways = direction == KeyCode.LEFT || direction == KeyCode.RIGHT;
            // A step aside counts more than a step ahead, so that a column or row is not left without need.
            double far = ahead + 3 * Math.abs(sideways ? down : right);
            if (ahead > 1 && far < least) {
                least = far;
                best = each;
            }
        }
        return best;
    }

    private void reveal(Button button) {
        Bounds seen = scroll.getViewportBounds();
        Bounds all = scroll.getContent().getLayoutBounds();
        scroll.setVvalue(share(button.getLayoutY(), HEIGHT, -seen.getMinY(), seen.getHeight(), all.getHeight()));
        scroll.setHvalue(share(button.getLayoutX(), WIDTH, -seen.getMinX(), seen.getWidth(), all.getWidth()));
    }

    /** How far to scroll, 0 to 1, so that the part is in view; as now where it is. */
    private static double share(double start, double length, double from, double view, double whole) {
        double most = Math.max(1, whole - view);
        double to = start < from ? start - EDGE : start + length > from + view ? start + length + EDGE - view : from;
        return Math.clamp(to / most, 0, 1);
    }
}
