package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** An error of one view, or of the window itself, is told where it happened, and the rest goes on. */
class ShellFailuresTest {
    @AutoClose
    private final ShownWindow shown = new ShownWindow();

    private final ShellWindow window = shown.window();

    @Test
    void an_error_of_a_view_is_said_in_its_tab_and_the_others_go_on() {
        FakeView healthy = shown.open("healthy", "jvm:1");
        FakeView view = shown.open("sick", "jvm:2");
        failIn(view);
        assertThat(shown.texts()).contains("“sick” failed", "Copy details", "content of sick");
        for (int i = 0; i < 5; i++) {
            failIn(view);
        }
        assertThat(shown.texts()).contains("The rest of JVitals goes on.");
        FxToolkit.picture("shell-view-failed", shown.stage.getScene());
        FxToolkit.run(() -> window.tabs().selectBeside(-1));
        assertThat(shown.texts()).contains("content of healthy");
        assertThat(healthy.front).isTrue();
    }

    @Test
    void an_error_outside_of_every_view_says_what_went_on_and_offers_a_report() {
        shown.open("orders", "jvm:1");
        FxToolkit.run(() -> {
            IllegalStateException failure = new IllegalStateException("of nobody");
            failure.setStackTrace(new StackTraceElement[0]);
            window.unexpected(failure);
        });
        assertThat(shown.texts()).contains("the window, tab orders", "of nobody", "Copy details", "Save report …");
    }

    @Test
    void a_view_whose_content_fails_still_gets_a_tab_that_says_so() {
        FakeView view = new FakeView("broken", "jvm:3");
        view.failing = true;
        FxToolkit.run(() -> window.open(view));
        assertThat(shown.texts()).contains("failed that should not have", "Show it again");
        view.failing = false;
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
}
