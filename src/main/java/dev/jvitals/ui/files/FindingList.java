package dev.jvitals.ui.files;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.ui.theme.Marks;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the rules say of a file: each finding's sentence, why, and what to do, the worst first. */
final class FindingList {
    private final VBox list = new VBox(8);

    FindingList(Judgement judgement) {
        list.setPadding(new Insets(4, 12, 10, 12));
        judgement.findings().forEach(finding -> list.getChildren().add(card(finding)));
        if (judgement.findings().isEmpty()) {
            list.getChildren().add(label("Nothing wrong found.", "muted"));
        }
        judgement.notSeen().forEach(reason -> list.getChildren().add(label("Not seen: " + reason, "muted")));
    }

    Region node() {
        return list;
    }

    private static Node card(Finding finding) {
        FontIcon icon = new FontIcon(Marks.icon(finding.severity()));
        icon.getStyleClass().add(Marks.styleClass(finding.severity()));
        icon.setAccessibleText(Marks.word(finding.severity()));
        Label sentence = label(finding.summary(), "finding-sentence");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        VBox card = new VBox(4, new HBox(8, icon, sentence), label(finding.why(), "muted"));
        finding.advice().forEach(line -> card.getChildren().add(label("→ " + line, "advice")));
        card.getStyleClass().add("file-card");
        card.setPadding(new Insets(10));
        return card;
    }

    static Label label(String text, String... styles) {
        Label label = new Label(Printable.line(text));
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
