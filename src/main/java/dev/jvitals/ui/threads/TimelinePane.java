package dev.jvitals.ui.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.ui.theme.Theme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.shape.Rectangle;

/** Each thread through the dumps as a strip of colour, with the CPU it used between them. */
final class TimelinePane {
    private static final double LEAST_NAME = 170;

    /** At either side of the options, as the style has it. */
    private static final double OPTIONS_PADDING = 8;

    private final ThreadDumpModel model;
    private final Theme theme;
    private final BorderPane pane = new BorderPane();
    private final TableView<ThreadHistory> table = Columns.table("Threads through the dumps");
    private final TextField text = new TextField();
    private final CheckBox changing = new CheckBox("Only what changes");
    private final CheckBox withIdle = new CheckBox("Idle and JVM threads");

    TimelinePane(ThreadDumpModel model, Theme theme) {
        this.model = model;
        this.theme = theme;
        text.setAccessibleText("Filter by name");
        text.setPromptText("Name");
        text.textProperty().addListener((_, _, _) -> show());
        changing.setOnAction(_ -> show());
        withIdle.setOnAction(_ -> show());
        FlowPane legend = legend();
        FlowPane options = new FlowPane(12, 4, text, changing, withIdle, legend);
        legend.prefWrapLengthProperty().bind(options.widthProperty().subtract(2 * OPTIONS_PADDING));
        options.setAlignment(Pos.CENTER_LEFT);
        options.getStyleClass().add("pane-options");
        pane.setTop(options);
        pane.setCenter(table);
        columns();
        table.getSelectionModel().selectedItemProperty().addListener((_, _, history) -> select(history));
        Copying.rows(
                table,
                history -> history.name() + "\t"
                        + history.seen().stream()
                                .map(seen ->
                                        seen == null ? "-" : seen.activity().words())
                                .toList(),
                List.of());
        show();
    }

    Node node() {
        return pane;
    }

    private FlowPane legend() {
        FlowPane legend = new FlowPane(10, 2);
        for (Activity activity : Activity.values()) {
            Rectangle square = new Rectangle(10, 10);
            square.setFill(ActivityColors.of(activity, theme.palette().get()));
            Theme.follow(theme.palette(), square, now -> square.setFill(ActivityColors.of(activity, now)));
            Label label = new Label(activity.words(), square);
            label.getStyleClass().add("muted");
            legend.getChildren().add(label);
        }
        Label lower = new Label("lower: the same stack as in the dump before");
        lower.getStyleClass().add("muted");
        legend.getChildren().add(lower);
        return legend;
    }

    private void columns() {
        int dumps = model.series().dumps().size();
        table.getColumns().add(Columns.text("Thread", 210, ThreadHistory::name));
        table.getColumns().getLast().setMinWidth(LEAST_NAME);
        table.getColumns()
                .add(Columns.<ThreadHistory, TimelineStrip>node(
                        "Dump by dump",
                        230,
                        () -> new TimelineStrip(
                                theme, index -> model.dumpIndex().set(index)),
                        (history, strip) -> strip.show(history)));
        table.getColumns()
                .add(Columns.number("CPU, most", 80, ThreadHistory::mostCpu, share -> "%.2f cores".formatted(share)));
        if (model.series().histories().stream().anyMatch(history -> history.allocatedBytesPerSecond() >= 0)) {
            table.getColumns()
                    .add(Columns.number(
                            "Allocates", 84, ThreadHistory::allocatedBytesPerSecond, Unit.BYTES_PER_SECOND::format));
        }
        table.getColumns().add(Columns.count("Same stack", 94, ThreadHistory::lastUnchanged));
        if (model.series().histories().stream().anyMatch(ThreadHistory::comesOrGoes)) {
            table.getColumns().add(Columns.text("Came, went", 100, history -> presence(history, dumps)));
        }
    }

    private static String presence(ThreadHistory history, int dumps) {
        String came = history.firstDump() > 0 ? "since dump " + (history.firstDump() + 1) : "";
        String went = history.lastDump() < dumps - 1 ? "gone after " + (history.lastDump() + 1) : "";
        return (came + " " + went).strip();
    }

    private void select(ThreadHistory history) {
        if (history == null) {
            return;
        }
        SeenThread here = history.seen().get(model.dumpIndex().get());
        if (here == null) {
            model.dumpIndex().set(history.lastDump());
            model.select(history.last());
        } else {
            model.select(here);
        }
    }

    private void show() {
        String wanted = text.getText().strip().toLowerCase(Locale.ROOT);
        List<ThreadHistory> rows = new ArrayList<>();
        for (ThreadHistory history : model.series().histories()) {
            boolean named = history.name().toLowerCase(Locale.ROOT).contains(wanted);
            if (named && (withIdle.isSelected() || works(history)) && (!changing.isSelected() || changes(history))) {
                rows.add(history);
            }
        }
        rows.sort(Comparator.comparingDouble((ThreadHistory history) -> {
            double cpu = history.mostCpu();
            return Double.isNaN(cpu) ? 0 : -cpu;
        }));
        table.getItems().setAll(rows);
    }

    private static boolean works(ThreadHistory history) {
        return history.seen().stream()
                .anyMatch(seen -> seen != null && seen.activity() != Activity.IDLE && seen.activity() != Activity.JVM);
    }

    private static boolean changes(ThreadHistory history) {
        return history.comesOrGoes() || history.lastUnchanged() < history.lastDump() - history.firstDump() + 1;
    }
}
