package dev.jvitals.ui.heap;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.heap.suspect.ThreadLocalUse;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Leak suspects in words, each with the path that keeps it and the ways to look further. */
final class SuspectsPane extends ScrollPane {
    private static final int PATH_SHOWN = 14;

    private final HeapActions actions;

    SuspectsPane(HeapModel.Findings found, HeapActions actions) {
        this.actions = actions;
        VBox cards = new VBox(10);
        if (found.suspects().isEmpty()) {
            cards.getChildren()
                    .add(new Label("Nothing holds a tenth of the heap: the memory is spread over many small things."));
        }
        found.suspects()
                .forEach(suspect ->
                        cards.getChildren().add(card(suspect, found.judgement().findings())));
        found.judgement().notSeen().forEach(reason -> cards.getChildren().add(muted(reason)));
        cards.setStyle("-fx-padding: 0 12 12 0;");
        setContent(cards);
        setFitToWidth(true);
    }

    private Node card(LeakSuspect suspect, List<Finding> findings) {
        Label sentence = new Label(suspect.sentence());
        sentence.setWrapText(true);
        sentence.getStyleClass().add("figure");
        ProgressBar share = new ProgressBar(suspect.share());
        share.setPrefWidth(220);
        HBox bar = new HBox(
                8,
                share,
                muted(Unit.BYTES.format(suspect.retainedBytes()) + ", " + Unit.SHARE.format(suspect.share())
                        + " of the heap"));
        VBox card = new VBox(7, sentence, bar);
        card.getStyleClass().add("card");
        row(card, "Piles up", suspect.accumulated().text());
        if (!suspect.keeper().isEmpty()) {
            row(card, "Kept by", suspect.keeper());
        }
        path(card, suspect.path());
        suspect.threadLocals().stream().limit(3).forEach(use -> threadLocal(card, use));
        holders(card, suspect);
        findings.stream()
                .filter(finding -> finding.summary().equals(suspect.sentence()))
                .findFirst()
                .ifPresent(finding -> row(card, "Do next", finding.advice().getLast()));
        ObjectRef point = suspect.accumulation();
        Button tree = new Button("Show in dominator tree");
        tree.setOnAction(_ -> actions.showInTree(point.id()));
        Button paths = new Button("Paths to GC roots");
        paths.setOnAction(_ -> actions.showPaths(point.id()));
        Button inspect = new Button("Inspect");
        inspect.setOnAction(_ -> actions.select(point.id()));
        card.getChildren().add(new HBox(8, tree, paths, inspect));
        return card;
    }

    private void path(VBox card, @org.jspecify.annotations.Nullable RootPath path) {
        if (path == null) {
            return;
        }
        VBox lines = new VBox(1);
        lines.getChildren().add(muted("Path from " + path.root().text()));
        List<RootPath.Step> steps = path.steps();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.size() > PATH_SHOWN && i == PATH_SHOWN / 2) {
                lines.getChildren().add(muted("… " + (steps.size() - PATH_SHOWN) + " more …"));
                i = steps.size() - PATH_SHOWN / 2;
            }
            lines.getChildren().add(step(path, steps.get(i), Math.min(i, PATH_SHOWN)));
        }
        card.getChildren().add(lines);
    }

    private Node step(RootPath path, RootPath.Step step, int depth) {
        Label via = muted(step.via().isEmpty() ? "" : step.via() + " →");
        Hyperlink object = new Hyperlink(step.object().label());
        LongNames.fit(via);
        LongNames.keepShort(via);
        LongNames.fit(object);
        object.setStyle("-fx-padding: 0;");
        object.setOnAction(_ -> actions.select(step.object().id()));
        object.setContextMenu(actions.menu(step.object()::id, () -> PathsPane.text(path)));
        Label size = muted(Unit.BYTES.format(step.object().retainedBytes()));
        size.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(6, via, object, size);
        line.setMinWidth(0); // a narrow window shortens names, it does not cut off sizes
        line.setStyle("-fx-padding: 0 0 0 " + depth * 12 + ";");
        return line;
    }

    private static void threadLocal(VBox card, ThreadLocalUse use) {
        row(
                card,
                "Thread local",
                use.key() + ": " + Unit.COUNT.format(use.threads()) + " × " + use.valueClass() + ", "
                        + Unit.COUNT.format(use.entries()) + " objects of " + use.entryClass() + ", "
                        + Unit.BYTES.format(use.retainedBytes()));
    }

    private void holders(VBox card, LeakSuspect suspect) {
        if (suspect.holderCount() < 2) {
            return;
        }
        VBox lines = new VBox(1, muted("Held by " + Unit.COUNT.format(suspect.holderCount()) + ", the largest"));
        for (ObjectRef holder : suspect.holders()) {
            Hyperlink link = new Hyperlink(holder.label());
            link.setStyle("-fx-padding: 0;");
            link.setOnAction(_ -> actions.select(holder.id()));
            lines.getChildren().add(new HBox(6, link, muted(Unit.BYTES.format(holder.retainedBytes()))));
        }
        card.getChildren().add(lines);
    }

    private static void row(VBox card, String name, String text) {
        Label label = muted(name);
        label.setMinWidth(84);
        Label value = new Label(text);
        value.setWrapText(true);
        card.getChildren().add(new HBox(6, label, value));
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }
}
