package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.Mouse;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

class DesktopNoticeTest {
    @Test
    void strangers_words_are_neither_markup_nor_options() {
        assertThat(DesktopNotice.command("--icon=x", "<b>a & b</b>"))
                .endsWith("--", "--icon=x", "&lt;b&gt;a &amp; b&lt;/b&gt;");
    }

    @Test
    void a_notice_in_the_corner_shows_its_words_and_a_click_goes_to_what_it_tells() {
        AtomicBoolean gone = new AtomicBoolean();
        FxToolkit.run(() -> DesktopNotice.corner("Critical: orders", "180 of 200 wait", () -> gone.set(true)));
        Stage shown = FxToolkit.call(() -> Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> "Critical: orders".equals(stage.getTitle()))
                .findFirst()
                .orElseThrow());
        FxToolkit.picture("desktop-notice", shown.getScene());
        FxToolkit.run(() -> Mouse.click(shown.getScene().getRoot(), 1));
        Await.until("it is gone", () -> FxToolkit.call(() -> !shown.isShowing()));
        assertThat(gone).isTrue();
    }

    @Test
    void a_notice_goes_with_the_last_of_the_other_windows_and_its_focus_is_not_the_users() {
        FxToolkit.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        FxToolkit.run(() -> DesktopNotice.corner("Critical: bills", "a deadlock", () -> {}));
        Window notice = FxToolkit.call(() -> Window.getWindows().getFirst());
        FxToolkit.run(notice::requestFocus);
        Await.until("the notice has the focus", () -> FxToolkit.call(notice::isFocused));
        assertThat(FxToolkit.call(DesktopNotice::isNeeded)).isTrue();
        Stage other = FxToolkit.call(() -> {
            Stage shown = new Stage();
            shown.show();
            shown.requestFocus();
            return shown;
        });
        Await.until("the window has it", () -> FxToolkit.call(other::isFocused));
        assertThat(FxToolkit.call(DesktopNotice::isNeeded)).isFalse();
        FxToolkit.run(other::hide);
        Await.until("it is gone", () -> FxToolkit.call(() -> !notice.isShowing()));
    }
}
