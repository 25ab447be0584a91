package dev.jvitals.ui.threads;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Suspect;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One finding: the sentence always, evidence, suspects and advice when it is opened. Suspects lead to their stack. */
final class FindingCard {
    private static final int MOST_SUSPECTS = 24;

    private final Finding finding;
    private final ThreadDumpModel model;
    private final VBox card;
    private final VBox more = new VBox(6);

    FindingCard(Finding finding, ThreadDumpModel model, boolean open) {
        this.finding = finding;
        this.model = model;
        Label severity = new Label(finding.severity().name());
        severity.setMinWidth(Region.USE_PREF_SIZE);
        severity.getStyleClass().addAll("chip", style());
        Label summary = SummaryPane.label(finding.summary(), "figure");
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        Hyperlink toggle = new Hyperlink();
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.setOnAction(_ -> setOpen(!more.isVisible(), toggle));
        HBox head = new HBox(8, severity, summary, toggle);
        head.setAlignment(Pos.TOP_LEFT);
        card = SummaryPane.card(head, more);
        card.getStyleClass().add(style() + "-card");
        setOpen(open, toggle);
        ContextMenu menu = new ContextMenu(Copying.item("Copy finding", () -> Copying.text(text())));
        card.setOnContextMenuRequested(event -> menu.show(card, event.getScreenX(), event.getScreenY()));
    }

    Node node() {
        return card;
    }

    private String style() {
        return switch (finding.severity()) {
            case CRITICAL -> "severity-critical";
            case WARNING -> "severity-warning";
            case INFO -> "severity-info";
        };
    }

    private void setOpen(boolean open, Hyperlink toggle) {
        if (open && more.getChildren().isEmpty()) { // most are never opened
            fill();
        }
        more.setVisible(open);
        more.setManaged(open);
        toggle.setText(open ? "less" : "more");
    }

    private void fill() {
        if (!finding.evidence().isEmpty()) {
            more.getChildren().add(evidence());
        }
        if (!finding.suspects().isEmpty()) {
            more.getChildren().add(suspects());
        }
        more.getChildren().add(SummaryPane.label(finding.why(), "muted"));
        finding.advice().forEach(line -> more.getChildren().add(SummaryPane.label("→ " + line, "advice")));
        more.getChildren().add(SummaryPane.label(finding.rule() + " · " + finding.confidence(), "muted"));
    }

    private Node evidence() {
        GridPane grid = new GridPane(12, 2);
        ColumnConstraints what = new ColumnConstraints();
        what.setPercentWidth(42);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(what, value);
        int row = 0;
        for (Evidence piece : finding.evidence()) {
            grid.addRow(
                    row++,
                    SummaryPane.label(piece.what(), "muted"),
                    SummaryPane.label(piece.formatted(), "evidence-value"));
        }
        return grid;
    }

    private Node suspects() {
        FlowPane pane = new FlowPane(8, 0);
        List<Suspect> shown = finding.suspects().stream().limit(MOST_SUSPECTS).toList();
        for (Suspect suspect : shown) {
            String text = Printable.line(suspect.name());
            if (suspect.kind() == Suspect.Kind.THREAD) {
                Hyperlink link = new Hyperlink(text);
                link.setOnAction(_ -> model.showThread(suspect.name()));
                pane.getChildren().add(link);
            } else {
                pane.getChildren().add(SummaryPane.label(text, "stack-text"));
            }
        }
        int left = finding.suspects().size() - shown.size();
        if (left > 0) {
            pane.getChildren().add(SummaryPane.label("and " + left + " more", "muted"));
        }
        return pane;
    }

    private String text() {
        String evidence = finding.evidence().stream()
                .map(piece -> "  " + piece.what() + ": " + piece.formatted() + " (" + piece.source() + ")\n")
                .collect(Collectors.joining());
        String suspects = finding.suspects().stream()
                .map(suspect ->
                        "  " + suspect.name() + (suspect.detail().isEmpty() ? "" : ": " + suspect.detail()) + "\n")
                .collect(Collectors.joining());
        return finding.severity() + " " + finding.rule() + ": " + finding.summary() + "\n" + evidence + suspects
                + finding.why() + "\n" + String.join("\n", finding.advice()) + "\n";
    }
}
