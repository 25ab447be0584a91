package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.chart.TimeAxis;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;

class NotesPaneTest {
    @Test
    void the_facts_of_a_jvm_are_shown_at_once_and_its_flags_when_it_tells_them() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m"))) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), _ -> {});
            NotesPane pane = FxToolkit.call(() -> new NotesPane(watched, TimeAxis.live(0), new FakeWorkbench()));
            FxToolkit.run(() -> {
                new Scene(new BorderPane(pane.node()), 600, 400);
                pane.node().applyCss();
                ((BorderPane) pane.node().getParent()).layout();
            });
            assertThat(FxToolkit.call(() -> facts(pane))).contains("pid: " + child.pid());
            FxToolkit.await("its flags are told", () -> {
                pane.refresh();
                return facts(pane).contains("-XX:MaxHeapSize=33554432");
            });
            watched.close();
        }
    }

    private static String facts(NotesPane pane) {
        return ((TextArea) pane.node().lookup(".text-area")).getText();
    }
}
