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
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a message stands; pictures in {@code target/pictures/message-…}. */
class MessageBarTest {
    private static final String ORDERS = Addresses.ofJvm(4711);
    private static final String STOCK = Addresses.ofJvm(4712);

    private final ShellWindow window = FxToolkit.call(MessageBarTest::window);
    private final Stage stage = FxToolkit.call(Stage::new);

    private static ShellWindow window() {
        return new ShellWindow(
                new Tasks(Runnable::run, Runnable::run), new Theme(), new Settings(), new NoDialogs(), new Openers() {
                    @Override
                    public void openFiles(List<Path> files, Workbench workbench) {}

                    @Override
                    public void openJvm(long pid, Workbench workbench) {
                        workbench.open(new FakeView("service", Addresses.ofJvm(pid)));
                        workbench.say("Watching begins.");
                    }
                });
    }

    @BeforeEach
    void show() {
        FxToolkit.run(() -> {
            stage.setScene(new Scene(window.root(), 1000, 700));
            window.theme().style(stage.getScene());
            stage.show();
            window.open(new FakeView("Orders", ORDERS));
            window.open(new FakeView("Stock", STOCK));
        });
    }

    @AfterEach
    void hide() {
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    private Workbench about(String address) {
        return window.about(address);
    }

    private void goTo(String address) {
        FxToolkit.run(() -> window.tabs().select(window.tabs().find(address).orElseThrow()));
    }

    /** The words of what is shown, buttons too, from left to right. */
    private List<String> shown() {
        return FxToolkit.call(() -> {
            List<String> all = new ArrayList<>();
            addShown(window.messages().node(), all);
            return all;
        });
    }

    private static void addShown(Node node, List<String> all) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            all.add(labeled.getText());
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> addShown(child, all));
        }
    }

    private void press(String text) {
        FxToolkit.run(() -> ((Parent) window.messages().node())
                .getChildrenUnmodifiable().stream()
                        .filter(Labeled.class::isInstance)
                        .filter(node -> ((Labeled) node).getText().equals(text))
                        .forEach(node -> {
                            node.requestFocus(); // as a click does
                            ((ButtonBase) node).fire();
                        }));
    }

    @Test
    void a_message_about_a_jvm_names_it_over_another_tab_and_leads_there() {
        FxToolkit.run(() -> about(ORDERS).say("Recording into a.jvitals"));
        assertThat(shown()).containsExactly("Orders (pid 4711)", "Recording into a.jvitals", "Dismiss");
        press("Orders (pid 4711)");
        assertThat(FxToolkit.call(() -> window.tabs().selected().get().view().address()))
                .isEqualTo(ORDERS);
        assertThat(shown()).containsExactly("Recording into a.jvitals", "Dismiss");
    }

    @Test
    void once_seen_in_its_own_tab_a_message_is_shown_in_that_tab_only() {
        FxToolkit.run(() -> about(STOCK).show(new Failure(Failure.Kind.MACHINE, "The disk is full.")));
        assertThat(shown()).containsExactly("The disk is full.", "Copy details", "Dismiss");
        goTo(ORDERS);
        assertThat(shown()).isEmpty();
        goTo(STOCK);
        assertThat(shown()).containsExactly("The disk is full.", "Copy details", "Dismiss");
    }

    @Test
    void a_message_goes_with_the_tab_of_what_it_is_about() {
        FxToolkit.run(() -> about(ORDERS).say("Critical: all wait for a lock", "Show", () -> {}));
        assertThat(shown()).contains("Critical: all wait for a lock", "Show");
        FxToolkit.run(() -> window.tabs().close(window.tabs().find(ORDERS).orElseThrow()));
        assertThat(shown()).isEmpty();
    }

    @Test
    void a_message_about_what_has_no_tab_yet_is_shown_until_it_is_seen_there() {
        FxToolkit.run(() -> about(Addresses.ofJvm(9)).say("Practice runs as process 9."));
        assertThat(shown()).containsExactly("Practice runs as process 9.", "Dismiss");
        FxToolkit.run(() -> window.open(new FakeView("Practice", Addresses.ofJvm(9))));
        assertThat(shown()).containsExactly("Practice runs as process 9.", "Dismiss");
        goTo(ORDERS);
        assertThat(shown()).isEmpty();
    }

    @Test
    void a_message_of_the_window_stands_over_every_tab() {
        FxToolkit.run(() -> window.say("Settings are in a file."));
        goTo(ORDERS);
        assertThat(shown()).containsExactly("Settings are in a file.", "Dismiss");
    }

    @Test
    void what_opens_a_jvm_speaks_about_that_jvm() {
        FxToolkit.run(() -> window.openJvm(10));
        goTo(ORDERS);
        assertThat(shown()).isEmpty();
        goTo(Addresses.ofJvm(10));
        assertThat(shown()).containsExactly("Watching begins.", "Dismiss");
    }

    @Test
    void dismissing_gives_the_focus_back_to_what_had_it() {
        TextField filter = FxToolkit.call(() -> {
            TextField field = new TextField();
            FakeView view = new FakeView("Histogram", "file:a");
            view.content.setGraphic(field);
            window.open(view);
            window.root().applyCss();
            window.root().layout();
            field.requestFocus();
            window.say("Saved a.png");
            return field;
        });
        assertThat(FxToolkit.call(() -> stage.getScene().getFocusOwner())).isSameAs(filter);
        press("Dismiss");
        assertThat(shown()).isEmpty();
        assertThat(FxToolkit.call(() -> stage.getScene().getFocusOwner())).isSameAs(filter);
    }

    @Test
    void a_message_moves_nothing_on_the_page() {
        for (int pixels : List.of(9, 13, 28)) {
            FxToolkit.run(() -> window.theme().fontSize().set(pixels));
            List<Bounds> before = places();
            FxToolkit.run(() -> window.say("Saved a.png"));
            assertThat(places()).as("a sentence at %d pixels", pixels).isEqualTo(before);
            Bounds dismiss = place("Dismiss");
            FxToolkit.run(() -> window.show(new Failure(Failure.Kind.MACHINE, "The disk is full. ".repeat(20))));
            assertThat(places()).as("many words at %d pixels", pixels).isEqualTo(before);
            assertThat(place("Dismiss").getMaxX()).isEqualTo(dismiss.getMaxX());
            assertThat(FxToolkit.call(() -> window.messages().node().getHeight()))
                    .as("its lines lie over the page")
                    .isGreaterThan(window.work().node().getHeight());
            FxToolkit.run(window.messages()::dismiss);
            assertThat(places()).isEqualTo(before);
        }
    }

    /** Of the page, the list beside it and the line at the foot. */
    private List<Bounds> places() {
        return FxToolkit.call(() -> {
            layOut();
            return Stream.of(
                            window.tabs().node(),
                            window.side().node(),
                            window.work().node())
                    .map(node -> node.localToScene(node.getBoundsInLocal()))
                    .toList();
        });
    }

    private Bounds place(String button) {
        return FxToolkit.call(() -> {
            layOut();
            return window.messages().node().getChildrenUnmodifiable().stream()
                    .filter(node ->
                            node instanceof Labeled labeled && labeled.getText().equals(button))
                    .map(node -> node.localToScene(node.getBoundsInLocal()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private void layOut() {
        window.root().applyCss();
        window.root().layout();
    }

    @Test
    void pictures() {
        FxToolkit.run(() -> about(ORDERS)
                .say(
                        "Critical: 180 of 200 requests wait for a connection of HikariPool-1, whose 10 holders wait for a"
                                + " lock that the thread audit-writer holds for 40 s",
                        "Show",
                        () -> {}));
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> {
                window.theme().mode().set(mode);
                window.theme().fontSize().set(mode == Theme.Mode.DARK ? 20 : Theme.NORMAL_FONT_SIZE);
            });
            FxToolkit.picture("message-" + mode.name().toLowerCase(Locale.ROOT), stage.getScene());
        }
        List<Button> cut = FxToolkit.call(() -> window.messages().node().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.isVisible() && button.getWidth() < button.prefWidth(-1))
                .toList());
        assertThat(cut).isEmpty();
    }
}
