package dev.jvitals.ui.jvms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.Mouse;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.target.discovery.Access;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.Openers;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class StartViewTest {
    private final List<Long> opened = new ArrayList<>();

    private ShellWindow window() {
        Settings settings = new Settings();
        settings.set(
                "recentFiles", List.of("/dumps/orders-oom.hprof", "/dumps/a-very-long-name-".repeat(6) + ".tdump"));
        return new ShellWindow(
                new Tasks(Runnable::run, Runnable::run), new Theme(), settings, new NoDialogs(), new Openers() {
                    @Override
                    public void openFiles(List<Path> files, Workbench workbench) {}

                    @Override
                    public void openJvm(long pid, Workbench workbench) {
                        opened.add(pid);
                    }
                });
    }

    @Test
    void real_jvms_come_and_go_in_list_and_table_and_look_right_in_both_themes() {
        ShellWindow window = FxToolkit.call(this::window);
        JvmListModel model = FxToolkit.call(JvmListModel::ofThisMachine);
        Stage stage = FxToolkit.call(() -> {
            window.setSide(new SideList(model, window, _ -> {}).node());
            window.setStart(() -> new StartView(model, window, _ -> {}));
            Stage shown = new Stage();
            shown.setScene(new Scene(window.root(), 1000, 700));
            window.theme().style(shown.getScene());
            shown.show();
            return shown;
        });
        AtomicLong pid = new AtomicLong();
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"))) {
            FxToolkit.await("child listed", () -> isListed(model, child.pid()));
            FxToolkit.run(() -> window.marks().put("jvm:" + child.pid(), Severity.CRITICAL));
            FxToolkit.await("a few looks", () -> model.looks().get() > 3);
            TableView<?> table =
                    (TableView<?>) FxToolkit.call(() -> window.root().lookup(".table-view"));
            assertThat(FxToolkit.call(
                            () -> table.getItems().size() - model.entries().size()))
                    .isZero();
            assertThat(FxToolkit.call(() -> model.find(Long.toString(child.pid()), window)))
                    .isNotEmpty();
            pid.set(child.pid()); // others of that name may run here
            pictures(stage, window.theme());
        }
        FxToolkit.await("child gone", () -> model.entries().stream().noneMatch(each -> each.pid() == pid.get()));
        FxToolkit.run(() -> {
            window.close();
            model.close();
            stage.hide();
        });
    }

    @Test
    void the_longest_names_of_a_jdk_and_a_collector_are_whole_however_narrow_the_window_is() {
        ShellWindow window = FxToolkit.call(this::window);
        JvmListModel model = FxToolkit.call(JvmListModel::new);
        Stage stage = FxToolkit.call(() -> {
            window.setStart(() -> new StartView(model, window, _ -> {}));
            Stage shown = new Stage();
            shown.setScene(new Scene(window.root(), 1000, 700));
            window.theme().style(shown.getScene());
            shown.show();
            return shown;
        });
        FxToolkit.run(() -> model.show(List.of(generational())));
        FxToolkit.await("whole names", () -> cells(stage).containsAll(List.of("1.8.0_482", "Shenandoah gen", "0 s")));
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    private static JvmRow generational() {
        return new JvmRow(
                4711,
                4711,
                "com.example.Orders",
                "1.8.0_482",
                "OpenJDK 64-Bit Server VM",
                "orders",
                0,
                300,
                Collector.SHENANDOAH,
                "generational",
                1_200_000_000L,
                4_000_000_000L,
                4_000_000_000L,
                312,
                5_000_000_000L,
                0.4,
                0.03,
                null,
                Access.OPEN);
    }

    private static List<String> cells(Stage stage) {
        return stage.getScene().getRoot().lookupAll(".jvm-table .table-cell .text").stream()
                .map(text -> ((javafx.scene.text.Text) text).getText())
                .toList();
    }

    private static boolean isListed(JvmListModel model, long pid) {
        return model.entries().stream().anyMatch(each -> each.pid() == pid);
    }

    private static void resize(Stage stage, double width, double height) {
        FxToolkit.run(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
        FxToolkit.await("resized", () -> Math.abs(stage.getScene().getWidth() - width) < 40);
    }

    private static void headingsAreWhole(Scene scene) {
        List<String> headings =
                FxToolkit.call(() -> scene.getRoot().lookupAll(".jvm-table .column-header .text").stream()
                        .map(text -> ((javafx.scene.text.Text) text).getText())
                        .toList());
        assertThat(headings)
                .contains("PID", "Main class or jar", "Collector", "Heap used", "Last minute", "Max", "Threads");
    }

    private static void pictures(Stage stage, Theme theme) {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> theme.mode().set(mode));
            String name = mode.name().toLowerCase(java.util.Locale.ROOT);
            FxToolkit.picture("start-" + name, stage.getScene());
            resize(stage, 1280, 800);
            FxToolkit.picture("start-1280-" + name, stage.getScene());
            headingsAreWhole(stage.getScene());
            resize(stage, 1000, 700);
        }
        FxToolkit.run(() -> theme.mode().set(Theme.Mode.LIGHT));
    }

    @Test
    void headings_cannot_be_opened_and_jvms_can() {
        ShellWindow window = FxToolkit.call(this::window);
        JvmListModel model = new JvmListModel();
        List<ListView<?>> lists = lists(new SideList(model, window, _ -> {}));
        assertThat(texts(lists)).contains("JVMs", "Looking …", "orders-oom.hprof");
        FxToolkit.run(() -> model.show(List.of()));
        assertThat(texts(lists)).contains("No other JVM runs here");
        assertThat(opened).isEmpty();
    }

    private static List<ListView<?>> lists(SideList side) {
        return FxToolkit.call(() -> side.node().getChildrenUnmodifiable().stream()
                .<ListView<?>>map(node -> (ListView<?>) node)
                .toList());
    }

    private static String texts(List<ListView<?>> lists) {
        return FxToolkit.call(
                () -> lists.stream().map(list -> list.getItems().toString()).collect(Collectors.joining()));
    }

    @Test
    void the_menu_of_the_jvms_is_made_when_it_is_first_asked_for() {
        ShellWindow window = FxToolkit.call(this::window);
        SideList side = FxToolkit.call(() -> new SideList(new JvmListModel(), window, _ -> {}));
        side.onTakeThreadDumps((_, _) -> {});
        ListView<?> jvms = lists(side).getFirst();
        assertThat(jvms.getContextMenu()).isNull();
        FxToolkit.run(() ->
                jvms.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 1, 1, 1, 1, false, null)));
        List<MenuItem> items =
                FxToolkit.call(() -> List.copyOf(jvms.getContextMenu().getItems()));
        assertThat(items).extracting(MenuItem::getText).containsExactly("Open", "Take thread dumps …");
        assertThat(items.getLast().isDisable()).as("nothing is selected").isTrue();
    }

    @Test
    void a_click_selects_an_incident_and_a_double_click_enter_or_its_button_starts_it() {
        ShellWindow window = FxToolkit.call(this::window);
        List<Incident> started = new ArrayList<>();
        SideList side = FxToolkit.call(() -> new SideList(new JvmListModel(), window, started::add));
        Stage stage = FxToolkit.call(() -> {
            window.setSide(side.node());
            Stage shown = new Stage();
            shown.setScene(new Scene(window.root(), 1000, 700));
            window.theme().style(shown.getScene());
            shown.show();
            return shown;
        });
        ListView<?> list = lists(side).getLast();
        FxToolkit.run(() -> list.getSelectionModel().select(5));
        FxToolkit.picture("side-practice", stage.getScene());
        ListCell<?> cell = FxToolkit.call(() -> list.lookupAll(".list-cell").stream()
                .map(node -> (ListCell<?>) node)
                .filter(ListCell::isSelected)
                .findFirst()
                .orElseThrow());
        FxToolkit.run(() -> Mouse.click(cell, 1));
        assertThat(started).isEmpty();
        FxToolkit.run(() -> Mouse.click(cell, 2));
        assertThat(started).hasSize(1);
        FxToolkit.run(() ->
                list.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
        FxToolkit.run(() -> ((Button) cell.lookup(".side-start")).fire());
        assertThat(started).hasSize(3).doesNotContainNull();
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    @Test
    void files_and_incidents_stay_where_they_are_when_a_jvm_comes() {
        ShellWindow window = FxToolkit.call(this::window);
        JvmListModel model = FxToolkit.call(JvmListModel::ofThisMachine);
        SideList side = FxToolkit.call(() -> new SideList(model, window, _ -> {}));
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene(side.node(), 220, 600));
            window.theme().style(shown.getScene());
            shown.show();
            return shown;
        });
        ListView<?> others = lists(side).getLast();
        double before = FxToolkit.call(others::getLayoutY);
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m"))) {
            FxToolkit.await("child listed", () -> isListed(model, child.pid()));
            assertThat(FxToolkit.call(() -> {
                        side.node().layout();
                        return others.getLayoutY();
                    }))
                    .isEqualTo(before)
                    .isPositive();
        }
        FxToolkit.run(() -> {
            model.close();
            window.close();
            stage.hide();
        });
    }
}
