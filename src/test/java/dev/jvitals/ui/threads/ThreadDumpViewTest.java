package dev.jvitals.ui.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.session.bench.ThreadDumpGenerator;
import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.read.SourceText;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import dev.jvitals.ui.threads.ThreadDumpModel.Place;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views over real dumps; pictures of each, for looking at, in {@code target/pictures/threads-…}. */
class ThreadDumpViewTest {
    private static final double SMALL_WIDTH = 1000;
    private static final double SMALL_HEIGHT = 700;
    private static final double LARGE_WIDTH = 1920;
    private static final double LARGE_HEIGHT = 1080;

    @TempDir
    Path folder;

    private record Shown(Stage stage, ThreadDumpModel model, ThreadDumpView view, TestWorkbench window) {
        void close() {
            FxToolkit.run(() -> {
                window.tasks.close();
                view.close();
                stage.close();
            });
        }
    }

    @Test
    void every_pane_of_a_small_dump_is_drawn_in_both_themes() {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            Shown shown = show(sample("jstack-l.17.txt"), mode, SMALL_WIDTH, SMALL_HEIGHT);
            pictures(shown, "small-" + mode.name().toLowerCase(Locale.ROOT));
            shown.close();
        }
    }

    @Test
    void several_files_are_known_by_the_first_of_them_and_a_folder_by_its_name() throws IOException {
        Path dumps = Files.createDirectory(folder.resolve("evening"));
        Path one = Files.copy(sample("jstack-l.17.txt"), dumps.resolve("first.txt"));
        Path other = Files.copy(sample("jstack-l.17.txt"), dumps.resolve("second.txt"));
        assertThat(names(one)).containsExactly("first.txt");
        assertThat(names(one, other)).containsExactly("first.txt and 1 more");
        assertThat(names(dumps)).containsExactly("evening");
    }

    private static List<String> names(Path... files) {
        return ThreadDumpModel.read(List.of(files), new Cancellation()).stream()
                .map(ThreadDumpModel::name)
                .toList();
    }

    @Test
    void three_thousand_threads_in_ten_dumps_are_drawn_in_both_themes_small_and_large() {
        Path file = generated("large", 3_000, 10);
        drawn(file, "large", "", SMALL_WIDTH, SMALL_HEIGHT);
        drawn(file, "large", "-wide", LARGE_WIDTH, LARGE_HEIGHT);
    }

    @Test
    void twelve_threads_in_three_dumps_are_drawn_in_both_themes() {
        drawn(generated("twelve", 12, 3), "twelve", "", SMALL_WIDTH, SMALL_HEIGHT);
    }

    private Path generated(String name, int threads, int dumps) {
        Path file = folder.resolve(name + ".tdump");
        new ThreadDumpGenerator(3).write(file, threads, dumps);
        return file;
    }

    private static void drawn(Path file, String name, String suffix, double width, double height) {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            String picture = name + "-" + mode.name().toLowerCase(Locale.ROOT) + suffix;
            Shown shown = show(file, mode, width, height);
            FxToolkit.run(() -> shown.model.showThread("http-nio-8080-exec-4"));
            pictures(shown, picture);
            sourcePicture(shown, picture);
            shown.close();
        }
    }

    private static void sourcePicture(Shown shown, String name) {
        FxToolkit.run(() -> {
            shown.model.place().set(Place.THREADS);
            shown.model.showThread("http-nio-8080-exec-4");
        });
        FxToolkit.run(() -> tabPane(shown, "Source text"));
        Await.until(
                "the source is read",
                () -> FxToolkit.call(() -> !sourceLines(shown).isEmpty()));
        FxToolkit.picture("threads-" + name + "-source", shown.stage.getScene());
    }

    @Test
    void another_dump_is_prepared_in_the_background_and_shown() {
        Path file = folder.resolve("twelve.tdump");
        new ThreadDumpGenerator(3).write(file, 12, 3);
        Shown shown = show(file, Theme.Mode.LIGHT, 1000, 700);
        FxToolkit.run(() -> shown.model.dumpIndex().set(0));
        Await.until(
                "the first dump is prepared",
                () -> FxToolkit.call(() -> shown.model.content().get() != null
                        && shown.model.content().get().dump()
                                == shown.model.series().dumps().getFirst()));
        shown.close();
    }

    @Test
    void the_lock_graph_leads_to_threads_by_mouse_and_by_keyboard() {
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, 1000, 700);
        FxToolkit.run(() -> shown.model.place().set(Place.LOCKS));
        Button first = FxToolkit.call(() -> lockBox(shown, "deadlock-1"));
        FxToolkit.run(first::fire);
        assertThat(FxToolkit.call(() -> selected(shown).name())).isEqualTo("deadlock-1");
        FxToolkit.run(first::requestFocus);
        FxToolkit.run(() -> press(first, KeyCode.RIGHT));
        Button lock = (Button) FxToolkit.call(() -> shown.stage.getScene().getFocusOwner());
        assertThat(lock).isNotSameAs(first);
        assertThat(lock.getText()).contains("1 wait");
        FxToolkit.run(lock::fire);
        assertThat(FxToolkit.call(() -> shown.model.selection().get().title())).startsWith("holder and waiters of");
        FxToolkit.picture("threads-lock-graph-chosen", shown.stage.getScene());
        shown.close();
    }

    private static Button lockBox(Shown shown, String text) {
        return (Button) Objects.requireNonNull(find(
                shown,
                node -> node instanceof Button button
                        && button.getStyleClass().contains("lock-graph-box")
                        && button.getText().contains(text)));
    }

    private static void press(Node node, KeyCode key) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    @Test
    void a_stack_has_room_while_something_is_selected_and_a_row_can_be_selected_again() {
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, 1000, 700);
        FxToolkit.run(() -> shown.model.place().set(Place.GROUPS));
        assertThat(FxToolkit.call(() -> find(shown, ThreadDumpViewTest::isStack)))
                .isNull();
        for (int time = 0; time < 2; time++) {
            FxToolkit.run(() -> firstRow(shown));
            assertThat(FxToolkit.call(() -> find(shown, ThreadDumpViewTest::isStack)))
                    .isNotNull();
            FxToolkit.run(() -> press(shown.view.content(), KeyCode.ESCAPE));
            assertThat(shown.model.selection().get()).isNull();
            assertThat(FxToolkit.call(() -> find(shown, ThreadDumpViewTest::isStack)))
                    .isNull();
            assertThat(FxToolkit.call(() -> shown.stage.getScene().getFocusOwner()))
                    .as("the keys go on in the table")
                    .isInstanceOf(TableView.class);
        }
        shown.close();
    }

    private static boolean isStack(Node node) {
        return node.getStyleClass().contains("stack-list");
    }

    @Test
    void a_thread_leads_to_the_owner_of_the_lock_it_wants() {
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, 1000, 700);
        FxToolkit.run(() -> shown.model.showThread("deadlock-1"));
        FxToolkit.run(() -> hyperlink(shown, "held by").fire());
        assertThat(FxToolkit.call(() -> selected(shown).name())).isEqualTo("deadlock-2");
        shown.close();
    }

    @Test
    void the_source_text_is_read_from_the_file() {
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, 1000, 700);
        FxToolkit.run(() -> shown.model.showThread("mon-waiter"));
        FxToolkit.run(() -> tabPane(shown, "Source text"));
        Await.until(
                "the source is read",
                () -> FxToolkit.call(() -> sourceLines(shown).stream()
                        .anyMatch(row -> row.toString().contains("\"mon-waiter\""))));
        FxToolkit.picture("threads-source", shown.stage.getScene());
        shown.close();
    }

    @Test
    void the_table_filters_by_text_as_one_types() {
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, 1000, 700);
        FxToolkit.run(() -> shown.model.place().set(Place.THREADS));
        FxToolkit.run(() -> filterField(shown).setText("DEADLOCK-"));
        Await.until(
                "two threads are left",
                () -> FxToolkit.call(() -> threadTable(shown).getItems().size() == 2));
        shown.close();
    }

    @Test
    void the_table_filters_by_state_and_by_regular_expression() {
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, SMALL_WIDTH, SMALL_HEIGHT);
        FxToolkit.run(() -> shown.model.place().set(Place.THREADS));
        FxToolkit.run(() -> {
            regex(shown).fire();
            filterField(shown).setText("^deadlock-\\d$|^main$");
        });
        Await.until(
                "three threads are left",
                () -> FxToolkit.call(() -> threadTable(shown).getItems().size() == 3));
        FxToolkit.run(() -> stateChoice(shown).getSelectionModel().select("BLOCKED"));
        assertThat(FxToolkit.call(() -> List.copyOf(threadTable(shown).getItems())))
                .extracting(thread -> ((SeenThread) thread).name())
                .containsExactlyInAnyOrder("deadlock-1", "deadlock-2");
        shown.close();
    }

    @Test
    void a_table_that_was_never_looked_at_shows_what_one_is_led_to() {
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, SMALL_WIDTH, SMALL_HEIGHT);
        List<SeenThread> two = shown.model.dump().threads().subList(0, 2);
        FxToolkit.run(() -> shown.model.narrow(Place.THREADS, "two of them", two));
        assertThat(FxToolkit.call(() -> List.copyOf(threadTable(shown).getItems())))
                .isEqualTo(two);
        shown.close();
    }

    @Test
    void what_cannot_be_read_is_said_in_the_window() throws Exception {
        Path file = folder.resolve("notes.txt");
        Files.writeString(file, "nothing\n");
        Shown shown = show(sample("jstack-l.17.txt"), Theme.Mode.LIGHT, 1000, 700);
        FxToolkit.run(() -> ThreadDumpView.open(List.of(file), shown.window));
        Await.until("the window says so", () -> !shown.window.failures.isEmpty());
        assertThat(shown.window.failures.getFirst().sentence()).contains("no thread of any known dump format");
        shown.close();
    }

    private static void pictures(Shown shown, String name) {
        for (Place place : Place.values()) {
            if (place == Place.TIMELINE && shown.model.series().dumps().size() == 1) {
                continue;
            }
            FxToolkit.run(() -> shown.model.place().set(place));
            FxToolkit.run(() -> firstRow(shown));
            FxToolkit.picture("threads-" + name + "-" + place.name().toLowerCase(Locale.ROOT), shown.stage.getScene());
        }
    }

    private static void firstRow(Shown shown) {
        Node table = find(shown, node -> node instanceof TableView<?> view && isShowing(view));
        if (table instanceof TableView<?> view && shown.model.selection().get() == null) {
            view.getSelectionModel().selectFirst();
        }
    }

    private static boolean isShowing(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Shown show(Path file, Theme.Mode mode, double width, double height) {
        ThreadDumpModel model =
                ThreadDumpModel.read(List.of(file), new Cancellation()).getFirst();
        return FxToolkit.call(() -> {
            Theme theme = new Theme();
            theme.mode().set(mode);
            Tasks tasks = new Tasks(work -> Thread.ofVirtual().start(work), Platform::runLater);
            TestWorkbench window = new TestWorkbench(tasks, theme);
            ThreadDumpView view = new ThreadDumpView(model, window);
            Scene scene = new Scene(view.content(), width, height);
            theme.style(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return new Shown(stage, model, view, window);
        });
    }

    private static SeenThread selected(Shown shown) {
        return Objects.requireNonNull(shown.model.selection().get()).first();
    }

    private static Hyperlink hyperlink(Shown shown, String part) {
        return (Hyperlink) Objects.requireNonNull(find(
                shown, node -> node instanceof Hyperlink link && link.getText().contains(part)));
    }

    private static TextField filterField(Shown shown) {
        return (TextField) Objects.requireNonNull(find(
                shown,
                node -> node instanceof TextField field
                        && isShowing(field)
                        && "Name, class, method, lock or pool".equals(field.getPromptText())));
    }

    private static CheckBox regex(Shown shown) {
        return (CheckBox) Objects.requireNonNull(
                find(shown, node -> node instanceof CheckBox box && isShowing(box) && "Regex".equals(box.getText())));
    }

    @SuppressWarnings("unchecked") // the only choice of states there is
    private static ComboBox<String> stateChoice(Shown shown) {
        return (ComboBox<String>) Objects.requireNonNull(find(
                shown,
                node -> node instanceof ComboBox<?> choice
                        && "State of the threads shown".equals(choice.getAccessibleText())));
    }

    private static TableView<?> threadTable(Shown shown) {
        return (TableView<?>) Objects.requireNonNull(find(
                shown,
                node -> node instanceof TableView<?> view
                        && isShowing(view)
                        && view.getColumns().stream().anyMatch(column -> "Name".equals(column.getText()))));
    }

    private static void tabPane(Shown shown, String title) {
        TabPane pane = (TabPane) Objects.requireNonNull(find(
                shown,
                node -> node instanceof TabPane tabs
                        && tabs.getTabs().stream().anyMatch(tab -> title.equals(tab.getText()))));
        pane.getSelectionModel().selectLast();
    }

    private static List<?> sourceLines(Shown shown) {
        Node list = find(
                shown,
                node -> node instanceof ListView<?> view
                        && isShowing(view)
                        && !view.getItems().isEmpty()
                        && view.getItems().getFirst() instanceof SourceText.Row);
        return list instanceof ListView<?> view ? view.getItems() : List.of();
    }

    private static @Nullable Node find(Shown shown, Predicate<Node> wanted) {
        shown.stage.getScene().getRoot().applyCss();
        shown.stage.getScene().getRoot().layout();
        return find(shown.stage.getScene().getRoot(), wanted);
    }

    private static @Nullable Node find(Node node, Predicate<Node> wanted) {
        if (wanted.test(node)) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Path sample(String name) {
        try {
            return Path.of(Objects.requireNonNull(ThreadDumpViewTest.class.getResource("/threaddumps/" + name))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
