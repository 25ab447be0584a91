package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.Mouse;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShellWindowTest {
    private final List<String> opened = new ArrayList<>();
    private final Settings settings = new Settings();
    private ShellWindow window = FxToolkit.call(this::window);
    private Stage stage = FxToolkit.call(Stage::new);

    private ShellWindow window() {
        return new ShellWindow(
                new Tasks(Runnable::run, Runnable::run), new Theme(), settings, new NoDialogs(), new Openers() {
                    @Override
                    public void openFiles(List<Path> files, Workbench workbench) {
                        files.forEach(file -> {
                            opened.add(file.getFileName().toString());
                            workbench.open(new FakeView(file.getFileName().toString(), Addresses.ofFile(file)));
                        });
                    }

                    @Override
                    public void openJvm(long pid, Workbench workbench) {
                        opened.add("JVM " + pid);
                        workbench.open(new FakeView("JVM " + pid, Addresses.ofJvm(pid)));
                    }
                });
    }

    @BeforeEach
    void show() {
        FxToolkit.run(() -> {
            stage.setScene(new Scene(window.root(), 1000, 700));
            window.theme().style(stage.getScene());
            stage.show();
        });
    }

    @AfterEach
    void hide() {
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    private String texts() {
        return FxToolkit.call(() -> {
            window.root().applyCss();
            window.root().layout();
            StringBuilder all = new StringBuilder();
            addTexts(window.root(), all);
            return all.toString();
        });
    }

    private static void addTexts(Node node, StringBuilder all) {
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            all.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> addTexts(child, all));
        }
    }

    private FakeView open(String title, String address) {
        FakeView view = new FakeView(title, address);
        FxToolkit.run(() -> window.open(view));
        return view;
    }

    @Test
    void what_nobody_sees_at_the_start_is_made_when_it_is_first_wanted() {
        assertThat(FxToolkit.call(() -> window.root().lookup(".palette"))).isNull();
        assertThat(FxToolkit.call(() -> window.root().lookup(".message-bar").lookup(".button")))
                .isNull();
        MenuBar bar = (MenuBar) FxToolkit.call(() -> window.root().lookup(".menu-bar"));
        List<MenuItem> items =
                FxToolkit.call(() -> List.copyOf(bar.getMenus().getFirst().getItems()));
        assertThat(items).extracting(MenuItem::getGraphic).containsOnlyNulls();
        FxToolkit.run(() -> bar.getMenus().getFirst().show());
        FxToolkit.run(() -> bar.getMenus().getFirst().hide());
        assertThat(items)
                .filteredOn(item -> item.getText() != null)
                .extracting(MenuItem::getGraphic)
                .doesNotContainNull();
    }

    @Test
    void a_tab_shows_its_view_and_closing_lets_it_go_once() {
        FakeView view = open("orders", "jvm:1");
        assertThat(texts()).contains("orders", "content of orders");
        assertThat(view.front).isTrue();
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        assertThat(view.closed).isEqualTo(1);
        FxToolkit.run(window::close);
        assertThat(view.closed).isEqualTo(1);
    }

    @Test
    void opening_what_is_open_selects_it_instead_of_opening_it_twice() {
        FxToolkit.run(() -> window.openJvm(7));
        FxToolkit.run(() -> window.openJvm(8));
        FxToolkit.run(() -> window.openJvm(7));
        assertThat(opened).containsExactly("JVM 7", "JVM 8");
        assertThat(FxToolkit.call(() -> window.tabs().selected().get().getText()))
                .isEqualTo("JVM 7");
    }

    @Test
    void a_closed_tab_comes_back() {
        FxToolkit.run(() -> window.openFile(Path.of("/dumps/a.hprof")));
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        FxToolkit.run(window::reopenClosed);
        assertThat(opened).containsExactly("a.hprof", "a.hprof");
        assertThat(FxToolkit.call(() -> window.tabs().tabs().size())).isEqualTo(1);
    }

    @Test
    void a_closed_view_is_let_go_of_with_all_that_it_holds() {
        WeakReference<View> closed = FxToolkit.call(() -> {
            View view = new FakeView("dump", "file:dump");
            window.open(view);
            window.open(new FakeView("other", "file:other"));
            window.tabs().close(window.tabs().find("file:dump").orElseThrow());
            return new WeakReference<>(view);
        });

        Await.until("the closed view is garbage", () -> {
            System.gc();
            FxToolkit.run(() -> {}); // what JavaFX does later is done
            return closed.get() == null;
        });
    }

    @Test
    void back_and_forward_go_through_views_and_the_places_in_them() {
        FakeView first = open("first", "jvm:1");
        FxToolkit.run(() -> first.place.set("histogram"));
        open("second", "jvm:2");
        Visits visits = window.visits();
        FxToolkit.run(visits::back);
        assertThat(FxToolkit.call(() -> window.tabs().selected().get().view())).isSameAs(first);
        assertThat(first.place.get()).isEqualTo("histogram");
        FxToolkit.run(visits::forward);
        assertThat(FxToolkit.call(() -> window.tabs().selected().get().getText()))
                .isEqualTo("second");
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        assertThat(FxToolkit.call(visits::canGoBack)).isFalse();
    }

    @Test
    void tabs_stand_side_by_side_and_in_windows_of_their_own_and_come_home() {
        open("first", "jvm:1");
        FakeView second = open("second", "jvm:2");
        FxToolkit.run(() -> window.tabs().splitOff(window.tabs().tabs().getLast()));
        assertThat(texts()).contains("content of first", "content of second");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getLast()));
        assertThat(FxToolkit.call(() -> second.content.getScene())).isNotSameAs(stage.getScene());
        FxToolkit.run(() -> window.tabs().bringHome(window.tabs().tabs().getLast()));
        assertThat(FxToolkit.call(() -> second.content.getScene())).isSameAs(stage.getScene());
        assertThat(second.closed).isZero();
    }

    @Test
    void the_worst_finding_of_an_open_view_marks_its_address() {
        FakeView view = open("orders", "jvm:1");
        FxToolkit.run(() -> view.worst.set(Severity.CRITICAL));
        assertThat(FxToolkit.call(() -> window.marks().get("jvm:1"))).isEqualTo(Severity.CRITICAL);
        FxToolkit.run(() -> window.tabs().close(window.tabs().tabs().getFirst()));
        assertThat(window.marks()).isEmpty();
    }

    @Test
    void an_error_of_a_view_is_said_in_its_tab_and_the_others_go_on() {
        FakeView healthy = open("healthy", "jvm:1");
        FakeView view = open("sick", "jvm:2");
        failIn(view);
        assertThat(texts()).contains("“sick” failed", "Copy details", "content of sick");
        for (int i = 0; i < 5; i++) {
            failIn(view);
        }
        assertThat(texts()).contains("The rest of JVitals goes on.");
        FxToolkit.picture("shell-view-failed", stage.getScene());
        FxToolkit.run(() -> window.tabs().selectBeside(-1));
        assertThat(texts()).contains("content of healthy");
        assertThat(healthy.front).isTrue();
    }

    /** As the toolkit hands on what nobody caught. */
    private void failIn(FakeView view) {
        FxToolkit.run(() -> {
            try {
                view.fail();
            } catch (IllegalStateException e) {
                window.unexpected(e);
            }
        });
    }

    @Test
    void an_error_outside_of_every_view_says_what_went_on_and_offers_a_report() {
        open("orders", "jvm:1");
        FxToolkit.run(() -> {
            IllegalStateException failure = new IllegalStateException("of nobody");
            failure.setStackTrace(new StackTraceElement[0]);
            window.unexpected(failure);
        });
        assertThat(texts()).contains("the window, tab orders", "of nobody", "Copy details", "Save report …");
    }

    @Test
    void a_view_whose_content_fails_still_gets_a_tab_that_says_so() {
        FakeView view = new FakeView("broken", "jvm:3");
        view.failing = true;
        FxToolkit.run(() -> window.open(view));
        assertThat(texts()).contains("failed that should not have", "Show it again");
        view.failing = false;
    }

    @Test
    void the_palette_finds_actions_views_and_what_is_in_the_view_in_front() {
        open("orders", "jvm:1");
        FxToolkit.run(window::showPalette);
        assertThat(found("")).contains("Open files …", "Do something in orders", "Go to orders");
        assertThat(found("dark")).first().isEqualTo("Dark theme");
        assertThat(found("pool thread")).containsExactly("thread pool-1-thread-7");
        assertThat(found("nothing has this name")).isEmpty();
        FxToolkit.picture("shell-palette", stage.getScene());
    }

    @Test
    void going_to_a_tab_by_the_palette_gives_its_content_the_keys() {
        FakeView orders = open("orders", "jvm:1");
        Button inOrders = FxToolkit.call(() -> new Button("in orders"));
        FxToolkit.run(() -> orders.content.setGraphic(inOrders));
        FxToolkit.await("the label shows its button", () -> inOrders.getScene() != null); // once it was styled
        FakeView plain = open("plain", "jvm:2");
        goBy("Go to orders");
        assertThat(FxToolkit.call(() -> stage.getScene().getFocusOwner())).isSameAs(inOrders);
        goBy("Go to plain"); // nothing in there takes keys, and nothing outside of it may
        assertThat(FxToolkit.call(() -> stage.getScene().getFocusOwner())).isSameAs(plain.content.getParent());
    }

    private void goBy(String action) {
        FxToolkit.run(window::showPalette);
        assertThat(found(action)).first().isEqualTo(action);
        FxToolkit.run(() -> window.root()
                .lookup(".palette .text-field")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false)));
    }

    @SuppressWarnings("unchecked")
    private List<String> found(String words) {
        return FxToolkit.call(() -> {
            TextField field = (TextField) window.root().lookup(".palette .text-field");
            field.setText(words);
            ListView<Action> list = (ListView<Action>) window.root().lookup(".palette .list-view");
            return list.getItems().stream().map(Action::label).toList();
        });
    }

    @Test
    void every_action_has_a_shortcut_an_entry_in_a_menu_and_a_place_in_the_palette() {
        open("orders", "jvm:1");
        List<Action> all = FxToolkit.call(() -> {
            List<Action> own = new ArrayList<>(window.allActions());
            own.addAll(Action.numbered(window.tabs().selected().get().view().actions()));
            return own;
        });
        MenuBar bar = FxToolkit.call(() -> (MenuBar) window.root().lookup(".menu-bar"));
        List<String> entries = FxToolkit.call(() -> bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getAccelerator() != null)
                .map(MenuItem::getText)
                .toList());
        assertThat(all).hasSizeGreaterThan(25).allSatisfy(action -> {
            assertThat(action.keys()).as(action.label()).isNotNull();
            assertThat(entries).contains(action.label());
            if (FxToolkit.call(() -> action.enabled().getAsBoolean())) {
                assertThat(FxToolkit.call(() -> window.find(action.label())))
                        .extracting(Action::label)
                        .contains(action.label());
            }
        });
    }

    @Test
    void shortcuts_work_in_a_window_of_a_tabs_own_and_one_closes_what_is_in_it() {
        FakeView view = open("torn", "jvm:1");
        open("stays", "jvm:2");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getFirst()));
        FxToolkit.run(() -> {
            window.tabs().select(window.tabs().find("jvm:1").orElseThrow());
            Scene torn = view.content.getScene();
            Event.fireEvent(torn, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.W, false, true, false, false));
        });
        assertThat(view.closed).isEqualTo(1);
    }

    @Test
    void text_grows_by_the_key_of_plus_on_any_keyboard_in_every_window() {
        int before = FxToolkit.call(() -> window.theme().fontSize().get());
        sizeText(window.root());
        assertThat(FxToolkit.call(() -> window.theme().fontSize().get())).isEqualTo(before + 1);
        FakeView view = open("torn", "jvm:1");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getFirst()));
        sizeText(view.content);
        assertThat(FxToolkit.call(() -> window.theme().fontSize().get())).isEqualTo(before + 2);
    }

    private static void sizeText(Node node) {
        for (KeyCode code : List.of(KeyCode.EQUALS, KeyCode.ADD, KeyCode.SUBTRACT)) {
            FxToolkit.run(() ->
                    Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, true, false, false)));
        }
    }

    @Test
    void a_view_that_was_closed_with_the_window_is_not_told_that_it_is_in_front() {
        open("home", "jvm:1");
        open("torn", "jvm:2");
        FxToolkit.run(() -> window.tabs().tearOff(window.tabs().tabs().getLast()));
        FakeView beside = open("beside", "jvm:3");
        FxToolkit.run(() -> window.tabs().select(window.tabs().find("jvm:2").orElseThrow()));
        assertThat(beside.front).isFalse();
        FxToolkit.run(window::close);
        assertThat(beside.closed).isEqualTo(1);
        assertThat(beside.front).isFalse();
    }

    @Test
    void every_shortcut_is_there_once() {
        List<String> keys = FxToolkit.call(() -> window.allActions().stream()
                .filter(action -> action.keys() != null)
                .map(action ->
                        javafx.scene.input.KeyCombination.valueOf(action.keys()).getDisplayText())
                .toList());
        assertThat(keys).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    @Test
    void open_files_and_recent_ones_are_remembered() {
        FxToolkit.run(() -> window.openFiles(List.of(Path.of("/dumps/a.hprof"), Path.of("/dumps/b.tdump"))));
        FxToolkit.run(window::close);
        assertThat(settings.texts("window.open")).containsExactly("file:/dumps/a.hprof", "file:/dumps/b.tdump");
        assertThat(settings.texts("recentFiles")).containsExactly("/dumps/b.tdump", "/dumps/a.hprof");
    }

    @Test
    void the_list_at_the_left_keeps_its_width_through_hiding_and_growing_and_leaves_room_for_tabs() {
        ListView<String> list = FxToolkit.call(() -> {
            settings.set("window.sideWidth", 5000);
            ListView<String> made = new ListView<>();
            window = window(); // reads the settings
            stage.getScene().setRoot(window.root());
            window.setSide(made);
            FakeView wide = new FakeView("wide", "");
            wide.content.setMinWidth(3000);
            window.open(wide);
            window.root().layout();
            return made;
        });
        assertThat(FxToolkit.call(list::getWidth)).isEqualTo(400);
        List<Double> widths = FxToolkit.call(() -> {
            Node divider = window.root().lookup(".side-divider");
            Mouse.drag(divider, 250);
            List<Double> all = new ArrayList<>();
            for (int time = 0; time < 2; time++) {
                window.root().layout();
                all.add(list.getWidth());
                window.side().toggle();
                window.root().layout();
                window.side().toggle();
                stage.getScene().getWindow().setWidth(1000 + 600 * time);
            }
            return all;
        });
        FxToolkit.run(() -> window.root().layout());
        assertThat(widths).containsOnly(250.0);
        assertThat(FxToolkit.call(list::getWidth)).isEqualTo(250);
        FxToolkit.run(() -> window.side().remember());
        assertThat(settings.number("window.sideWidth", 0)).isEqualTo(250);
    }
}
