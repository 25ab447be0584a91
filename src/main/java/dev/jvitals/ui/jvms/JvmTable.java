package dev.jvitals.ui.jvms;

import dev.jvitals.base.Printable;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.shell.LiveCell;
import dev.jvitals.ui.shell.LiveTable;
import dev.jvitals.ui.shell.RestOfWidth;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.shell.TableMemory;
import dev.jvitals.ui.theme.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** Every JVM on the machine with its vital figures; Enter or a double click opens one. */
final class JvmTable {
    private static final double SPARK_WIDTH = 64;

    private final LiveTable<JvmEntry> table = new LiveTable<>(entry -> entry);
    private final ShellWindow window;
    private final InvalidationListener show;

    JvmTable(JvmListModel model, ShellWindow window) {
        this.window = window;
        TableView<LiveTable.Place<JvmEntry>> view = table.node();
        view.setAccessibleText("JVMs on this machine");
        view.getStyleClass().addAll("edge-to-edge", "jvm-table");
        Label empty = new Label();
        empty.setWrapText(true);
        empty.textProperty()
                .bind(model.looked()
                        .map(looked -> looked
                                ? "No other JVM runs on this machine. Start a practice incident below, or open a dump."
                                : "Looking for JVMs …"));
        view.setPlaceholder(empty);
        addColumns();
        view.getColumns().stream()
                .filter(column -> "main".equals(column.getId()))
                .findFirst()
                .ifPresent(column -> RestOfWidth.goesTo(view, column));
        TableMemory.remember(view, "jvms", window.settings());
        view.setRowFactory(_ -> row());
        view.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(table.chosen().get());
            }
        });
        show = _ -> table.show(List.copyOf(model.entries()));
        show.invalidated(model.looks());
        model.looks().addListener(new WeakInvalidationListener(show));
    }

    Node node() {
        return table.node();
    }

    /** Each wide enough for its heading and its widest figure; they and a name just fit into a window of 1280 pixels. */
    private void addColumns() {
        column("PID", "Process id", 58, row -> row.pid(), row -> Long.toString(row.pid()));
        var main = text("Main class or jar", "What was started", 150, row -> Printable.line(row.mainClass()));
        main.setId("main");
        var usual = main.getCellFactory();
        main.setCellFactory(column -> {
            var cell = usual.call(column);
            cell.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS); // of a class's or a jar's name the end tells most
            return cell;
        });
        text("JDK", "Version of the JVM", 64, row -> row.jvmVersion() == null ? "–" : Printable.line(row.jvmVersion()));
        text("User", "Whose process it is", 56, row -> Printable.line(row.user()));
        column("Up", "Since when it runs", 70, row -> row.uptimeMillis(), JvmWords::uptime);
        text("Collector", "Its garbage collector; gen: generational", 82, JvmWords::shortCollector);
        heapColumns();
        column(
                "GC",
                "Share of time in collection pauses since the last look",
                60,
                JvmRow::gcShare,
                row -> JvmWords.percent(row.gcShare()));
        column(
                "Threads",
                "Live platform threads",
                68,
                row -> row.threads(),
                row -> row.threads() < 0 ? "–" : Long.toString(row.threads()));
        column(
                "CPU",
                "Of one core, since the last look",
                60,
                JvmRow::cpuCores,
                row -> JvmWords.percent(row.cpuCores()));
        column(
                "Resident",
                "Physical memory",
                72,
                row -> row.residentBytes(),
                row -> JvmWords.bytes(row.residentBytes()));
    }

    private void heapColumns() {
        column(
                "Heap used",
                "As of the last collection or counter update",
                82,
                row -> row.heapUsedBytes(),
                row -> JvmWords.bytes(row.heapUsedBytes()));
        sparkColumn();
        column(
                        "Committed",
                        "Heap taken from the system",
                        84,
                        row -> row.heapCommittedBytes(),
                        row -> JvmWords.bytes(row.heapCommittedBytes()))
                .setVisible(false); // the name needs the room more; the button at the right shows it
        column(
                "Max",
                "What the heap may grow to, -Xmx",
                64,
                row -> row.heapMaxBytes(),
                row -> JvmWords.bytes(row.heapMaxBytes()));
    }

    private TableColumn<LiveTable.Place<JvmEntry>, String> column(
            String name, String meaning, double width, ToDoubleFunction<JvmRow> value, Function<JvmRow, String> words) {
        var column = text(name, meaning, width, words);
        Figures.in(column);
        table.sort(
                column,
                Comparator.comparingDouble(
                        entry -> value.applyAsDouble(entry.row().get())));
        return column;
    }

    private TableColumn<LiveTable.Place<JvmEntry>, String> text(
            String name, String meaning, double width, Function<JvmRow, String> words) {
        var column = table.words("", width, entry -> words.apply(entry.row().get()));
        column.setGraphic(heading(name, meaning));
        column.setId(name);
        return column;
    }

    /** Explains itself on hover. It stands within the column's own label, whose padding is enough. */
    private static Label heading(String name, String meaning) {
        Label heading = new Label(name);
        heading.setStyle("-fx-padding: 0; -fx-font-size: 0.92em;");
        heading.setTooltip(new Tooltip(meaning));
        return heading;
    }

    private static final class SparkCell extends LiveCell<JvmEntry> {
        private final Sparkline spark;

        SparkCell(LiveTable<JvmEntry> table) {
            this(table, new Sparkline(SPARK_WIDTH, 18));
        }

        private SparkCell(LiveTable<JvmEntry> table, Sparkline spark) {
            super(table, spark);
            this.spark = spark;
        }

        @Override
        protected void show(JvmEntry entry) {
            spark.show(entry.heapUsedBytes(), (double) entry.row().get().heapCommittedBytes());
        }
    }

    private void sparkColumn() {
        var column = text(
                "Last minute",
                "Heap used during the last minute, against what is committed",
                SPARK_WIDTH + 26,
                _ -> "");
        column.setSortable(false);
        column.setCellFactory(_ -> new SparkCell(table));
    }

    private TableRow<LiveTable.Place<JvmEntry>> row() {
        TableRow<LiveTable.Place<JvmEntry>> row = new TableRow<>();
        Tooltip tooltip = new Tooltip();
        row.itemProperty().addListener((_, _, place) -> row.setTooltip(place == null ? null : tooltip));
        tooltip.setOnShowing(_ -> {
            if (row.getItem() != null) {
                tooltip.setText(JvmWords.explained(row.getItem().row().row().get()));
            }
        });
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2 && row.getItem() != null) {
                open(row.getItem().row());
            }
        });
        return row;
    }

    private void open(@Nullable JvmEntry entry) {
        if (entry != null) {
            window.openJvm(entry.pid());
        }
    }
}
