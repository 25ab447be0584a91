package dev.jvitals.ui.files;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.target.nmt.NativeMemoryReport;
import dev.jvitals.target.nmt.NativeMemoryReport.CallSite;
import dev.jvitals.target.nmt.NativeMemoryReport.Category;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.RestOfWidth;
import dev.jvitals.ui.shell.TableMemory;
import dev.jvitals.ui.theme.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/** An answer of native memory tracking: the JVM's memory by category, with growth where there is a baseline. */
final class NativeMemoryView extends FileView {
    /** Of a heading. */
    private static final double LETTER_WIDTH = 8.2;

    private static final double SORT_MARK_WIDTH = 36;

    NativeMemoryView(List<Path> files, NativeMemoryReport report, Judgement judgement, Settings settings) {
        super(files.getLast(), facts(files, report), judgement);
        TabPane tabs = new TabPane(new Tab("Categories", categories(report, settings)));
        if (!report.callSites().isEmpty()) {
            tabs.getTabs().add(new Tab("Call sites", callSites(report, settings)));
        }
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        fill(judgement, tabs);
    }

    private static String facts(List<Path> files, NativeMemoryReport report) {
        String growth = files.size() > 1
                ? ", growth since " + files.getFirst().getFileName()
                : report.hasBaseline() ? ", growth since the baseline" : "";
        return "native memory" + (report.pid().isEmpty() ? "" : " of pid " + report.pid()) + " · committed "
                + Unit.BYTES.format(report.total().committedBytes()) + " of "
                + Unit.BYTES.format(report.total().reservedBytes()) + " reserved" + growth;
    }

    @Override
    public String icon() {
        return "mdi2m-memory";
    }

    private static Node categories(NativeMemoryReport report, Settings settings) {
        TableView<Category> table = new TableView<>(FXCollections.observableArrayList(report.categories()));
        table.setAccessibleText("Native memory by category");
        table.getStyleClass().add("dense");
        List<TableColumn<Category, ?>> columns = new ArrayList<>(List.of(
                text("Category", 160, Category::name),
                bytes("Committed", Category::committedBytes),
                share("Share", report.total().committedBytes(), Category::committedBytes),
                bytes("Reserved", Category::reservedBytes)));
        if (report.hasBaseline()) {
            columns.add(bytes("Committed growth", Category::committedGrowthBytes));
            columns.add(bytes("Reserved growth", Category::reservedGrowthBytes));
        }
        table.getColumns().setAll(columns);
        table.getSortOrder().setAll(List.of(columns.get(report.hasBaseline() ? 4 : 1)));
        RestOfWidth.goesTo(table, table.getColumns().getFirst());
        TableMemory.remember(table, report.hasBaseline() ? "nmt-growth" : "nmt", settings);
        table.sort();
        TextArea details = new TextArea();
        details.setEditable(false);
        details.setWrapText(true);
        details.setAccessibleText("What the JVM says of the category");
        details.setPromptText("Select a category");
        details.getStyleClass().add("stack-text");
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, now) -> details.setText(now == null ? "" : String.join("\n", now.details())));
        table.getSelectionModel().selectFirst(); // the largest: what is asked for first, and an example of the rest
        SplitPane split = new SplitPane(table, details);
        split.setDividerPositions(0.78);
        return split;
    }

    private static Node callSites(NativeMemoryReport report, Settings settings) {
        TableView<CallSite> table = new TableView<>(FXCollections.observableArrayList(report.callSites()));
        table.setAccessibleText("Where native memory was allocated");
        table.getStyleClass().add("dense");
        List<TableColumn<CallSite, ?>> columns = new ArrayList<>(List.of(
                bytes("Bytes", CallSite::bytes),
                text("Category", 190, CallSite::category),
                text("Allocated in", 620, site -> site.frames().stream().collect(Collectors.joining("  ←  ")))));
        if (report.hasBaseline()) {
            columns.add(1, bytes("Growth", CallSite::growthBytes));
        }
        table.getColumns().setAll(columns);
        RestOfWidth.goesTo(table, table.getColumns().getLast());
        TableMemory.remember(table, "nmt-sites", settings);
        return table;
    }

    private static <R> TableColumn<R, String> text(String title, double width, Function<R, String> of) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setId(title);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(Printable.line(of.apply(row.getValue()))));
        return column;
    }

    private static <R> TableColumn<R, Long> bytes(String title, Function<R, @Nullable Long> of) {
        return number(title, of, Unit.BYTES::format);
    }

    private static <R> TableColumn<R, Double> share(String title, long whole, Function<R, Long> of) {
        return number(title, row -> (double) of.apply(row) / Math.max(1, whole), Unit.SHARE::format);
    }

    private static <R, N extends Number> TableColumn<R, N> number(
            String title, Function<R, @Nullable N> of, Function<N, String> words) {
        TableColumn<R, N> column = new TableColumn<>(title);
        column.setId(title);
        column.setPrefWidth(Math.max(95, title.length() * LETTER_WIDTH + SORT_MARK_WIDTH));
        Figures.in(column);
        column.setSortType(TableColumn.SortType.DESCENDING);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(of.apply(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable N value, boolean empty) {
                super.updateItem(value, empty);
                setText(empty || value == null ? null : words.apply(value));
            }
        });
        return column;
    }
}
