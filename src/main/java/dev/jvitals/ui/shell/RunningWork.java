package dev.jvitals.ui.shell;

import dev.jvitals.base.Printable;
import dev.jvitals.ui.task.Job;
import dev.jvitals.ui.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
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
import javafx.util.Duration;

/** One line for each piece of running work: what, how far, cancel. */
final class RunningWork {
    /** Of more at once, as when many files are dropped, the rest is a number: the work above needs the room. */
    private static final int MOST_LINES = 3;

    /** What is done sooner needs no line, which would move the page under the pointer. */
    private static final Duration SHORT = Duration.millis(1_000);

    private final VBox lines = new VBox();
    private final PauseTransition wait = new PauseTransition(SHORT);
    private final List<Job<?>> lasting = new ArrayList<>();

    RunningWork(Tasks tasks) {
        lines.getStyleClass().add("running-work");
        tasks.running().addListener((ListChangeListener<Job<?>>) _ -> changed(tasks.running()));
        wait.setOnFinished(_ -> {
            lasting.clear();
            lasting.addAll(tasks.running());
            show(lasting);
        });
    }

    private void changed(List<Job<?>> running) {
        if (lasting.removeIf(job -> !running.contains(job))) {
            show(List.copyOf(lasting));
        }
        if (running.size() > lasting.size() && wait.getStatus() != Animation.Status.RUNNING) {
            wait.playFromStart();
        }
    }

    private void show(List<Job<?>> running) {
        List<Node> shown = new ArrayList<>(
                running.stream().limit(MOST_LINES).map(RunningWork::line).toList());
        if (running.size() > MOST_LINES) {
            shown.add(
                    rest(running.size() - MOST_LINES, () -> List.copyOf(running).forEach(Job::cancel)));
        }
        lines.getChildren().setAll(shown);
    }

    private static Node rest(int more, Runnable cancelAll) {
        Label words = new Label("and " + more + " more");
        words.getStyleClass().add("muted");
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button cancel = new Button("Cancel all");
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> cancelAll.run());
        HBox line = new HBox(10, words, cancel);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setPadding(new Insets(2, 12, 2, 12));
        return line;
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
        line.setPadding(new Insets(2, 12, 2, 12));
        return line;
    }
}
