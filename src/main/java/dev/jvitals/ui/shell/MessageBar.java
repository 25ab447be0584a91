package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The last message, one sentence, until it is dismissed or another comes. */
final class MessageBar {
    private final Label sentence = new Label();
    private final Button copy = new Button("Copy details");
    private final Button action = new Button();
    private final Button save = new Button("Save report …");
    private final HBox bar;

    MessageBar() {
        sentence.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button dismiss = new Button("Dismiss");
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        copy.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setOnAction(_ -> hide());
        bar = new HBox(8, sentence, gap, action, copy, save, dismiss);
        action.setMinWidth(Region.USE_PREF_SIZE);
        save.setMinWidth(Region.USE_PREF_SIZE);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setPadding(new Insets(6, 12, 6, 12));
        bar.getStyleClass().add("message-bar");
        hide();
    }

    Node node() {
        return bar;
    }

    void show(Failure failure) {
        StringWriter details = new StringWriter();
        failure.printStackTrace(new PrintWriter(details));
        copy.setOnAction(_ -> ErrorCards.copy(details.toString()));
        present(failure.sentence(), true, false);
    }

    /** An error of the program itself, outside of every tab. */
    void unexpected(String goingOn, Throwable failure, Runnable saveReport) {
        copy.setOnAction(_ -> ErrorCards.copy(ErrorCards.report(goingOn, failure)));
        save.setOnAction(_ -> saveReport.run());
        present(ErrorCards.sentence(goingOn, failure), true, true);
    }

    void say(String text) {
        present(text, false, false);
    }

    /** A sentence with something that can be done about it; doing it dismisses the sentence. */
    void say(String text, String label, Runnable doing) {
        present(text, false, false);
        action.setText(label);
        action.setOnAction(_ -> {
            hide();
            doing.run();
        });
        action.setVisible(true);
        action.setManaged(true);
    }

    private void present(String text, boolean failed, boolean ours) {
        sentence.setText(text);
        bar.getStyleClass().remove("message-failed");
        if (failed) {
            bar.getStyleClass().add("message-failed");
        }
        action.setVisible(false);
        action.setManaged(false);
        copy.setVisible(failed);
        copy.setManaged(failed);
        save.setVisible(ours);
        save.setManaged(ours);
        bar.setVisible(true);
        bar.setManaged(true);
    }

    /** The user opens something else: what could not be before is no news any more. */
    void goOn() {
        if (bar.getStyleClass().contains("message-failed")) {
            hide();
        }
    }

    private void hide() {
        bar.setVisible(false);
        bar.setManaged(false);
    }
}
