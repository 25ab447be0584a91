package dev.jvitals.ui.shell;

import dev.jvitals.ui.task.Job;
import dev.jvitals.ui.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The line at the foot of the window: what was begun last, how far it is, cancel; all that runs behind a button; and once
 * nothing does, how the last of it ended, for some seconds where it went well. The line is always there, so that work that
 * comes and goes moves nothing.
 */
final class RunningWork {
    /** What is done sooner needs no words, which would only flicker. */
    private static final Duration SHORT = Duration.millis(1_000);
    /** Long enough to be read by whoever looked elsewhere; what went well is no news for longer. */
    private static final Duration READ = Duration.seconds(8);

    private final Tasks tasks;
    private final HBox line = WorkRow.box();
    private final StackPane node;
    private final Label ended = new Label();
    private final Button others = WorkRow.button("", this::showAll);
    private @Nullable WorkList list;
    private final PauseTransition wait = new PauseTransition(SHORT);
    private final PauseTransition read = new PauseTransition(READ);
    private final List<Job<?>> young = new ArrayList<>();
    private final List<Job<?>> lasting = new ArrayList<>();
    private int runningBefore;

    RunningWork(Tasks tasks) {
        this.tasks = tasks;
        HBox room = WorkRow.box(WorkRow.button("Cancel", () -> {})); // as high as it ever gets, at any size of text
        room.setVisible(false);
        node = new StackPane(room, line);
        StackPane.setAlignment(line, Pos.CENTER_RIGHT);
        node.getStyleClass().add("running-work");
        ended.getStyleClass().add("muted");
        ended.setMinWidth(0);
        ended.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        HBox.setHgrow(ended, Priority.ALWAYS);
        others.setAccessibleHelp("Lists all that is running, each with its progress and a way to cancel it");
        tasks.running().addListener((ListChangeListener<Job<?>>) _ -> changed());
        wait.setOnFinished(_ -> grownUp());
        read.setOnFinished(_ -> ended.setText(""));
    }

    Region node() {
        return node;
    }

    /** Keeps to this share of the line, its right end, for something is said in the rest; 1 for all of it. */
    void keepTo(double share) {
        line.maxWidthProperty().bind(node.widthProperty().multiply(share));
    }

    /** Whether there is anything to look at or to cancel. */
    boolean isBusy() {
        return !tasks.running().isEmpty();
    }

    /** All that is running, the youngest of it too, with the focus on the first way to cancel. */
    void showAll() {
        list().show(line, tasks.running());
    }

    /** The list of all that is running; made when it is first wanted, since it is a window of its own. */
    WorkList list() {
        if (list == null) {
            list = new WorkList();
        }
        return list;
    }

    private void changed() {
        if (tasks.running().size() > runningBefore) {
            ended.setText(""); // something else has begun: that is no news any more
        }
        runningBefore = tasks.running().size();
        List<Job<?>> over =
                lasting.stream().filter(job -> !tasks.running().contains(job)).toList();
        if (!over.isEmpty()) {
            tell(over.getLast());
            lasting.removeAll(over);
            show();
        }
        if (list != null) {
            list.update(tasks.running());
        }
        awaitTheYoung();
    }

    /** What failed stays until something else begins. */
    private void tell(Job<?> over) {
        ended.setText(WorkRow.result(over));
        read.stop();
        if (over.state().get() != Job.State.FAILED) {
            read.playFromStart();
        }
    }

    /** Runs while the line tells of work that went well; at its end the words go. */
    PauseTransition read() {
        return read;
    }

    private void awaitTheYoung() {
        if (tasks.running().size() > lasting.size() && wait.getStatus() != Animation.Status.RUNNING) {
            young.addAll(tasks.running());
            young.removeAll(lasting);
            wait.playFromStart();
        }
    }

    /** Those that ran all the time of the wait; for those begun since it, another wait. */
    private void grownUp() {
        young.retainAll(tasks.running());
        lasting.addAll(young);
        young.clear();
        show();
        awaitTheYoung();
    }

    private void show() {
        if (lasting.isEmpty()) {
            line.getChildren().setAll(ended);
            return;
        }
        line.getChildren().setAll(WorkRow.of(lasting.getLast()).getChildren());
        if (lasting.size() > 1) {
            others.setText("and " + (lasting.size() - 1) + " more");
            line.getChildren().add(others);
        }
    }
}
