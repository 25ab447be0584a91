package dev.jvitals.ui.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.ui.task.Tasks;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The shortest paths that keep the object asked about. */
final class PathsPane extends VBox {
    private final HeapModel model;
    private final HeapActions actions;
    private final Tasks tasks;
    private final Loading content;
    private final StrengthBar strengths;
    private final Beginnings beginnings = new Beginnings(
            "Select an object anywhere and choose “Show paths to GC roots”, or begin with one of these.");
    private long object = Heap.NONE;

    PathsPane(HeapModel model, HeapActions actions, Tasks tasks) {
        super(8);
        this.model = model;
        this.actions = actions;
        this.tasks = tasks;
        this.content = new Loading(tasks);
        this.strengths = new StrengthBar(model.heap().hasDump(), () -> show(object));
        content.show(beginnings.node());
        setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(strengths, content);
        listBiggest();
    }

    private void listBiggest() {
        tasks.run("Biggest objects", model.children(Heap.NONE, 0))
                .onSuccess(page -> beginnings.addLast(
                        "Biggest objects",
                        page.rows().stream()
                                .limit(Beginnings.SHOWN)
                                .map(this::line)
                                .toList()))
                .start();
    }

    /** Leads to where the suspects pile up, until something else is asked for. */
    void suspects(List<LeakSuspect> suspects) {
        beginnings.addFirst(
                "Leak suspects",
                suspects.stream()
                        .limit(Beginnings.SHOWN)
                        .map(suspect -> line(suspect.accumulation()))
                        .toList());
    }

    private Node line(ObjectRef of) {
        return LinkLine.of(
                of.label(),
                Unit.SHARE.format(model.share(of.retainedBytes())),
                Unit.BYTES.format(of.retainedBytes()),
                () -> actions.showPaths(of.id()));
    }

    void show(long id) {
        object = id;
        if (id != Heap.NONE) {
            content.load("Searching for paths to GC roots", model.paths(id, strengths.excluded()), this::view);
        }
    }

    /** The same, unless another object's are shown. */
    void showFirst(long id) {
        if (object == Heap.NONE) {
            show(id);
        }
    }

    /** Cancels the search. */
    void stop() {
        content.stop();
    }

    private Node view(List<RootPath> paths) {
        VBox cards = new VBox(10);
        if (paths.isEmpty()) {
            cards.getChildren()
                    .add(new Label("No root keeps it over these references"
                            + (strengths.excluded().isEmpty() ? "." : "; those left out may.")));
        }
        paths.forEach(path -> cards.getChildren().add(card(path)));
        cards.setStyle("-fx-padding: 0 12 12 0;");
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        return scroll;
    }

    /** A path as lines for the clipboard. */
    static String text(RootPath path) {
        return path.root().text() + "\n"
                + path.steps().stream()
                        .map(step -> String.join(
                                "\t",
                                step.via(),
                                step.object().label(),
                                step.object().hexAddress(),
                                Long.toString(step.object().retainedBytes())))
                        .collect(Collectors.joining("\n"));
    }

    private Node card(RootPath path) {
        Label root = new Label(path.root().text());
        root.getStyleClass().add("figure");
        root.setWrapText(true);
        VBox card = new VBox(2, root);
        card.getStyleClass().add("card");
        int depth = 0;
        for (RootPath.Step step : path.steps()) {
            card.getChildren().add(step(path, step, Math.min(depth++, 24)));
        }
        return card;
    }

    private Node step(RootPath path, RootPath.Step step, int depth) {
        ObjectRef object = step.object();
        Label via = new Label(step.via().isEmpty() ? "" : step.via() + " →");
        via.getStyleClass().add("muted");
        Hyperlink link = new Hyperlink(object.label());
        LongNames.fit(via);
        LongNames.keepShort(via);
        LongNames.fit(link);
        link.setStyle("-fx-padding: 0;");
        link.setOnAction(_ -> actions.select(object.id()));
        link.setContextMenu(actions.menu(object::id, () -> text(path)));
        Label size = new Label(object.hexAddress() + "  " + Unit.BYTES.format(object.retainedBytes()));
        size.getStyleClass().add("muted");
        size.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(6, via, link, size);
        line.setMinWidth(0);
        line.setStyle("-fx-padding: 0 0 0 " + depth * 14 + ";");
        return line;
    }
}
