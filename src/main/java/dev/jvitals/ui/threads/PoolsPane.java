package dev.jvitals.ui.threads;

import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadPool;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Connection pools that threads wait for, then the threads that belong together by executor or name: how many are busy,
 * idle, waiting, blocked; the peak of all dumps.
 */
final class PoolsPane {
    private final ThreadDumpModel model;
    private final TableView<ThreadPool> table = Columns.table("Pools");
    private final BorrowedPoolsTable borrowed;
    private final VBox pane = new VBox(10);
    private final Map<String, List<Integer>> sizes;

    PoolsPane(ThreadDumpModel model, Theme theme) {
        this.model = model;
        borrowed = new BorrowedPoolsTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        sizes = model.series().poolSizes();
        table.getColumns().add(Columns.text("Thread pool", 210, ThreadPool::pattern));
        table.getColumns().add(Columns.count("Threads", 80, ThreadPool::count));
        table.getColumns()
                .add(Columns.<ThreadPool, ShareBar>node(
                        "", 100, () -> new ShareBar(theme), (pool, bar) -> bar.show(byActivity(pool), pool.count())));
        table.getColumns().add(Columns.count("Busy", 52, ThreadPool::busy));
        table.getColumns().add(Columns.count("Idle", 48, ThreadPool::idle));
        table.getColumns().add(Columns.count("Waiting", 72, ThreadPool::waiting));
        table.getColumns().add(Columns.count("Blocked", 74, ThreadPool::blocked));
        if (model.series().dumps().size() > 1) {
            table.getColumns().add(Columns.count("Peak", 60, this::peak));
        }
        table.getColumns().getFirst().setMinWidth(150); // a pool is known by its name
        table.getColumns().get(2).setMinWidth(40);
        if (model.series().dumps().stream()
                .anyMatch(dump -> dump.pools().stream().anyMatch(pool -> pool.container() != null))) {
            table.getColumns()
                    .add(Columns.text("Executor", 120, pool -> pool.container() == null ? "" : pool.container()));
        }
        table.getSelectionModel().selectedItemProperty().addListener((_, _, pool) -> {
            if (pool != null) {
                model.select(pool.pattern(), pool.threads());
            }
        });
        Copying.rows(
                table,
                pool -> pool.pattern() + "\t" + pool.count() + "\t" + pool.busy() + "\t" + pool.idle() + "\t"
                        + pool.waiting() + "\t" + pool.blocked(),
                List.of(
                        Copying.item("Show in threads", () -> lead(Place.THREADS)),
                        Copying.item("Flame graph of these", () -> lead(Place.FLAME))));
        model.dumpIndex().addListener((_, _, _) -> show());
        model.content().addListener((_, _, _) -> show());
        show();
    }

    Node node() {
        return pane;
    }

    private void show() {
        table.getItems().setAll(model.dump().pools());
        DumpContent content = model.content().get();
        if (content == null || content.borrowed().isEmpty()) {
            pane.getChildren().setAll(table);
        } else {
            borrowed.show(content.borrowed());
            pane.getChildren().setAll(borrowed.node(), table);
        }
    }

    private void lead(Place to) {
        ThreadPool pool = table.getSelectionModel().getSelectedItem();
        if (pool != null) {
            model.narrow(to, pool.pattern(), pool.threads());
        }
    }

    private double peak(ThreadPool pool) {
        return sizes.getOrDefault(pool.pattern(), List.of(pool.count())).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(pool.count());
    }

    static Map<Activity, Integer> byActivity(ThreadPool pool) {
        Map<Activity, Integer> counts = new EnumMap<>(Activity.class);
        for (SeenThread thread : pool.threads()) {
            counts.merge(thread.activity(), 1, Integer::sum);
        }
        return counts;
    }
}
