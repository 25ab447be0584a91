package dev.jvitals.ui.jvms;

import dev.jvitals.base.Printable;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.shell.LiveCell;
import dev.jvitals.ui.shell.LiveTable;
import dev.jvitals.ui.shell.RestOfWidth;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.shell.TableMemory;
import dev.jvitals.ui.theme.ColumnScale;
import dev.jvitals.ui.theme.Figures;
import dev.jvitals.ui.theme.FittingColumns;
import dev.jvitals.ui.theme.NameColumn;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.theme.Tip;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Every JVM on the machine with its vital figures; Enter or a double click opens one. */
final class JvmTable {
    private static final double SPARK_WIDTH = 64;
    /** Of {@code Parallel}; a longer name gets its room when a JVM has it, for else the main class needs that more. */
    private static final double USUAL_COLLECTOR = 82;

    private static final double USUAL_JDK = 64;
    /** Beside the words of a cell. */
    private static final double PADDING = 16;

    private final LiveTable<JvmEntry> table = new LiveTable<>(entry -> entry);
    private final ShellWindow window;
    /** Columns and words that were given room. */
    private final Set<String> roomy = new HashSet<>();

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
        show = _ -> {
            List<JvmEntry> entries = List.copyOf(model.entries());
            giveRoom("Collector", entries, JvmWords::shortCollector);
            giveRoom("JDK", entries, JvmWords::jdk);
            table.show(entries);
        };
        show.invalidated(model.looks());
        model.looks().addListener(new WeakInvalidationListener(show));
    }

    Node node() {
        return table.node();
    }

    /**
     * Each wide enough for its heading and its widest figure; they and a name just fit into a window of 1280 pixels. In a
     * smaller one what never changes is out of sight, for what does comes first. What a heading means is told by the help,
     * from {@code docs/columns.md}.
     */
    private void addColumns() {
        column("PID", 58, row -> row.pid(), row -> Long.toString(row.pid()));
        var main = text("Main class or jar", 150, row -> Printable.line(row.mainClass()));
        main.setId("main");
        NameColumn.showingEnds(main);
        heapColumns();
        column("GC", 60, JvmRow::gcShare, row -> JvmWords.percent(row.gcShare()));
        column("CPU", 60, JvmRow::cpuCores, row -> JvmWords.percent(row.cpuCores()));
        column("Resident", 72, row -> row.residentBytes(), row -> JvmWords.bytes(row.residentBytes()));
        column("Threads", 68, row -> row.threads(), row -> row.threads() < 0 ? "–" : Long.toString(row.threads()));
        column("Up", 70, row -> row.uptimeMillis(), JvmWords::uptime);
        text("Collector", USUAL_COLLECTOR, JvmWords::shortCollector);
        text("JDK", USUAL_JDK, JvmWords::jdk);
        text("User", 56, row -> Printable.line(row.user()));
    }

    private void heapColumns() {
        column("Heap used", 82, row -> row.heapUsedBytes(), row -> JvmWords.bytes(row.heapUsedBytes()));
        sparkColumn();
        column("Committed", 84, row -> row.heapCommittedBytes(), row -> JvmWords.bytes(row.heapCommittedBytes()))
                .setVisible(false); // the name needs the room more; the button at the right shows it
        column("Max", 64, row -> row.heapMaxBytes(), row -> JvmWords.bytes(row.heapMaxBytes()));
    }

    /** As much as the longest words need that were listed so far; a column is never made narrower here. */
    private void giveRoom(String id, List<JvmEntry> entries, Function<JvmRow, String> words) {
        double widest = entries.stream()
                .map(entry -> words.apply(entry.row().get()))
                .filter(text -> roomy.add(id + ' ' + text)) // once: who makes the column narrower means it
                .mapToDouble(text -> FittingColumns.width(text, Font.getDefault()))
                .max()
                .orElse(0);
        double scale = ColumnScale.of(view()).scale().get()
                * Theme.NORMAL_FONT_SIZE
                / Font.getDefault().getSize();
        double wanted = Math.ceil(widest * scale) + PADDING;
        view().getColumns().stream()
                .filter(column -> id.equals(column.getId()) && column.getPrefWidth() < wanted)
                .forEach(column -> column.setPrefWidth(wanted));
    }

    private TableView<LiveTable.Place<JvmEntry>> view() {
        return table.node();
    }

    private TableColumn<LiveTable.Place<JvmEntry>, String> column(
            String name, double width, ToDoubleFunction<JvmRow> value, Function<JvmRow, String> words) {
        var column = text(name, width, words);
        Figures.in(column);
        table.sort(
                column,
                Comparator.comparingDouble(
                        entry -> value.applyAsDouble(entry.row().get())));
        return column;
    }

    private TableColumn<LiveTable.Place<JvmEntry>, String> text(
            String name, double width, Function<JvmRow, String> words) {
        var column = table.words(name, width, entry -> words.apply(entry.row().get()));
        column.setId(name);
        return column;
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
        var column = text("Last minute", SPARK_WIDTH + 26, _ -> "");
        column.setSortable(false);
        column.setCellFactory(_ -> new SparkCell(table));
    }

    private TableRow<LiveTable.Place<JvmEntry>> row() {
        TableRow<LiveTable.Place<JvmEntry>> row = new TableRow<>();
        Tip.on(
                row,
                () -> row.getItem() == null
                        ? ""
                        : JvmWords.explained(row.getItem().row().row().get()));
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
