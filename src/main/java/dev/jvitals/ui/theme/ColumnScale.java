package dev.jvitals.ui.theme;

import java.util.List;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.text.Text;

/**
 * Keeps the columns of a table as wide as they are told to be, times how much larger than usual the text is: what fits at the
 * usual size fits at any. Every table has one, by its skin. Widths in code and in the settings are those at the usual size of
 * text. For the JavaFX thread.
 */
public final class ColumnScale {
    /** The style class of what measures text; for tables whose text is smaller than what is around them. */
    private static final String PROBE = "text-probe";
    /** Of a column: how much its widths are scaled. */
    private static final String FACTOR = "jvitals.columnScale";
    /** Of a column whose width somebody else keeps. */
    private static final String LEFT_ALONE = "jvitals.columnScale.leftAlone";
    /** The toolkit's own maximum, which is none. */
    private static final double NO_MAXIMUM = 5_000;
    /** A column as wide as this the toolkit takes for one that nobody told a width, and fits it to its content. */
    private static final double UNTOLD_WIDTH = 80;

    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    /** What the columns are brought to; {@link #scale} follows once they are. */
    private double wanted = 1;

    private boolean isAtWork;

    private ColumnScale() {}

    /** The scale of a table; it stays at 1 until the table is shown. */
    public static ColumnScale of(Control table) {
        return (ColumnScale) table.getProperties().computeIfAbsent(ColumnScale.class, _ -> new ColumnScale());
    }

    /** How much larger than usual text is; changes after the columns have. */
    public ReadOnlyDoubleProperty scale() {
        return scale.getReadOnlyProperty();
    }

    /** Whether widths change at this moment because the text's size did. */
    public boolean isAtWork() {
        return isAtWork;
    }

    /** How much a column's widths are scaled at this moment. */
    public static double factor(TableColumnBase<?, ?> column) {
        return (double) column.getProperties().getOrDefault(FACTOR, 1.0);
    }

    /** Leaves a column alone: somebody else measures what it shows. */
    public static void leaveAlone(TableColumnBase<?, ?> column) {
        column.getProperties().put(LEFT_ALONE, true);
    }

    /** For the skin: what it must hold, so that the table's text is measured. */
    static Node follow(TableView<?> table) {
        ColumnScale of = of(table);
        of.onNewColumns(table.getColumns(), () -> of.apply(table));
        return of.probe(() -> of.apply(table));
    }

    /** The same for a tree. */
    static Node follow(TreeTableView<?> table) {
        ColumnScale of = of(table);
        of.onNewColumns(table.getColumns(), () -> of.apply(table));
        return of.probe(() -> of.apply(table));
    }

    private <C extends TableColumnBase<?, ?>> void onNewColumns(ObservableList<C> columns, Runnable apply) {
        columns.forEach(this::keepTold);
        columns.addListener((ListChangeListener<C>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::keepTold);
            }
            apply.run();
        });
    }

    /** Each time a table comes into a scene, as when its tab is in front again, the toolkit looks for such columns. */
    private void keepTold(TableColumnBase<?, ?> column) {
        column.widthProperty().subscribe(width -> {
            if (width.doubleValue() == UNTOLD_WIDTH
                    && !column.prefWidthProperty().isBound()) {
                boolean before = isAtWork;
                isAtWork = true;
                column.setPrefWidth(UNTOLD_WIDTH + 0.5);
                isAtWork = before;
            }
        });
    }

    private Node probe(Runnable apply) {
        Text probe = new Text();
        probe.getStyleClass().add(PROBE);
        probe.setManaged(false);
        probe.setVisible(false);
        probe.fontProperty().addListener((_, _, font) -> {
            double now = Math.rint(100 * font.getSize() / Theme.NORMAL_FONT_SIZE) / 100;
            if (now != scale.get()) {
                wanted = now;
                apply.run();
                scale.set(now);
            }
        });
        return probe;
    }

    private <S> void apply(TableView<S> table) {
        boolean isFree = TableView.UNCONSTRAINED_RESIZE_POLICY.equals(table.getColumnResizePolicy());
        if (scaleAll(table.getColumns(), isFree)) {
            table.getColumnResizePolicy().call(new TableView.ResizeFeatures<>(table, null, 0.0));
        }
    }

    private <S> void apply(TreeTableView<S> table) {
        boolean isFree = TreeTableView.UNCONSTRAINED_RESIZE_POLICY.equals(table.getColumnResizePolicy());
        if (scaleAll(table.getColumns(), isFree)) {
            table.getColumnResizePolicy().call(new TreeTableView.ResizeFeatures<>(table, null, 0.0));
        }
    }

    private boolean scaleAll(List<? extends TableColumnBase<?, ?>> columns, boolean isFree) {
        boolean changed = false;
        isAtWork = true;
        try {
            for (TableColumnBase<?, ?> column : columns) {
                double by = wanted / factor(column);
                if (by != 1 && !column.getProperties().containsKey(LEFT_ALONE)) {
                    column.getProperties().put(FACTOR, wanted);
                    scale(column, by, isFree ? column.getWidth() : column.getPrefWidth());
                    changed = true;
                }
            }
        } finally {
            isAtWork = false;
        }
        return changed;
    }

    /** In an order in which no limit is in the way of the next. */
    private static void scale(TableColumnBase<?, ?> column, double by, double width) {
        double least = column.getMinWidth() * by;
        double most = column.getMaxWidth() >= NO_MAXIMUM ? column.getMaxWidth() : column.getMaxWidth() * by;
        column.setMinWidth(Math.min(least, column.getMinWidth()));
        column.setMaxWidth(Math.max(most, column.getMaxWidth()));
        if (!column.prefWidthProperty().isBound()) {
            column.setPrefWidth(
                    width); // what was dragged is no preference yet, and one that stays would change nothing
            column.setPrefWidth(width * by);
        }
        column.setMinWidth(least);
        column.setMaxWidth(most);
    }
}
