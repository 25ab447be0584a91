package dev.jvitals.ui.findings;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.shell.Page;
import dev.jvitals.ui.shell.Rows;
import dev.jvitals.ui.theme.FittingColumns;
import dev.jvitals.ui.theme.Marks;
import dev.jvitals.ui.theme.NameColumn;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The findings of all targets that are open, the worst first; a click goes to the target. For the JavaFX thread. */
public final class AllFindingsView extends Page {
    /** There is but one such view. */
    public static final String ADDRESS = "findings:all";

    /** In a narrower table the rule goes: the finding's own words say as much, and its details have the rule. */
    private static final double ROOM_FOR_RULES = 900;

    /** The worst of those that hold comes first, and of equals the older. */
    private static final Comparator<TrackedFinding> WORST_FIRST = Comparator.comparing(TrackedFinding::ended)
            .thenComparing(tracked -> tracked.finding().severity(), Comparator.reverseOrder())
            .thenComparingLong(TrackedFinding::sinceMillis);

    private record Row(FindingsBoard.Entry entry, TrackedFinding tracked) {}

    private final FindingsBoard board;
    private final Consumer<FindingsBoard.Entry> goTo;
    private final TableView<Row> table = new TableView<>();
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final InvalidationListener refresh = _ -> refresh();

    /**
     * The view.
     *
     * @param goTo opens the target's findings
     */
    public AllFindingsView(FindingsBoard board, Consumer<FindingsBoard.Entry> goTo) {
        super("All findings", ADDRESS, "mdi2s-stethoscope");
        this.board = board;
        this.goTo = goTo;
        TableColumn<Row, TrackedFinding> severity = new TableColumn<>("Severity");
        severity.setCellValueFactory(
                row -> new SimpleObjectProperty<>(row.getValue().tracked()));
        severity.setCellFactory(_ -> new SeverityCell());
        severity.setComparator(WORST_FIRST);
        severity.setPrefWidth(100);
        severity.setMinWidth(100); // "warning" with its icon, however narrow the window
        TableColumn<Row, Row> when = new TableColumn<>("When");
        when.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
        when.setComparator(Comparator.comparingLong(row -> row.tracked().sinceMillis()));
        when.setPrefWidth(230); // a day and two times of it
        when.setCellFactory(_ -> new WhenCell());
        when.setMinWidth(176); // since when, and for how long
        when.setMaxWidth(300);
        TableColumn<Row, String> target = Rows.text(
                "Target",
                170,
                row -> shortName(Printable.line(row.entry().model().target())));
        NameColumn.showingEnds(target);
        target.setMinWidth(224); // a class and its pid
        TableColumn<Row, String> finding = Rows.text("Finding", 480, row -> FindingWords.summary(row.tracked()));
        finding.setCellFactory(_ -> new WrappedCell());
        finding.setMinWidth(240);
        TableColumn<Row, String> rule =
                Rows.text("Rule", 150, row -> row.tracked().finding().rule());
        table.widthProperty().subscribe(width -> rule.setVisible(width.doubleValue() >= ROOM_FOR_RULES));
        table.getColumns().setAll(List.of(severity, target, finding, rule, when));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        FittingColumns.fit(table);
        table.setPlaceholder(new Label("Nothing wrong found in what is open. Open a JVM or a recording to judge it."));
        table.setAccessibleText("Findings of all open targets");
        Rows.onOpen(table, this::openSelected);
        table.getStylesheets()
                .add(Objects.requireNonNull(AllFindingsView.class.getResource("findings.css"))
                        .toExternalForm());
        SortedList<Row> sorted = new SortedList<>(rows);
        sorted.comparatorProperty().bind(table.comparatorProperty()); // kept when findings change
        table.setItems(sorted);
        board.changes().addListener(refresh);
        refresh();
        setContent(table);
    }

    /** A JVM's class without its package. */
    private static String shortName(String target) {
        int pid = target.lastIndexOf(" (pid ");
        return pid < 0 ? target : JvmRow.shortName(target.substring(0, pid)) + target.substring(pid);
    }

    private void openSelected() {
        Row row = table.getSelectionModel().getSelectedItem();
        if (row != null) {
            goTo.accept(row.entry());
        }
    }

    private void refresh() {
        Row before = table.getSelectionModel().getSelectedItem();
        List<Row> now = board.entries().stream()
                .flatMap(
                        entry -> entry.model().state().get().findings().stream().map(each -> new Row(entry, each)))
                .sorted(Comparator.comparing(Row::tracked, WORST_FIRST))
                .toList();
        rows.setAll(now);
        if (before != null) {
            now.stream()
                    .filter(row -> row.entry().equals(before.entry())
                            && row.tracked().id() == before.tracked().id())
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        }
    }

    @Override
    public void close() {
        board.changes().removeListener(refresh);
    }

    /** A finding is read whole: its row is as high as it needs. */
    private static final class WrappedCell extends TableCell<Row, String> {
        private static final double PADDING = 18;

        private final Text words = new Text();

        WrappedCell() {
            words.getStyleClass().add("finding-words");
            words.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        @Override
        protected void updateItem(@Nullable String finding, boolean empty) {
            super.updateItem(finding, empty);
            words.setText(empty || finding == null ? "" : finding);
            setText(words.getText()); // for screen readers
            setGraphic(empty ? null : words);
        }
    }

    /** Two days with their times may be cut in a narrow window: the tooltip has all of it. */
    private static final class WhenCell extends TableCell<Row, Row> {
        private final Tooltip whole = new Tooltip();

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setTooltip(null);
                return;
            }
            setText(FindingWords.time(row.tracked(), row.entry().model().isLive()));
            whole.setText(getText());
            setTooltip(whole);
        }
    }

    private static final class SeverityCell extends TableCell<Row, TrackedFinding> {
        private final FontIcon icon = new FontIcon();

        @Override
        protected void updateItem(@Nullable TrackedFinding tracked, boolean empty) {
            super.updateItem(tracked, empty);
            if (empty || tracked == null) {
                setGraphic(null);
                setText(null);
                return;
            }
            icon.setIconLiteral(Marks.icon(tracked.finding().severity()));
            icon.getStyleClass()
                    .setAll(
                            "ikonli-font-icon",
                            Marks.styleClass(tracked.finding().severity()));
            setGraphic(icon);
            setText(tracked.ended() ? "over" : Marks.word(tracked.finding().severity()));
        }
    }
}
