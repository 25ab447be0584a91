package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** First what is wrong, then how many threads do what. */
final class SummaryPane {
    private final ThreadDumpModel model;
    private final Theme theme;
    private final VBox box = new VBox(10);
    private final ScrollPane scroll = new ScrollPane(box);

    SummaryPane(ThreadDumpModel model, Theme theme) {
        this.model = model;
        this.theme = theme;
        box.getStyleClass().add("pane-body");
        scroll.setFitToWidth(true);
        model.content().addListener((_, _, _) -> show());
        show();
    }

    Node node() {
        return scroll;
    }

    private void show() {
        box.getChildren().clear();
        List<Finding> findings = model.judgement().findings();
        DumpContent content = model.content().get();
        if (content != null) {
            box.getChildren().add(atAGlance(findings.size(), content));
        }
        if (findings.isEmpty()) {
            box.getChildren().add(card(label("Nothing is wrong in what these dumps show.", "figure")));
        }
        for (int i = 0; i < findings.size(); i++) {
            box.getChildren().add(new FindingCard(findings.get(i), model, i == 0).node());
        }
        if (content == null) {
            box.getChildren().add(card(label("Working …", "muted")));
        } else {
            box.getChildren()
                    .addAll(
                            activities(content),
                            alike("Most frequent top frames", content.topFrames()),
                            alike("Where threads are in one's own code, by package", content.ownPackages()));
        }
        String lost = model.file().notUnderstoodSentence();
        if (!lost.isEmpty()) {
            box.getChildren().add(notUnderstood(lost));
        }
        if (!model.judgement().notSeen().isEmpty()) {
            box.getChildren().add(notSeen());
        }
    }

    /** Counts and states above all else, however long the findings are. */
    private Node atAGlance(int findings, DumpContent content) {
        Map<Activity, Integer> counts = new EnumMap<>(Activity.class);
        content.doing().forEach((activity, threads) -> counts.put(activity, threads.size()));
        ShareBar bar = new ShareBar(theme);
        bar.show(counts, content.dump().threads().size());
        String found = findings == 0 ? "no findings" : findings == 1 ? "1 finding" : findings + " findings";
        return new VBox(
                4,
                label("%,d threads · %s".formatted(content.dump().threads().size(), found), "figure"),
                bar,
                label(content.states(), "muted"));
    }

    private Node activities(DumpContent content) {
        int all = content.dump().threads().size();
        GridPane grid = new GridPane(12, 4);
        ColumnConstraints bar = new ColumnConstraints();
        bar.setHgrow(Priority.ALWAYS);
        ColumnConstraints count = new ColumnConstraints();
        count.setHalignment(HPos.RIGHT);
        count.setMinWidth(50);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), count, bar);
        content.doing().forEach((activity, threads) -> {
            Hyperlink name = new Hyperlink(activity.words());
            name.setMinWidth(Region.USE_PREF_SIZE);
            name.setOnAction(_ -> model.narrow(Place.THREADS, activity.words(), threads));
            ShareBar share = new ShareBar(theme);
            share.show(Map.of(activity, threads.size()), all);
            grid.addRow(grid.getRowCount(), name, label("%,d".formatted(threads.size()), "figure"), share);
        });
        return card(label("%,d threads by what they do".formatted(all), "figure"), grid);
    }

    private Node alike(String title, List<DumpContent.Alike> most) {
        VBox card = card(label(title, "figure"));
        if (most.isEmpty()) {
            card.getChildren().add(label("none", "muted"));
        }
        for (DumpContent.Alike each : most) {
            Label count = label("%,d".formatted(each.threads().size()), "figure");
            count.setMinWidth(50);
            count.setAlignment(Pos.CENTER_RIGHT);
            Hyperlink name = new Hyperlink(Printable.line(each.name()));
            name.setOnAction(_ -> model.narrow(Place.THREADS, each.name(), each.threads()));
            HBox row = new HBox(12, count, name);
            row.setAlignment(Pos.CENTER_LEFT);
            card.getChildren().add(row);
        }
        return card;
    }

    private Node notUnderstood(String sentence) {
        VBox card = card(label(sentence, "severity-warning"));
        model.file().dumps().stream()
                .flatMap(dump -> dump.notUnderstood().stream()
                        .map(place -> dump.origin() + ":" + place.firstLine()
                                + (place.lines() > 1 ? "–" + (place.firstLine() + place.lines() - 1) : "") + "  "
                                + place.sample().strip()))
                .limit(10)
                .forEach(line -> card.getChildren().add(label(line, "stack-text")));
        return card;
    }

    private Node notSeen() {
        VBox card = card(label("What these dumps cannot show", "figure"));
        model.judgement().notSeen().forEach(line -> card.getChildren().add(label(line, "muted")));
        return card;
    }

    static VBox card(Node... children) {
        VBox card = new VBox(6, children);
        card.getStyleClass().add("card");
        return card;
    }

    static Label label(String text, String style) {
        Label label = new Label(Printable.line(text));
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
