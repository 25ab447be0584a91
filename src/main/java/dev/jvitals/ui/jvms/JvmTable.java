package dev.jvitals.ui.jvms;

import dev.jvitals.base.Printable;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.shell.RestOfWidth;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.shell.TableMemory;
import dev.jvitals.ui.task.Sight;
import dev.jvitals.ui.theme.SteadyLabel;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;

/** Every JVM on the machine with its vital figures; Enter or a double click opens one. */
final class JvmTable {
    private static final double SPARK_WIDTH = 64;

    private final TableView<JvmEntry> table = new TableView<>();
    private final JvmListModel model;
    private final ShellWindow window;
    private final SortedList<JvmEntry> sorted;
    private final InvalidationListener refresh;
    private boolean inSight;

    JvmTable(JvmListModel model, ShellWindow window) {
        this.model = model;
        this.window = window;
        sorted = new SortedList<>(model.entries());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setAccessibleText("JVMs on this machine");
        table.getStyleClass().addAll("dense", "edge-to-edge", "jvm-table");
        Label empty = new Label();
        empty.setWrapText(true);
        empty.textProperty()
                .bind(model.looked()
                        .map(looked -> looked
                                ? "No other JVM runs on this machine. Start a practice incident below, or open a dump."
                                : "Looking for JVMs …"));
        table.setPlaceholder(empty);
        addColumns();
        table.getColumns().stream()
                .filter(column -> "main".equals(column.getId()))
                .findFirst()
                .ifPresent(column -> RestOfWidth.goesTo(table, column));
        TableMemory.remember(table, "jvms", window.settings());
        table.setRowFactory(_ -> row());
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(table.getSelectionModel().getSelectedItem());
            }
        });
        refresh = _ -> refresh();
        model.looks().addListener(new WeakInvalidationListener(refresh));
        Sight.of(table).subscribe(seen -> {
            boolean again = seen && !inSight;
            inSight = seen;
            if (again) {
                table.refresh();
                refresh();
            }
        });
    }

    Node node() {
        return table;
    }

    /** Each wide enough for its heading and its widest figure; they and a name just fit into a window of 1280 pixels. */
    private void addColumns() {
        column("PID", "Process id", 58, row -> row.pid(), row -> Long.toString(row.pid()));
        TableColumn<JvmEntry, JvmRow> main =
                text("Main class or jar", "What was started", 170, row -> Printable.line(row.mainClass()));
        main.setId("main");
        main.setCellFactory(_ -> {
            WordsCell cell = new WordsCell(row -> Printable.line(row.mainClass()));
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
        table.getColumns().add(sparkColumn());
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

    private TableColumn<JvmEntry, JvmRow> column(
            String name, String meaning, double width, ToDoubleFunction<JvmRow> value, Function<JvmRow, String> words) {
        TableColumn<JvmEntry, JvmRow> column = text(name, meaning, width, words);
        column.getStyleClass().add("number-column");
        column.setComparator((a, b) -> Double.compare(value.applyAsDouble(a), value.applyAsDouble(b)));
        return column;
    }

    private TableColumn<JvmEntry, JvmRow> text(
            String name, String meaning, double width, Function<JvmRow, String> words) {
        TableColumn<JvmEntry, JvmRow> column = new TableColumn<>();
        column.setGraphic(heading(name, meaning));
        column.setId(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(JvmTable::rowAsItIs);
        column.setComparator((a, b) -> words.apply(a).compareTo(words.apply(b)));
        column.setCellFactory(_ -> new WordsCell(words));
        table.getColumns().add(column);
        return column;
    }

    /** Explains itself on hover. It stands within the column's own label, whose padding is enough. */
    private static Label heading(String name, String meaning) {
        Label heading = new Label(name);
        heading.setStyle("-fx-padding: 0; -fx-font-size: 0.92em;");
        heading.setTooltip(new Tooltip(meaning));
        return heading;
    }

    /**
     * A cell that shows new figures when all have been taken. A value that a cell observes lays out the whole table anew
     * whenever it changes, so these are given what never does: the row as it is when asked for.
     */
    private abstract class LiveCell extends TableCell<JvmEntry, JvmRow> {
        private final InvalidationListener newFigures = _ -> showNewest();

        LiveCell(Node content) {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setGraphic(content);
            model.looks().addListener(new WeakInvalidationListener(newFigures));
        }

        @Override
        protected void updateItem(@Nullable JvmRow row, boolean nothing) {
            super.updateItem(row, nothing);
            getGraphic().setVisible(row != null && !nothing);
            showNewest();
        }

        /** Nothing while the table is not seen: all are shown anew once it is. */
        private void showNewest() {
            int index = getIndex();
            if (inSight && !isEmpty() && index >= 0 && index < sorted.size()) {
                show(sorted.get(index));
            }
        }

        abstract void show(JvmEntry entry);
    }

    private final class WordsCell extends LiveCell {
        private final Function<JvmRow, String> words;
        private final SteadyLabel box;

        WordsCell(Function<JvmRow, String> words) {
            this(words, new SteadyLabel());
        }

        private WordsCell(Function<JvmRow, String> words, SteadyLabel box) {
            super(box);
            this.words = words;
            this.box = box;
            box.label().alignmentProperty().bind(alignmentProperty());
            box.label().textFillProperty().bind(textFillProperty());
            box.label().textOverrunProperty().bind(textOverrunProperty());
        }

        @Override
        void show(JvmEntry entry) {
            String text = words.apply(entry.row().get());
            box.label().setText(text);
            setAccessibleText(text);
        }

        /** Not the toolkit's: that would give the box its preferred width first, and each change of a width is a layout more. */
        @Override
        protected void layoutChildren() {
            double left = snappedLeftInset();
            box.resizeRelocate(left, 0, Math.max(0, getWidth() - left - snappedRightInset()), getHeight());
        }
    }

    private final class SparkCell extends LiveCell {
        private final Sparkline spark;

        SparkCell() {
            this(new Sparkline(SPARK_WIDTH, 18));
        }

        private SparkCell(Sparkline spark) {
            super(spark);
            this.spark = spark;
        }

        @Override
        void show(JvmEntry entry) {
            spark.show(entry.heapUsedBytes(), (double) entry.row().get().heapCommittedBytes());
        }
    }

    private TableColumn<JvmEntry, JvmRow> sparkColumn() {
        TableColumn<JvmEntry, JvmRow> column = new TableColumn<>();
        column.setGraphic(heading("Last minute", "Heap used during the last minute, against what is committed"));
        column.setId("Last minute");
        column.setSortable(false);
        column.setPrefWidth(SPARK_WIDTH + 26);
        column.setCellValueFactory(JvmTable::rowAsItIs);
        column.setCellFactory(_ -> new SparkCell());
        return column;
    }

    private static ObservableValue<JvmRow> rowAsItIs(TableColumn.CellDataFeatures<JvmEntry, JvmRow> cell) {
        return new ReadOnlyObjectWrapper<>(cell.getValue().row().get());
    }

    private TableRow<JvmEntry> row() {
        TableRow<JvmEntry> row = new TableRow<>();
        Tooltip tooltip = new Tooltip();
        row.itemProperty().addListener((_, _, entry) -> row.setTooltip(entry == null ? null : tooltip));
        tooltip.setOnShowing(_ -> {
            if (row.getItem() != null) {
                tooltip.setText(JvmWords.explained(row.getItem().row().get()));
            }
        });
        row.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(row.getItem());
            }
        });
        return row;
    }

    private void open(@Nullable JvmEntry entry) {
        if (entry != null) {
            window.openJvm(entry.pid());
        }
    }

    /** Values change under the sorted list; it sorts anew when told its comparator again. */
    private void refresh() {
        if (inSight && !table.getSortOrder().isEmpty() && !isSorted()) {
            table.sort();
        }
    }

    private boolean isSorted() {
        var order = table.getComparator();
        for (int i = 1; order != null && i < sorted.size(); i++) {
            if (order.compare(sorted.get(i - 1), sorted.get(i)) > 0) {
                return false;
            }
        }
        return true;
    }
}
