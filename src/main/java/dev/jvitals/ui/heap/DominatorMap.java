package dev.jvitals.ui.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.ui.heap.treemap.Treemap;
import dev.jvitals.ui.heap.treemap.TreemapColors;
import dev.jvitals.ui.heap.treemap.TreemapNode;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Job;
import dev.jvitals.ui.task.Work;
import dev.jvitals.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The dominator tree as a treemap to drill into, with the way back up above it and words on what is pointed at below. */
final class DominatorMap extends VBox {
    /** A rectangle's label is a little smaller than other text. */
    private static final double LABEL_SHARE = 0.82;

    private final HeapModel model;
    private final HeapActions actions;
    private final Workbench workbench;
    private final Treemap<Long> treemap = new Treemap<>();
    private final Label under = new Label();
    private final HBox trail = new HBox(2);
    private final List<ObjectRef> drilled = new ArrayList<>();
    /** What the map waits for. */
    private @Nullable Job<?> drawing;

    DominatorMap(HeapModel model, HeapActions actions, Workbench workbench) {
        super(8);
        this.model = model;
        this.actions = actions;
        this.workbench = workbench;
        treemap.colorsProperty().set(colors());
        Theme.follow(
                workbench.theme().palette(), this, _ -> treemap.colorsProperty().set(colors()));
        under.fontProperty().subscribe(font -> treemap.textSizeProperty().set(LABEL_SHARE * font.getSize()));
        treemap.setOnDrill(this::drill);
        treemap.hoveredProperty().addListener((_, _, node) -> under.setText(describe(node)));
        treemap.selectedProperty().addListener((_, _, node) -> actions.select(HeapTiles.object(node)));
        actions.selected().addListener((_, _, id) -> markOnly(id.longValue()));
        under.getStyleClass().add("muted");
        trail.setAlignment(Pos.CENTER_LEFT);
        Label title = new Label("What holds the memory");
        title.getStyleClass().add("figure");
        HBox head = new HBox(10, title, trail);
        head.setAlignment(Pos.CENTER_LEFT);
        under.setText(describe(null));
        StackPane map = new StackPane(treemap);
        map.setMinSize(0, 180);
        setVgrow(map, Priority.ALWAYS);
        getChildren().addAll(head, map, under);
        show(Heap.NONE);
    }

    /** The inspector was closed, or shows another object: its rectangle is no longer what is selected. */
    private void markOnly(long inspected) {
        if (HeapTiles.object(treemap.selectedProperty().get()) != inspected) {
            treemap.deselect();
        }
    }

    private TreemapColors colors() {
        return TreemapColors.of(workbench.theme().palette().get());
    }

    private void drill(TreemapNode<Long> node) {
        if (HeapTiles.isClass(node.key())) {
            actions.showClass(model.className(HeapTiles.classIndex(node.key())));
        } else if (node.key() != Heap.NONE && !node.leaf()) {
            draw("Opening " + node.label(), model.chain(node.key()), chain -> {
                drilled.clear();
                drilled.addAll(chain);
                show(node.key());
            });
        }
    }

    private void show(long root) {
        trail();
        draw(
                "Drawing the dominator tree",
                model.tiles(root),
                tile -> treemap.rootProperty().set(HeapTiles.nodes(tile)));
    }

    /** The map waits for one thing only: what was asked for before is cancelled, and no longer shown if it comes. */
    private <T> void draw(String title, Work<T> work, Consumer<T> then) {
        stop();
        Job<T> job = workbench.tasks().run(title, work);
        drawing = job;
        job.onSuccess(result -> ifCurrent(job, () -> then.accept(result)))
                .onFailure(failure -> ifCurrent(job, () -> workbench.show(failure)))
                .start();
    }

    private void ifCurrent(Job<?> job, Runnable action) {
        if (job.equals(drawing)) {
            action.run();
        }
    }

    /** Cancels what the map waits for. */
    void stop() {
        Job<?> job = drawing;
        drawing = null;
        if (job != null) {
            job.cancel();
        }
    }

    /** The way back up. */
    private void trail() {
        trail.getChildren().clear();
        if (drilled.isEmpty()) {
            return;
        }
        trail.getChildren().add(crumb("whole heap", () -> {
            drilled.clear();
            show(Heap.NONE);
        }));
        for (int i = Math.max(0, drilled.size() - 4); i < drilled.size(); i++) {
            int depth = i;
            ObjectRef object = drilled.get(i);
            trail.getChildren().add(new Label("›"));
            trail.getChildren().add(crumb(LongNames.withoutPackage(object.className()), () -> {
                drilled.subList(depth + 1, drilled.size()).clear();
                show(object.id());
            }));
        }
    }

    private static Button crumb(String text, Runnable action) {
        Button crumb = new Button(text);
        crumb.getStyleClass().addAll("flat", "small");
        crumb.setOnAction(_ -> action.run());
        return crumb;
    }

    private String describe(@Nullable TreemapNode<Long> node) {
        if (node == null) {
            return "A rectangle's area is what its object retains. Click to inspect, double click to drill in.";
        }
        return node.label().replace('\n', ' ') + ", " + Unit.SHARE.format(model.share((long) node.weight()))
                + " of the heap";
    }
}
