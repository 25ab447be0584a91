package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.metrics.recording.RecordingWriter;
import dev.jvitals.session.live.RecordedThreads;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.target.jmx.ThreadRow;
import dev.jvitals.ui.live.Watched.SeenThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links to threads and pools, in lists that are there, that are to come, and that never come. */
class ThreadsPaneTest {
    private static final long BEGIN = 1_790_000_000_000L;
    private static final String NOBODY = "Choose a thread to see its stack";

    @TempDir
    Path folder;

    private static SeenThreads seen(boolean awaited, String... names) {
        return new SeenThreads(
                BEGIN,
                IntStream.range(0, names.length)
                        .mapToObj(i -> new ThreadRow(i, names[i], "WAITING", 0, 0, 0, List.of("a.B.c"), false))
                        .toList(),
                awaited);
    }

    private static <T extends Node> T find(Node in, Class<T> type, String accessibleText) {
        return all(in).filter(type::isInstance)
                .map(type::cast)
                .filter(node -> accessibleText.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    /** A split pane has no children before it is shown. */
    private static Stream<Node> all(Node node) {
        Stream<Node> inside = switch (node) {
            case javafx.scene.control.SplitPane split -> split.getItems().stream();
            case Parent parent -> parent.getChildrenUnmodifiable().stream();
            default -> Stream.empty();
        };
        return Stream.concat(Stream.of(node), inside.flatMap(ThreadsPaneTest::all));
    }

    private static TextArea stack(Node in) {
        return find(in, TextArea.class, "Stack of the chosen thread");
    }

    private static String nothing(ThreadsPane pane) {
        return ((Label) find(pane.node(), TableView.class, "Threads of a live JVM")
                        .getPlaceholder())
                .getText();
    }

    @Test
    void beside_the_list_of_a_small_window_all_figures_are_in_sight_and_a_stack_comes_when_it_is_asked_for() {
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        ThreadsPane pane = FxToolkit.call(() -> new ThreadsPane(true));
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene((Parent) pane.node(), 740, 240));
            pane.node().getStyleClass().add("jvm-view");
            shown.getScene()
                    .getRoot()
                    .getStylesheets()
                    .add(Objects.requireNonNull(ThreadsPane.class.getResource("live.css"))
                            .toExternalForm());
            workbench.theme().style(shown.getScene());
            shown.show();
            return shown;
        });
        FxToolkit.run(() -> {
            pane.show(seen(
                    false,
                    IntStream.range(0, 40)
                            .mapToObj(i -> "a-long-name-of-a-worker-" + i)
                            .toArray(String[]::new)));
            stage.getScene().getRoot().layout();
        });
        TableView<?> table = FxToolkit.call(() -> find(pane.node(), TableView.class, "Threads of a live JVM"));
        FxToolkit.picture("threads-narrow", stage.getScene());
        FxToolkit.run(() -> {
            double columns = table.getColumns().stream()
                    .mapToDouble(column -> column.getWidth())
                    .sum();
            Node bar = table.lookup(".scroll-bar:vertical");
            assertThat(bar.isVisible()).isTrue();
            assertThat(columns)
                    .isLessThanOrEqualTo(
                            table.getWidth() - bar.getLayoutBounds().getWidth() + 1);
            assertThat(all(pane.node())).noneMatch(TextArea.class::isInstance);
            pane.choose("a-long-name-of-a-worker-7");
            assertThat(stack(pane.node()).getText()).startsWith("a-long-name-of-a-worker-7  ");
            stage.close();
        });
    }

    @Test
    void a_thread_is_not_given_up_while_the_recorded_list_is_still_being_read() {
        FxToolkit.run(() -> {
            ThreadsPane pane = new ThreadsPane(false);
            pane.choose("waiter-1");
            pane.show(seen(true));
            assertThat(stack(pane.node()).getPromptText()).isEqualTo(NOBODY);
            assertThat(nothing(pane)).startsWith("Reading the list");
            pane.show(seen(false, "main", "waiter-1"));
            assertThat(stack(pane.node()).getText()).startsWith("waiter-1  ");
            pane.choose("gone-7");
            pane.show(seen(false, "main", "waiter-1"));
            assertThat(stack(pane.node()).getPromptText()).isEqualTo("gone-7 is not among the recorded threads");
        });
    }

    @Test
    void a_jvm_that_ended_before_its_threads_were_listed_is_not_waited_for() {
        FxToolkit.run(() -> {
            ThreadsPane pane = new ThreadsPane(true);
            pane.choose("waiter-1");
            pane.show(seen(true));
            assertThat(nothing(pane)).startsWith("Waiting");
            pane.show(seen(false));
            assertThat(nothing(pane)).isEqualTo("The JVM ended before its threads were listed.");
            assertThat(stack(pane.node()).getPromptText()).isEqualTo(NOBODY);
        });
    }

    @Test
    void a_pool_is_listed_by_what_its_pattern_begins_with_and_nothing_is_said_of_one_without_threads() {
        FxToolkit.run(() -> {
            ThreadsPane pane = new ThreadsPane(true);
            TextField filter = find(pane.node(), TextField.class, "Filter threads");
            pane.choosePool("http-nio-8080-exec-#");
            pane.show(seen(true, "main", "http-nio-8080-exec-1", "http-nio-8080-exec-12"));
            assertThat(filter.getText()).isEqualTo("http-nio-8080-exec-");
            filter.clear();
            pane.choosePool("HikariCP");
            pane.show(seen(true, "main"));
            assertThat(filter.getText()).isEmpty();
            assertThat(stack(pane.node()).getPromptText()).isEqualTo(NOBODY);
        });
    }

    @Test
    void in_a_recording_a_link_chooses_the_thread_once_its_list_is_read() throws IOException {
        Path file = folder.resolve("run.jvitals");
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of("pid", "4711"))) {
            Series threads = new Series("threads.total", "total", Unit.COUNT, "test", "test");
            writer.sample(threads, BEGIN, 2);
            writer.sample(threads, BEGIN + 60_000, 2);
            writer.attach(
                    RecordedThreads.KIND,
                    "Threads",
                    BEGIN,
                    "[{\"id\":1,\"name\":\"waiter-1\",\"state\":\"WAITING\",\"frames\":[\"a.B.c\"]}]"
                            .getBytes(StandardCharsets.UTF_8));
        }
        Watched watched = new WatchedRecording(RecordingReader.read(file, Progress.NONE, new Cancellation()));
        JvmView view = FxToolkit.call(() -> new JvmView(watched, new FakeWorkbench()));
        FxToolkit.run(() -> {
            Scene scene = new Scene((Parent) view.content(), 1000, 700);
            view.showThread("waiter-1");
            scene.getRoot().applyCss(); // which makes what is in tabs
            scene.getRoot().layout();
        });
        FxToolkit.await(
                "its stack is shown",
                () -> all(view.content())
                        .anyMatch(node -> node instanceof TextArea stack
                                && stack.getText().startsWith("waiter-1  ")));
        FxToolkit.run(view::close);
    }
}
