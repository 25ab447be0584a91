package dev.jvitals.ui.threads;

import dev.jvitals.base.FileNames;
import dev.jvitals.base.Printable;
import dev.jvitals.session.live.ThreadDumpPlan;
import dev.jvitals.session.live.ThreadDumpTaker;
import dev.jvitals.session.live.ThreadDumpTaker.Taken;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Job;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Asks how many thread dumps of a JVM, takes them, and opens them together. */
public final class TakeDumpsView implements View {
    private static final int USUAL_COUNT = 5;
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    private static final List<Duration> INTERVALS = List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            USUAL_INTERVAL,
            Duration.ofSeconds(30),
            Duration.ofMinutes(1));

    private final long pid;
    private final String name;
    private final Workbench workbench;
    private final ReadOnlyStringWrapper title;
    private final Spinner<Integer> count = new Spinner<>(1, ThreadDumpPlan.MOST, USUAL_COUNT);
    private final ComboBox<Duration> every = new ComboBox<>();
    private final CheckBox virtualThreads = new CheckBox("Virtual threads too (JDK 21 and later)");
    private final Label lasts = new Label();
    private final Button take = new Button("Take and open …");
    private final Button stop = new Button("Stop");
    private final ProgressBar progress = new ProgressBar(0);
    private final VBox content = new VBox(14);
    private @Nullable Job<Taken> job;

    public TakeDumpsView(long pid, String name, Workbench workbench) {
        this.pid = pid;
        this.name = name;
        this.workbench = workbench;
        String heading = "Thread dumps of " + Printable.line(name);
        title = new ReadOnlyStringWrapper(heading);
        every.getItems().setAll(INTERVALS);
        every.setValue(USUAL_INTERVAL);
        every.setConverter(new IntervalWords());
        count.setEditable(true);
        count.valueProperty().addListener((_, _, _) -> showHowLong());
        every.valueProperty().addListener((_, _, _) -> showHowLong());
        take.setDefaultButton(true);
        take.setOnAction(_ -> choosePlace());
        stop.setOnAction(_ -> cancel());
        content.getStyleClass().add("pane-body");
        content.getChildren()
                .setAll(SummaryPane.card(
                        SummaryPane.label(heading + ", pid " + pid, "figure"), form(), lasts, buttons()));
        showHowLong();
        running(false);
    }

    private Node form() {
        GridPane form = new GridPane(12, 8);
        Label howMany = new Label("_How many");
        howMany.setMnemonicParsing(true);
        howMany.setLabelFor(count);
        Label howOften = new Label("One _every");
        howOften.setMnemonicParsing(true);
        howOften.setLabelFor(every);
        form.addRow(0, howMany, count);
        form.addRow(1, howOften, every);
        form.add(virtualThreads, 1, 2);
        lasts.getStyleClass().add("muted");
        lasts.setWrapText(true);
        return form;
    }

    private Node buttons() {
        HBox buttons = new HBox(12, take, stop, progress);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private void showHowLong() {
        Duration all = every.getValue().multipliedBy(Math.max(0, count.getValue() - 1));
        String span = count.getValue() == 1
                ? "One dump shows where threads are; several show what runs away and what is stuck."
                : count.getValue() + " dumps over " + IntervalWords.words(all) + ".";
        lasts.setText(
                span + " Each stops the JVM for some milliseconds, 10 µs a thread or so. The file is yours only to"
                        + " read.");
    }

    private void running(boolean now) {
        take.setDisable(now);
        count.setDisable(now);
        every.setDisable(now);
        virtualThreads.setDisable(now);
        stop.setVisible(now);
        progress.setVisible(now);
    }

    private void choosePlace() {
        ThreadDumpPlan plan = new ThreadDumpPlan(count.getValue(), every.getValue(), virtualThreads.isSelected());
        workbench
                .files()
                .chooseToSave("Where to put the dumps", suggestedName())
                .ifPresent(file -> take(file, plan));
    }

    private String suggestedName() {
        return FileNames.suggest("tdump", "threads", JvmRow.shortName(name), Long.toString(pid));
    }

    private void take(Path file, ThreadDumpPlan plan) {
        running(true);
        Job<Taken> begun = workbench
                .tasks()
                .run(
                        "Taking thread dumps of " + pid,
                        (told, cancellation) ->
                                new ThreadDumpTaker(new Jcmd(pid)).take(file, plan, told, cancellation));
        job = begun;
        progress.progressProperty().bind(begun.share());
        begun.onSuccess(this::taken)
                .onFailure(failure -> {
                    running(false);
                    workbench.show(failure);
                })
                .start();
    }

    private void taken(Taken taken) {
        running(false);
        taken.notes().forEach(workbench::say);
        workbench.openFile(taken.place());
    }

    private void cancel() {
        if (job != null) {
            job.cancel();
        }
        running(false);
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public String icon() {
        return "mdi2f-format-list-bulleted";
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public void close() {
        cancel();
    }

    /** Intervals in words. */
    private static final class IntervalWords extends StringConverter<Duration> {
        static String words(Duration time) {
            long millis = time.toMillis();
            if (millis < 1_000) {
                return millis + " ms";
            }
            return millis < 120_000 ? millis / 1_000 + " s" : millis / 60_000 + " min";
        }

        @Override
        public String toString(@Nullable Duration time) {
            return time == null ? "" : words(time);
        }

        @Override
        public @Nullable Duration fromString(String text) {
            return INTERVALS.stream()
                    .filter(each -> words(each).equals(text))
                    .findFirst()
                    .orElse(null);
        }
    }
}
