package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.event.Event;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
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
        FxToolkit.run(() -> Event.fireEvent(
                shown.getScene().getRoot(),
                new MouseEvent(
                        MouseEvent.MOUSE_CLICKED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null)));
        Await.until("it is gone", () -> FxToolkit.call(() -> !shown.isShowing()));
        assertThat(gone).isTrue();
    }
}
