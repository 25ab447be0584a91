package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.Sample;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.target.jmx.ThreadRow;
import dev.jvitals.ui.shell.LiveTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The hands on a live view of a real JVM: what is clicked is pressed by JavaFX's robot in a window. */
class LiveHandsTest {
    private final FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
    private final Robot robot = FxToolkit.call(Robot::new);
    private Runnable close = () -> {};

    private JvmView open(WatchedJvm watched, String name) {
        JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            Scene scene = new Scene((Parent) view.content(), 1000, 700);
            workbench.theme().style(scene);
            shown.setScene(scene);
            shown.show();
            shown.toFront();
            return shown;
        });
        close = () -> {
            FxToolkit.picture(name, stage.getScene());
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        };
        return view;
    }

    @AfterEach
    void close() {
        close.run();
    }

    private void click(Node node) {
        FxToolkit.run(() -> {
            Point2D at = node.localToScreen(Math.min(40, node.getLayoutBounds().getWidth() / 2), 8);
            robot.mouseMove(at.getX(), at.getY());
        });
        FxToolkit.run(() -> robot.mousePress(MouseButton.PRIMARY));
        FxToolkit.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
    }

    /** What is behind another tab has no parts before it is drawn. */
    private static <T extends Node> T find(JvmView view, String selector, Class<T> type, String accessibleText) {
        Await.until(
                accessibleText + " is drawn",
                () -> found(view, selector, type, accessibleText).isPresent());
        return found(view, selector, type, accessibleText).orElseThrow();
    }

    private static <T extends Node> Optional<T> found(
            JvmView view, String selector, Class<T> type, String accessibleText) {
        return FxToolkit.call(() -> view.content().lookupAll(selector).stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(node -> accessibleText.equals(node.getAccessibleText()))
                .findFirst());
    }

    /** The row on the screen, whose item begins with these words. */
    private static Optional<? extends Node> row(TableView<?> table, String words) {
        return FxToolkit.call(() -> table.lookupAll(".table-row-cell").stream()
                .map(TableRow.class::cast)
                .filter(row -> row.getItem() != null && row.getItem().toString().contains(words))
                .findFirst());
    }

    @Test
    void a_click_on_a_thread_shows_its_stack_and_the_table_sorts_while_it_changes() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"), "threads=3", "spin=1", "churn=20")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = open(watched, "hands-thread-stack");
            FxToolkit.run(() -> view.select("Threads"));
            @SuppressWarnings("unchecked") // a table's class does not tell of what it is
            TableView<LiveTable.Place<ThreadRow>> table =
                    find(view, ".table-view", TableView.class, "Threads of a live JVM");
            Await.until(
                    "the spinner is first, since it takes most",
                    () -> FxToolkit.call(() -> !table.getItems().isEmpty()
                            && table.getItems().getFirst().row().name().equals("spinner-0")));
            TextField filter = find(view, ".text-field", TextField.class, "Filter threads");
            FxToolkit.run(() -> filter.setText("waiter-1"));
            Await.until(
                    "it alone is listed",
                    () -> FxToolkit.call(() -> table.getItems().size() == 1));
            Await.until("it is chosen", () -> {
                row(table, "name=waiter-1").ifPresent(this::click); // drawn a moment after it is listed
                return FxToolkit.call(() -> table.getSelectionModel().getSelectedIndex() == 0);
            });
            TextArea stack = find(view, ".text-area", TextArea.class, "Stack of the chosen thread");
            Await.until(
                    "its stack is shown",
                    () -> FxToolkit.call(() -> !stack.getText().isEmpty()));
            assertThat(FxToolkit.<String>call(stack::getText))
                    .startsWith("waiter-1  TIMED_WAITING")
                    .contains("    at java.lang.Thread.sleep", "    at Child.waitForever");
            FxToolkit.run(filter::clear);
            FxToolkit.run(
                    () -> table.getSortOrder().setAll(List.of(table.getColumns().getFirst())));
            List<ThreadRow> before = watched.threads(0).rows();
            Await.until("new figures came", () -> !watched.threads(0).rows().equals(before));
            Await.until(
                    "sorted by name, with what was chosen still chosen",
                    () -> FxToolkit.call(() -> table.getItems().stream()
                                    .map(place -> place.row().name())
                                    .sorted(String.CASE_INSENSITIVE_ORDER)
                                    .toList()
                                    .equals(table.getItems().stream()
                                            .map(place -> place.row().name())
                                            .toList())
                            && table.getSelectionModel().getSelectedItem() != null
                            && table.getSelectionModel()
                                    .getSelectedItem()
                                    .row()
                                    .name()
                                    .equals("waiter-1")));
            assertThat(FxToolkit.<String>call(stack::getText)).startsWith("waiter-1");
        }
    }

    @Test
    void a_baseline_of_native_memory_tells_what_each_part_gained_as_jcmd_does() throws Exception {
        List<String> options = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:NativeMemoryTracking=summary");
        try (ChildJvm child = ChildJvm.start(25, options)) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = open(watched, "hands-native-baseline");
            FxToolkit.run(() -> view.select("Native"));
            @SuppressWarnings("unchecked") // a table's class does not tell of what it is
            TableView<LiveTable.Place<NativeTable.Row>> table =
                    find(view, ".table-view", TableView.class, "Native memory of a live JVM");
            Await.until("categories are told", () -> difference(table, "Thread") != 0); // NaN: no baseline
            watched.target().jcmd().run("VM.native_memory baseline", Duration.ofSeconds(20));
            Button baseline = FxToolkit.call(() -> view.content().lookupAll(".button").stream()
                    .map(Button.class::cast)
                    .filter(button -> button.getText().equals("Set baseline"))
                    .findFirst()
                    .orElseThrow());
            click(baseline);
            Await.until("what each part gained since is told", () -> !Double.isNaN(difference(table, "Thread")));
            child.tell("threads=200");
            Await.until("the stacks are told as jcmd tells them", () -> {
                double gained = difference(table, "Thread"); // may be of a moment when some were still to start
                return gained > 200 * 8 * 1024 && Math.abs(gained / jcmdDifference(watched) - 1) < 0.3;
            });
        }
    }

    private static double difference(TableView<LiveTable.Place<NativeTable.Row>> table, String category) {
        return FxToolkit.call(() -> table.getItems().stream()
                .map(LiveTable.Place::row)
                .filter(row -> row.category().equals(category))
                .mapToDouble(NativeTable.Row::differenceBytes)
                .findFirst()
                .orElse(0));
    }

    /** {@code Thread (reserved=…KB +…KB, committed=…KB +…KB)}. */
    private static double jcmdDifference(WatchedJvm watched) {
        String told;
        try {
            told = watched.target().jcmd().run("VM.native_memory summary.diff", Duration.ofSeconds(20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher line = Pattern.compile("Thread \\(reserved=\\d+KB \\+\\d+KB, committed=\\d+KB \\+(\\d+)KB\\)")
                .matcher(told);
        assertThat(line.find()).as(told).isTrue();
        return Long.parseLong(line.group(1)) * 1024.0;
    }

    @Test
    void the_crosshair_tells_what_a_safepoint_was_for() {
        try (ChildJvm child = ChildJvm.start(25, List.of("-XX:+UseSerialGC", "-Xmx64m"), "keep=10", "churn=60")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = open(watched, "hands-safepoint-operation");
            FxToolkit.run(() -> view.select("GC"));
            Await.until(
                    "it is attached to",
                    () -> watched.history().latest("threads.RUNNABLE").isPresent());
            watched.flightRecorder(true);
            Await.until("operations are told", () -> !operations(watched).isEmpty());
            TimedEvent operation = operations(watched).getLast();
            FxToolkit.run(() -> view.charts().axis().show(operation.atMillis() - 5_000, operation.atMillis() + 5_000));
            Await.until(
                    "the readout tells the operation",
                    () -> FxToolkit.call(() -> {
                        view.charts()
                                .axis()
                                .pointAt(operation.atMillis()); // a pointer that lies anywhere may take it away
                        return view.content().lookupAll(".readout").stream()
                                .filter(Node::isVisible)
                                .anyMatch(label -> ((Label) label).getText().contains(operation.what()));
                    }));
            assertThat(watched.history().latest("safepoint.sync").map(Sample::value))
                    .isPresent();
        }
    }

    private static List<TimedEvent> operations(WatchedJvm watched) {
        return watched.history().events("safepoint", 0, Long.MAX_VALUE).stream()
                .filter(event ->
                        event.what().contains("Collect") || event.what().contains("GC"))
                .toList();
    }

    @Test
    void a_link_to_a_thread_chooses_it_once_threads_are_listed_and_says_where_there_is_none() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"), "threads=3")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = open(watched, "hands-thread-link");
            FxToolkit.run(() -> view.showThread("waiter-1")); // before the first look
            TextArea stack = find(view, ".text-area", TextArea.class, "Stack of the chosen thread");
            Await.until(
                    "its stack is shown",
                    () -> FxToolkit.<String>call(stack::getText).startsWith("waiter-1  "));
            FxToolkit.run(() -> view.showThread("gone-7"));
            Await.until(
                    "said that it is gone",
                    () -> FxToolkit.<String>call(stack::getPromptText)
                                    .equals("gone-7 is not among the threads any more")
                            && FxToolkit.<String>call(stack::getText).isEmpty());
            FxToolkit.run(() -> view.showThread("waiter-"));
            TextField filter = find(view, ".text-field", TextField.class, "Filter threads");
            Await.until(
                    "threads of the pool alone",
                    () -> FxToolkit.<String>call(filter::getText).equals("waiter-"));
        }
    }
}
