package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class NewsLineTest {
    private static final String WHY =
            "Management beans silent since 16:42:30: Its runtime has no management agent: the module"
                    + " jdk.management.agent was left out of it. Counters and the system's figures go on.";

    @Test
    void where_there_is_no_room_for_why_it_says_what_and_the_rest_is_a_look_away() {
        FxToolkit.run(() -> {
            NewsLine line = new NewsLine();
            line.setAlert(
                    new Label("Nothing wrong now in what could be seen, and more words than there is room for here"));
            VBox root = new VBox(line);
            new FakeWorkbench().theme().style(new Scene(root));
            line.say(WHY);
            Label notice = (Label) line.getChildren().get(1);
            lay(root, 640);
            assertThat(notice.getText()).isEqualTo("Management beans silent since 16:42:30");
            assertThat(notice.getWidth()).isGreaterThanOrEqualTo(notice.prefWidth(-1));
            assertThat(notice.getTooltip().getText()).isEqualTo(WHY);
            lay(root, 2_600);
            assertThat(notice.getText()).isEqualTo(WHY);
            line.say("");
            assertThat(notice.isManaged()).isFalse();
        });
    }

    private static void lay(VBox root, double width) {
        root.resize(width, 40);
        root.applyCss();
        root.layout();
        root.layout(); // its width is known after the first
    }
}
