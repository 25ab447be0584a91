package dev.jvitals.ui.live;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.shell.RestOfWidth;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** What happened and what was written down: dumps, notes, the end; a dump opens from here. Below, the facts of the JVM. */
final class NotesPane {
    private static final String STARTED = "started";

    private final Watched watched;
    private final Workbench workbench;
    private final TimeAxis axis;
    private final ObservableList<TimedEvent> rows = FXCollections.observableArrayList();
    private final TableView<TimedEvent> table = new TableView<>(rows);
    private final TextField words = new TextField();
    private final TextArea facts = new TextArea();
    private final Button open = new Button("Open dump");
    private final BorderPane content = new BorderPane();

    NotesPane(Watched watched, TimeAxis axis, Workbench workbench) {
        this.watched = watched;
        this.axis = axis;
        this.workbench = workbench;
        table.getStyleClass().add("dense");
        table.setAccessibleText("Notes and dumps");
        table.setPlaceholder(new Label(
                watched.isLive()
                        ? "No dump and no note yet. A note marks its moment on all charts."
                        : "No dump and no note was recorded"));
        table.getColumns()
                .setAll(List.of(
                        Columns.text("Time", 150, event -> Times.dated(event.atMillis())),
                        Columns.text("Kind", 80, event -> kind(event.kind())),
                        Columns.text("What", 240, event -> Printable.line(event.what()))));
        RestOfWidth.goesTo(table, table.getColumns().getLast());
        table.getSelectionModel().selectedItemProperty().addListener((p, old, now) -> chosen(now));
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openDump();
            }
        });
        facts.setText(facts());
        facts.setEditable(false);
        facts.setWrapText(true);
        facts.getStyleClass().add("stack-text");
        facts.setAccessibleText("Facts about the JVM");
        SplitPane split = new SplitPane(table, facts);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.55);
        content.setTop(tools());
        content.setCenter(split);
    }

    private Node tools() {
        HBox tools = new HBox(8);
        tools.setStyle("-fx-padding: 6 8 6 8;");
        watched.actions().ifPresent(actions -> {
            words.setAccessibleText("Write a note");
            words.setPromptText("Write a note, Enter keeps it at the crosshair's moment or now");
            words.setOnAction(event -> note(actions));
            HBox.setHgrow(words, Priority.ALWAYS);
            tools.getChildren().add(words);
        });
        open.setDisable(true);
        open.getStyleClass().add("small");
        open.setMinWidth(Button.USE_PREF_SIZE);
        open.setTooltip(new Tooltip("Opens the chosen dump in a tab"));
        open.setOnAction(event -> openDump());
        tools.getChildren().add(open);
        return tools;
    }

    private void note(Watched.Actions actions) {
        if (!words.getText().isBlank()) {
            long moment = axis.moment().get();
            actions.note(
                    moment == TimeAxis.NO_MOMENT ? System.currentTimeMillis() : moment,
                    words.getText().strip());
            words.clear();
            refresh();
        }
    }

    Node node() {
        return content;
    }

    /** Where a note is written. */
    void focusOnNote() {
        words.requestFocus();
    }

    private void chosen(@org.jspecify.annotations.Nullable TimedEvent event) {
        open.setDisable(event == null || !event.kind().equals("dump"));
        if (event != null) {
            axis.pointAt(event.atMillis());
        }
    }

    private void openDump() {
        TimedEvent event = table.getSelectionModel().getSelectedItem();
        if (event == null || !event.kind().equals("dump")) {
            return;
        }
        workbench
                .tasks()
                .run("Opening " + event.what(), (progress, cancellation) -> file(event))
                .onSuccess(workbench::openFile)
                .onFailure(workbench::show)
                .start();
    }

    private Path file(TimedEvent event) {
        return watched.dump(event)
                .orElseThrow(() -> new Failure(
                        Failure.Kind.INPUT,
                        event.texts().getOrDefault("file", "the dump")
                                + " is not there any more, and was not recorded"));
    }

    /** Shows what there is now. */
    void refresh() {
        List<TimedEvent> now = new ArrayList<>();
        for (String kind : JvmView.MARKED) {
            now.addAll(watched.history().events(kind, Long.MIN_VALUE, Long.MAX_VALUE));
        }
        now.sort(Comparator.comparingLong(TimedEvent::atMillis).reversed());
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
        String known = facts();
        if (!known.equals(facts.getText())) { // a slow JVM tells its flags late
            facts.setText(known);
        }
    }

    private String facts() {
        StringBuilder text = new StringBuilder();
        watched.about()
                .forEach((name, value) -> text.append(words(name))
                        .append(": ")
                        .append(name.equals(STARTED) ? started(value) : Printable.line(value))
                        .append('\n'));
        return text.toString();
    }

    /** {@code JVM version} for {@code jvmVersion}, as recordings name it. */
    static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT)
                .replaceAll("^jvm\\b", "JVM");
    }

    /** Kept as ISO 8601, by us or by whoever wrote the file. */
    private static String started(String value) {
        try {
            return Times.dated(Instant.parse(value));
        } catch (DateTimeParseException e) {
            return Printable.line(value);
        }
    }

    private static String kind(String kind) {
        return kind.equals("target") ? "end" : kind;
    }
}
