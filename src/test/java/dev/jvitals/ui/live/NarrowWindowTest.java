package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** A live view beside the list of JVMs in a window of 1000 pixels. */
class NarrowWindowTest {
    private static final double BESIDE_THE_LIST = 740;

    @Test
    void nothing_is_cut_off_at_the_edge_and_words_come_back_with_the_room_for_them() {
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m"))) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> {
                Stage shown = new Stage();
                shown.setScene(new Scene((Parent) view.content(), BESIDE_THE_LIST, 640));
                workbench.theme().style(shown.getScene());
                shown.show();
                return shown;
            });
            Drawn.charts(view);
            FxToolkit.picture("narrow-live", stage.getScene());
            assertThat(FxToolkit.call(() -> beyondTheEdge(view))).isEmpty();
            FxToolkit.run(() -> {
                stage.getScene().getRoot().setStyle("-fx-font-size: 17px;");
                stage.getScene().getRoot().applyCss();
                stage.getScene().getRoot().layout();
            });
            FxToolkit.picture("narrow-live-large", stage.getScene());
            assertThat(FxToolkit.call(() -> beyondTheEdge(view))).isEmpty();
            FxToolkit.run(() -> stage.getScene().getRoot().setStyle(""));
            FxToolkit.run(() -> stage.setWidth(1300));
            Await.until(
                    "there is room for words",
                    () -> FxToolkit.call(() -> buttons(view).stream()
                            .allMatch(button -> button.getContentDisplay() == ContentDisplay.LEFT)));
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
    }

    private static List<Labeled> buttons(JvmView view) {
        return children(view, ".jvm-header").stream()
                .filter(ButtonBase.class::isInstance)
                .map(Labeled.class::cast)
                .toList();
    }

    private static List<Node> beyondTheEdge(JvmView view) {
        double edge = view.content().getScene().getWidth();
        return Stream.concat(children(view, ".jvm-header").stream(), children(view, ".time-bar").stream())
                .filter(Node::isManaged)
                .filter(node -> node.localToScene(node.getLayoutBounds()).getMaxX() > edge + 0.5)
                .toList();
    }

    private static List<Node> children(JvmView view, String selector) {
        List<Node> children = ((Parent) view.content().lookup(selector)).getChildrenUnmodifiable();
        assertThat(children).hasSizeGreaterThan(3);
        return children;
    }
}
