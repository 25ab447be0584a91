package dev.jvitals.ui.heap;

import dev.jvitals.ui.task.Job;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.task.Work;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A place whose content is computed in the background: progress with a cancel button first, then the content. */
final class Loading extends StackPane {
    private final Tasks tasks;
    private @Nullable Job<?> running;
    private @Nullable Runnable otherwise;
    private String otherwiseWords = "";

    Loading(Tasks tasks) {
        this.tasks = tasks;
        setMinSize(0, 0);
    }

    /** Does the work and shows what {@code view} makes of its result; what ran before here is cancelled. */
    <T> void load(String title, Work<T> work, Function<T, Node> view) {
        stop();
        Job<T> job = tasks.run(title, work);
        running = job;
        show(waiting(job));
        job.onSuccess(result -> {
            if (job.equals(running)) {
                show(view.apply(result));
            } else {
                letGo(result);
            }
        });
        job.onFailure(failure -> ifCurrent(job, () -> show(again(failure.sentence(), title, work, view))));
        job.state().addListener((_, _, state) -> {
            if (state == Job.State.CANCELLED) {
                ifCurrent(job, () -> show(again("Cancelled.", title, work, view)));
            }
        });
        job.start();
    }

    /** What else can be done where the work fails or is cancelled, beside trying it again. */
    void otherwise(String words, Runnable action) {
        otherwiseWords = words;
        otherwise = action;
    }

    /** Whether work is under way. */
    boolean isRunning() {
        Job<?> job = running;
        return job != null && job.state().get() == Job.State.RUNNING;
    }

    /** Shows something that is there already. */
    void show(Node node) {
        getChildren().setAll(node);
    }

    /** Cancels what runs. */
    void stop() {
        Job<?> job = running;
        if (job != null) {
            job.cancel();
            running = null;
        }
    }

    private void ifCurrent(Job<?> job, Runnable action) {
        if (job.equals(running)) {
            action.run();
        }
    }

    /** Nobody waits for it any more: what holds memory must not hold it until the end. */
    private void letGo(@Nullable Object result) {
        if (result instanceof AutoCloseable unwanted) {
            tasks.run("Closing what was cancelled", (_, _) -> {
                        unwanted.close();
                        return true;
                    })
                    .start();
        }
    }

    private static Node waiting(Job<?> job) {
        Label title = new Label(job.title());
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(260);
        bar.progressProperty().bind(job.share());
        Label phase = new Label();
        phase.getStyleClass().add("muted");
        phase.textProperty().bind(job.phase());
        Button cancel = new Button("Cancel");
        cancel.setOnAction(_ -> job.cancel());
        return centred(title, bar, phase, cancel);
    }

    private <T> Node again(String why, String title, Work<T> work, Function<T, Node> view) {
        Label reason = new Label(why);
        reason.setWrapText(true);
        Button retry = new Button("Try again");
        retry.setOnAction(_ -> load(title, work, view));
        Runnable instead = otherwise;
        if (instead == null) {
            return centred(reason, retry);
        }
        Button other = new Button(otherwiseWords);
        other.setOnAction(_ -> instead.run());
        return centred(reason, retry, other);
    }

    /** Nodes one below the other in the middle of a place. */
    static Node centred(Node... nodes) {
        VBox box = new VBox(8, nodes);
        box.setAlignment(Pos.CENTER);
        return box;
    }
}
