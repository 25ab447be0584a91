package dev.jvitals.ui.shell;

import dev.jvitals.base.Printable;
import dev.jvitals.ui.task.Job;
import dev.jvitals.ui.task.Tasks;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One line for each piece of running work: what, how far, cancel. */
final class RunningWork {
    private final VBox lines = new VBox();

    RunningWork(Tasks tasks) {
        lines.getStyleClass().add("running-work");
        tasks.running().addListener((ListChangeListener<Job<?>>) _ -> lines.getChildren()
                .setAll(tasks.running().stream().map(RunningWork::line).toList()));
    }

    Node node() {
        return lines;
    }

    private static Node line(Job<?> job) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(job.share());
        bar.setPrefWidth(160);
        bar.setMinWidth(80);
        Label what = new Label();
        what.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Printable.line(job.title()
                                + (job.phase().get().isEmpty()
                                        ? ""
                                        : "  ·  " + job.phase().get())),
                        job.phase()));
        what.setMinWidth(0);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Button cancel = new Button("Cancel");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setAccessibleText("Cancel: " + job.title());
        cancel.setOnAction(_ -> job.cancel());
        HBox line = new HBox(10, what, bar, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(4, 12, 4, 12));
        return line;
    }
}
