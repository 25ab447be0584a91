package dev.jvitals.ui.findings;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.ui.theme.Marks;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One finding in full: its chart, suspects, what to do, why, the evidence with its sources. For the JavaFX thread. */
final class FindingDetails implements AutoCloseable {
    private static final int SUSPECTS_SHOWN = 20;

    private final FindingsModel model;
    private final SuspectLinks links;
    private final VBox content = new VBox(12);
    private final ScrollPane node = new ScrollPane(content);
    private @Nullable FindingChart chart;
    private @Nullable TrackedFinding shown;

    FindingDetails(FindingsModel model, SuspectLinks links) {
        this.model = model;
        this.links = links;
        content.getStyleClass().add("finding-details");
        node.setFitToWidth(true);
        node.getStyleClass().add("edge-to-edge");
    }

    Node node() {
        return node;
    }

    /** Shows one; a newer word on the one that is shown keeps chart and scroll where they are. */
    void show(@Nullable TrackedFinding tracked) {
        TrackedFinding before = shown;
        shown = tracked;
        if (tracked == null) {
            close();
            content.getChildren().clear();
            return;
        }
        boolean same = before != null && before.id() == tracked.id() && before.ended() == tracked.ended();
        if (before != null
                && same
                && before.finding().equals(tracked.finding())
                && before.lastMillis() == tracked.lastMillis()) {
            return;
        }
        if (!same || chart == null) {
            close();
            chart = FindingChart.of(tracked, model.history(), model.isLive()).orElse(null);
            node.setVvalue(0);
        } else {
            chart.mark(tracked);
        }
        fill(tracked);
    }

    private void fill(TrackedFinding tracked) {
        Finding finding = tracked.finding();
        content.getChildren().setAll(head(tracked));
        if (chart != null) {
            content.getChildren().add(chart.node());
        }
        if (!finding.suspects().isEmpty()) {
            content.getChildren().add(section("Suspects", suspects(finding)));
        }
        content.getChildren().add(section("What to do", advice(finding)));
        content.getChildren().add(section("Why", text(finding.why())));
        content.getChildren().add(section("Evidence", evidence(finding)));
        if (!finding.thresholds().isEmpty()) {
            content.getChildren().add(section("Judged by", thresholds(finding)));
        }
        content.getChildren().add(section("How sure", text(finding.confidence())));
    }

    private Node head(TrackedFinding tracked) {
        Finding finding = tracked.finding();
        FontIcon icon = new FontIcon(Marks.icon(finding.severity()));
        icon.getStyleClass().add(Marks.styleClass(finding.severity()));
        Label word = new Label(
                Marks.word(finding.severity()) + " · " + finding.rule() + "\n"
                        + FindingWords.time(tracked, model.isLive()),
                icon);
        word.getStyleClass().addAll("muted", "small");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button("Copy as text", new FontIcon("mdi2c-content-copy"));
        copy.getStyleClass().add("small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(_ -> copy(FindingWords.text(model.target(), tracked, model.isLive())));
        HBox line = new HBox(8, word, space, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        Label sentence = text(FindingWords.summary(tracked));
        sentence.getStyleClass().add("finding-sentence");
        return new VBox(4, line, sentence);
    }

    private static VBox section(String title, Node body) {
        Label head = new Label(title);
        head.getStyleClass().addAll("figure", "finding-heading");
        return new VBox(3, head, body);
    }

    private static Label text(String words) {
        Label label = new Label(Printable.line(words));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node suspects(Finding finding) {
        GridPane grid = grid();
        int row = 0;
        for (Suspect suspect : finding.suspects().stream().limit(SUSPECTS_SHOWN).toList()) {
            Label kind = new Label(suspect.kind().name().toLowerCase(Locale.ROOT));
            kind.getStyleClass().add("muted");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            grid.addRow(row++, kind, new VBox(name(suspect), detail(suspect)));
        }
        int left = finding.suspects().size() - SUSPECTS_SHOWN;
        if (left > 0) {
            grid.add(text("and " + left + " more"), 1, row);
        }
        return grid;
    }

    private Node name(Suspect suspect) {
        String name = Printable.line(suspect.name());
        Optional<Runnable> way = links.to(suspect);
        if (way.isEmpty()) {
            Label label = text(name);
            label.getStyleClass().add("stack-text");
            return label;
        }
        Hyperlink link = new Hyperlink(name);
        link.getStyleClass().add("stack-text");
        link.setWrapText(true);
        link.setOnAction(_ -> way.get().run());
        return link;
    }

    private static Node detail(Suspect suspect) {
        Label detail = text(suspect.detail());
        detail.getStyleClass().add("muted");
        detail.setVisible(!suspect.detail().isEmpty());
        detail.setManaged(detail.isVisible());
        return detail;
    }

    private static Node advice(Finding finding) {
        VBox lines = new VBox(4);
        for (String advice : finding.advice()) {
            Button copy = new Button("", new FontIcon("mdi2c-content-copy"));
            copy.getStyleClass().addAll("flat", "small", "button-icon");
            copy.setAccessibleText("Copy this line");
            copy.setOnAction(_ -> copy(advice));
            Label words = text(advice);
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            HBox line = new HBox(6, new Label("→"), words, copy);
            line.setAlignment(Pos.TOP_LEFT);
            lines.getChildren().add(line);
        }
        return lines;
    }

    private static Node evidence(Finding finding) {
        GridPane grid = grid();
        int row = 0;
        for (Evidence piece : finding.evidence()) {
            Label what = text(piece.what());
            Label value = text(piece.formatted());
            value.getStyleClass().add("figure");
            Label source = text(piece.source());
            source.getStyleClass().addAll("muted", "small");
            grid.addRow(row++, what, new VBox(value, source));
        }
        return grid;
    }

    /** By which thresholds, and why they are so. */
    private static Node thresholds(Finding finding) {
        GridPane grid = grid();
        int row = 0;
        for (Threshold.Applied each : finding.thresholds()) {
            Label value = text(each.formattedValue());
            value.getStyleClass().add(each.isChanged() ? "threshold-changed" : "figure");
            Label reason = text(each.threshold().reason());
            reason.getStyleClass().addAll("muted", "small");
            grid.addRow(row++, text(each.threshold().words()), new VBox(value, reason));
        }
        return grid;
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(4);
        ColumnConstraints left = new ColumnConstraints();
        left.setMinWidth(60);
        left.setMaxWidth(220);
        ColumnConstraints right = new ColumnConstraints();
        right.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(left, right);
        return grid;
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void close() {
        if (chart != null) {
            chart.close();
            chart = null;
        }
    }
}
