package dev.jvitals.ui.shell;

import dev.jvitals.base.Printable;
import dev.jvitals.ui.task.Job;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** One piece of work in one line: what and which phase of it, how far, cancel. */
final class WorkRow {
    private static final String BAR_WIDTH = "-fx-pref-width: 9em;";

    private WorkRow() {}

    static HBox of(Job<?> job) {
        String title = Printable.line(job.title());
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.share());
        bar.setStyle(BAR_WIDTH);
        bar.setMinWidth(40);
        bar.setAccessibleText("Progress: " + title);
        Label what = new Label();
        what.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> job.phase().get().isEmpty()
                                ? title
                                : title + ": " + Printable.line(job.phase().get()),
                        job.phase()));
        what.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // how it ends is news, and file names differ at their ends
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Button cancel = button("Cancel", job::cancel);
        cancel.setAccessibleText("Cancel: " + title);
        return box(what, bar, cancel);
    }

    static HBox box(Node... nodes) {
        HBox box = new HBox(10, nodes);
        box.setAlignment(Pos.CENTER_LEFT);
        box.setPadding(new Insets(1, 12, 1, 12));
        return box;
    }

    static Button button(String text, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** How it ended, in a few words. */
    static String result(Job<?> job) {
        String how = switch (job.state().get()) {
            case DONE -> "done";
            case FAILED -> "failed";
            case CANCELLED -> "cancelled";
            case READY, RUNNING -> "goes on";
        };
        return Printable.line(job.title()) + ": " + how;
    }
}
