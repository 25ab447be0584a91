package dev.jvitals.ui.threads;

import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.TIMED_WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.threads.BorrowedPool;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.read.ThreadDumpFile;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A dump in which thirty threads wait for the connections that ten hold, and the panes that must say so. */
class BorrowedPoolsViewTest {
    private final ThreadDumpModel model = model();
    private final Tasks tasks = new Tasks(work -> Thread.ofVirtual().start(work), Platform::runLater);
    private final ThreadDumpView view =
            FxToolkit.call(() -> new ThreadDumpView(model, new TestWorkbench(tasks, new Theme())));
    private final Stage stage = FxToolkit.call(() -> {
        Stage shown = new Stage();
        shown.setScene(new Scene(view.content(), 1000, 700));
        new Theme().style(shown.getScene());
        shown.show();
        return shown;
    });

    private static ThreadDumpModel model() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        threads.add(thread("orders-pool housekeeper", TIMED_WAITING, "jdk.internal.misc.Unsafe.park"));
        for (int i = 1; i <= 10; i++) {
            threads.add(thread(
                    "request-" + i,
                    RUNNABLE,
                    "com.example.Database.slowSum:9",
                    "com.zaxxer.hikari.pool.HikariProxyPreparedStatement.executeQuery",
                    "com.example.Orders.monthly:40"));
        }
        for (int i = 11; i <= 40; i++) {
            threads.add(thread(
                    "request-" + i,
                    TIMED_WAITING,
                    "jdk.internal.misc.Unsafe.park",
                    "java.util.concurrent.SynchronousQueue.poll:338",
                    "com.zaxxer.hikari.util.ConcurrentBag.borrow:151",
                    "com.zaxxer.hikari.pool.HikariPool.getConnection:162",
                    "com.zaxxer.hikari.HikariDataSource.getConnection:99",
                    "com.example.Orders.monthly:39"));
        }
        return ThreadDumpModel.of(
                new ThreadDumpFile(Path.of("orders.txt"), List.of(dumpAt(0, threads)), 0, List.of()),
                new Cancellation());
    }

    @AfterEach
    void close() {
        FxToolkit.run(() -> {
            tasks.close();
            view.close();
            stage.close();
        });
    }

    @Test
    void the_exhausted_connection_pool_stands_above_the_thread_pools_and_its_counts_lead_to_their_threads() {
        FxToolkit.run(() -> model.place().set(Place.POOLS));
        FxToolkit.picture("threads-connection-pools", stage.getScene());
        TableView<?> table = FxToolkit.call(() -> all(TableView.class).stream()
                .filter(each -> "Connection pools".equals(each.getAccessibleText()))
                .findFirst()
                .orElseThrow());
        assertThat(table.getItems())
                .singleElement()
                .isInstanceOfSatisfying(
                        BorrowedPool.class, pool -> assertThat(pool.name()).isEqualTo("orders-pool"));
        FxToolkit.run(() -> link("10").fire());
        assertThat(model.place().get()).isEqualTo(Place.THREADS);
        assertThat(narrowed()).hasSize(10).contains("request-1", "request-10");
        FxToolkit.run(() -> model.place().set(Place.POOLS));
        FxToolkit.run(() -> link("30").fire());
        assertThat(narrowed()).hasSize(30).contains("request-11", "request-40");
        FxToolkit.picture("threads-connection-pool-waiters", stage.getScene());
    }

    @Test
    void the_lock_pane_says_that_threads_wait_for_a_pool_and_leads_there() {
        FxToolkit.run(() -> model.place().set(Place.LOCKS));
        FxToolkit.picture("threads-locks-pool-waiters", stage.getScene());
        FxToolkit.run(() -> link("30 threads wait for a connection pool").fire());
        assertThat(model.place().get()).isEqualTo(Place.POOLS);
    }

    @Test
    void the_tab_is_marked_with_the_worst_finding() {
        assertThat(view.worst().get()).isEqualTo(Severity.CRITICAL);
    }

    private Set<String> narrowed() {
        return model.narrowed().get().threads().stream().map(SeenThread::name).collect(Collectors.toSet());
    }

    private Hyperlink link(String start) {
        return all(Hyperlink.class).stream()
                .filter(each -> each.getText().startsWith(start)
                        && each.localToScene(0, 0).getY() > 0)
                .findFirst()
                .orElseThrow();
    }

    private <T extends Node> List<T> all(Class<T> kind) {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
        return stage.getScene().getRoot().lookupAll("*").stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
