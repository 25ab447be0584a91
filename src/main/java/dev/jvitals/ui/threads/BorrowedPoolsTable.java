package dev.jvitals.ui.threads;

import dev.jvitals.diagnosis.threads.BorrowedPool;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.ui.theme.ColumnScale;
import dev.jvitals.ui.theme.Figures;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

/** Connection pools that threads wait for: each count leads to its threads. */
final class BorrowedPoolsTable {
    /** More are scrolled: the thread pools below need room too. */
    private static final int MOST_ROWS = 5;

    private static final double ROW_HEIGHT = 32;
    private static final double HEAD_HEIGHT = 36;

    private final ThreadDumpModel model;
    private final TableView<BorrowedPool> table = Columns.table("Connection pools");

    BorrowedPoolsTable(ThreadDumpModel model) {
        this.model = model;
        ColumnScale.of(table).scale().subscribe(_ -> fit());
        table.getColumns().add(Columns.text("Connection pool", 160, BorrowedPool::name));
        table.getColumns().add(Columns.text("Library", 90, BorrowedPool::library));
        table.getColumns().add(threads("Waiting", 76, "waiters for ", BorrowedPool::waiters));
        table.getColumns().add(threads("Hold one", 84, "holders of ", BorrowedPool::holders));
        table.getColumns().add(threads("Connecting", 100, "connecting for ", BorrowedPool::creators));
        table.getColumns().add(Columns.text("Size", 96, BorrowedPoolsTable::size));
        table.getColumns().getFirst().setMinWidth(110);
        table.getColumns().getLast().setMinWidth(96);
        table.getSelectionModel().selectedItemProperty().addListener((_, _, pool) -> {
            if (pool != null) {
                model.select("holders and waiters of " + pool.name(), all(pool));
            }
        });
        Copying.rows(
                table,
                pool -> pool.name() + "\t" + pool.library() + "\t"
                        + pool.waiters().size() + "\t" + pool.holders().size() + "\t"
                        + pool.creators().size(),
                List.of(
                        Copying.item("Show holders in threads", () -> lead(Place.THREADS, BorrowedPool::holders)),
                        Copying.item("Show waiters in threads", () -> lead(Place.THREADS, BorrowedPool::waiters)),
                        Copying.item("Flame graph of holders", () -> lead(Place.FLAME, BorrowedPool::holders))));
    }

    Node node() {
        return table;
    }

    /** As high as its rows are; not there where nobody waits for a pool. */
    void show(List<BorrowedPool> pools) {
        table.getItems().setAll(pools);
        fit();
    }

    private void fit() {
        double scale = ColumnScale.of(table).scale().get();
        table.setFixedCellSize(Math.rint(ROW_HEIGHT * scale));
        double height = Math.rint(HEAD_HEIGHT * scale)
                + table.getFixedCellSize()
                        * Math.min(MOST_ROWS, table.getItems().size());
        table.setMinHeight(height);
        table.setPrefHeight(height);
        table.setMaxHeight(height);
    }

    /** What is lent out is all that stacks tell of a pool's size. */
    private static String size(BorrowedPool pool) {
        return pool.holders().isEmpty()
                ? "unknown"
                : "at least " + pool.holders().size();
    }

    private static List<SeenThread> all(BorrowedPool pool) {
        return Stream.of(pool.holders(), pool.waiters(), pool.creators())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private TableColumn<BorrowedPool, BorrowedPool> threads(
            String title, double width, String whose, Function<BorrowedPool, List<SeenThread>> threads) {
        TableColumn<BorrowedPool, BorrowedPool> column = Columns.node(title, width, CountLink::new, (pool, cell) -> {
            List<SeenThread> those = threads.apply(pool);
            cell.show(those.size(), () -> model.narrow(Place.THREADS, whose + pool.name(), those));
        });
        column.setMinWidth(width);
        Figures.in(column);
        return column;
    }

    private void lead(Place to, Function<BorrowedPool, List<SeenThread>> threads) {
        BorrowedPool pool = table.getSelectionModel().getSelectedItem();
        if (pool != null && !threads.apply(pool).isEmpty()) {
            model.narrow(to, "of " + pool.name(), threads.apply(pool));
        }
    }

    /** A count at the right of its cell that is a link unless it is none. */
    private static final class CountLink extends HBox {
        private final Hyperlink link = new Hyperlink();

        CountLink() {
            super();
            setAlignment(Pos.CENTER_RIGHT);
            getChildren().add(link);
        }

        void show(int count, Runnable action) {
            link.setText("%,d".formatted(count));
            link.setDisable(count == 0);
            link.setOnAction(_ -> action.run());
        }
    }
}
