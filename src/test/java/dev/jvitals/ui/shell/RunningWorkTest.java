package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Failure;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.animation.Animation;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line of running work at the foot of a window; pictures in {@code target/pictures/work-…}. */
class RunningWorkTest {
    private final ShellWindow window = FxToolkit.call(RunningWorkTest::window);
    private final Stage stage = FxToolkit.call(Stage::new);
    private final List<CountDownLatch> ends = new ArrayList<>();

    private static ShellWindow window() {
        return new ShellWindow(Tasks.forWindow(), new Theme(), new Settings(), new NoDialogs(), new Openers() {
            @Override
            public void openFiles(List<Path> files, Workbench workbench) {}

            @Override
            public void openJvm(long pid, Workbench workbench) {}
        });
    }

    @BeforeEach
    void show() {
        FxToolkit.run(() -> {
            stage.setScene(new Scene(window.root(), 1000, 700));
            window.theme().style(stage.getScene());
            stage.show();
            window.open(new FakeView("orders", "jvm:1"));
        });
    }

    @AfterEach
    void hide() {
        ends.forEach(CountDownLatch::countDown);
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    /** Begins work that is half done until it is let go, and fails then if it has to. */
    private CountDownLatch begin(String title, boolean fails) {
        CountDownLatch end = new CountDownLatch(1);
        ends.add(end);
        FxToolkit.run(() -> window.tasks()
                .run(title, (progress, cancellation) -> {
                    cancellation.onCancel(end::countDown);
                    progress.phase("reading records", 10);
                    progress.at(5);
                    end.await();
                    cancellation.check();
                    if (fails) {
                        throw new Failure(Failure.Kind.INPUT, "It is cut off.");
                    }
                    return title;
                })
                .start());
        return end;
    }

    private void awaitInLine(String words) {
        FxToolkit.await(words, () -> texts(window.work().node()).contains(words));
    }

    private static String texts(Node node) {
        StringBuilder all = new StringBuilder();
        if (node instanceof Labeled labeled) {
            all.append(labeled.getText()).append('\n');
        } else if (node instanceof Parent parent && parent.isVisible()) {
            parent.getChildrenUnmodifiable().forEach(child -> all.append(texts(child)));
        }
        return all.toString();
    }

    private double pageHeight() {
        return FxToolkit.call(() -> {
            window.root().applyCss();
            window.root().layout();
            return window.tabs().node().getLayoutBounds().getHeight();
        });
    }

    private Popup popup() {
        return window.work().list().popup();
    }

    private void press(KeyCode code, boolean shortcut) {
        FxToolkit.run(() -> {
            Node focus = stage.getScene().getFocusOwner();
            Node to = focus == null ? window.root() : focus; // the window passes keys on to the list over it
            for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                Event.fireEvent(to, new KeyEvent(type, "", "", code, false, shortcut, false, false));
            }
        });
    }

    private String focusedName() {
        return popup().getScene().getFocusOwner() instanceof Button button
                ? String.valueOf(button.getAccessibleText())
                : "";
    }

    @Test
    void the_page_keeps_its_height_whatever_begins_and_ends_at_each_size_of_text() {
        for (int pixels : new int[] {Theme.NORMAL_FONT_SIZE, 20}) {
            FxToolkit.run(() -> window.theme().fontSize().set(pixels));
            double idle = pageHeight();
            CountDownLatch first = begin("Opening orders-" + pixels + ".hprof", false);
            awaitInLine("Opening orders-" + pixels + ".hprof: reading records");
            assertThat(pageHeight()).isEqualTo(idle);
            CountDownLatch second = begin("Saving a report", false);
            awaitInLine("and 1 more");
            assertThat(pageHeight()).isEqualTo(idle);
            first.countDown();
            second.countDown();
            awaitInLine(": done");
            assertThat(pageHeight()).isEqualTo(idle);
        }
    }

    @Test
    void the_line_tells_what_was_begun_last_and_then_how_it_ended() {
        CountDownLatch practice = begin("Practice: pool-exhausted", false);
        awaitInLine("Practice: pool-exhausted");
        CountDownLatch dump = begin("Opening orders.hprof", true);
        awaitInLine("Opening orders.hprof: reading records");
        assertThat(FxToolkit.call(() -> texts(window.work().node()))).doesNotContain("Practice");
        dump.countDown();
        awaitInLine("Practice: pool-exhausted");
        practice.countDown();
        awaitInLine("Practice: pool-exhausted: done");
        CountDownLatch cutOff = begin("Opening cut-off.hprof", true);
        assertThat(FxToolkit.call(() -> texts(window.work().node()))).doesNotContain("Practice"); // no news any more
        awaitInLine("Opening cut-off.hprof: reading records");
        cutOff.countDown();
        awaitInLine("Opening cut-off.hprof: failed");
        assertThat(FxToolkit.call(() -> texts(window.work().node()))).doesNotContain("Cancel");
    }

    @Test
    void what_went_well_leaves_the_line_after_a_while_and_what_failed_stays() {
        CountDownLatch good = begin("Opening JVM 4711", false);
        awaitInLine("Opening JVM 4711");
        good.countDown();
        awaitInLine("Opening JVM 4711: done");
        FxToolkit.run(() -> window.work().read().jumpTo("end"));
        FxToolkit.await("the line is empty", () -> texts(window.work().node()).indexOf("Opening") < 0);
        CountDownLatch bad = begin("Opening cut-off.hprof", true);
        awaitInLine("Opening cut-off.hprof: reading records");
        bad.countDown();
        awaitInLine("Opening cut-off.hprof: failed");
        assertThat(FxToolkit.call(() -> window.work().read().getStatus())).isEqualTo(Animation.Status.STOPPED);
    }

    @Test
    void all_that_runs_is_listed_by_a_key_and_each_can_be_cancelled_by_keys() {
        begin("Practice: pool-exhausted", false);
        begin("Opening orders.hprof", false);
        press(KeyCode.J, true);
        FxToolkit.await("list", () -> popup().isShowing());
        assertThat(FxToolkit.call(this::focusedName)).isEqualTo("Cancel: Practice: pool-exhausted");
        press(KeyCode.SPACE, false);
        FxToolkit.await("the other has the focus", () -> focusedName().equals("Cancel: Opening orders.hprof"));
        press(KeyCode.ESCAPE, false);
        FxToolkit.await("list gone", () -> !popup().isShowing());
        assertThat(FxToolkit.call(() -> window.tasks().running().size())).isEqualTo(1);
    }

    @Test
    void the_list_goes_with_the_last_that_ran_and_its_key_does_nothing_where_nothing_runs() {
        press(KeyCode.J, true);
        assertThat(popup().isShowing()).isFalse();
        CountDownLatch end = begin("Opening orders.hprof", false);
        press(KeyCode.J, true);
        FxToolkit.await("list", () -> popup().isShowing());
        end.countDown();
        FxToolkit.await("list gone", () -> !popup().isShowing());
    }

    @Test
    void a_screen_reader_gets_the_name_of_the_work_with_its_progress_and_its_cancel() {
        begin("Opening orders.hprof", false);
        awaitInLine("Opening orders.hprof: reading records");
        List<String> names = FxToolkit.call(() -> {
            List<String> all = new ArrayList<>();
            for (Class<? extends Node> kind : List.of(ProgressBar.class, Button.class)) {
                window.work().node().lookupAll("*").stream()
                        .filter(node ->
                                kind.isInstance(node) && node.getParent().isVisible())
                        .forEach(node -> all.add(node.getAccessibleText()));
            }
            return all;
        });
        assertThat(names).containsExactly("Progress: Opening orders.hprof", "Cancel: Opening orders.hprof");
    }

    @Test
    void a_message_beside_running_work_leaves_the_way_to_cancel_where_it_is() {
        begin("Opening orders-service-of-last-night-before-it-was-restarted.hprof", false);
        awaitInLine("Cancel");
        for (int pixels : new int[] {9, Theme.NORMAL_FONT_SIZE, 28}) {
            FxToolkit.run(() -> window.theme().fontSize().set(pixels));
            double page = pageHeight();
            Bounds before = cancel();
            FxToolkit.run(() -> window.say("Saved a.png"));
            assertThat(cancel()).as("at %d pixels", pixels).isEqualTo(before);
            assertThat(pageHeight()).isEqualTo(page);
            Bounds message = FxToolkit.call(() -> window.messages().node().getBoundsInParent());
            assertThat(message.getMaxX()).as("not covered").isLessThan(before.getMinX());
            FxToolkit.run(window.messages()::dismiss);
            assertThat(cancel()).isEqualTo(before);
        }
    }

    private Bounds cancel() {
        return FxToolkit.call(() -> {
            window.root().applyCss();
            window.root().layout();
            return window.work().node().lookupAll(".button").stream()
                    .filter(node -> node.getParent().isVisible()
                            && ((Button) node).getText().equals("Cancel"))
                    .map(node -> node.localToScene(node.getBoundsInLocal()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    @Test
    void pictures_of_the_line_and_of_the_list() {
        begin("Practice: pool-exhausted", false);
        begin("Opening a-dump-with-quite-a-long-name-2026-11-29T05-25-53-of-orders-service-4711.hprof", false);
        begin("Biggest objects", false);
        awaitInLine("and 2 more");
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            for (int pixels : new int[] {Theme.NORMAL_FONT_SIZE, 20}) {
                FxToolkit.run(() -> {
                    window.theme().mode().set(mode);
                    window.theme().fontSize().set(pixels);
                });
                FxToolkit.picture("work-line-" + name + "-" + pixels, stage.getScene());
                press(KeyCode.J, true);
                FxToolkit.await("list", () -> popup().isShowing());
                FxToolkit.picture("work-list-" + name + "-" + pixels, popup().getScene());
                press(KeyCode.ESCAPE, false);
                FxToolkit.await("list gone", () -> !popup().isShowing());
                FxToolkit.run(() -> window.say("Saved the chart as heap-by-generation-orders-4711.png"));
                FxToolkit.picture("work-message-" + name + "-" + pixels, stage.getScene());
                FxToolkit.run(window.messages()::dismiss);
            }
        }
        ends.forEach(CountDownLatch::countDown);
        awaitInLine(": done");
        FxToolkit.picture("work-ended", stage.getScene());
        assertThat(((StackPane) window.work().node()).getChildren()).hasSize(2);
    }
}
