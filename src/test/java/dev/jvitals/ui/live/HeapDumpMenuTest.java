package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapDumpMenuTest {
    @TempDir
    Path folder;

    @Test
    void tells_heap_and_disk_first_and_opens_the_dump_when_it_is_done() {
        Path file = folder.resolve("child.hprof.gz");
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        workbench.choose(file);
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m"), "keep=4")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), workbench::show);
            Await.until(
                    "its heap is known",
                    () -> watched.history().latest("heap.used").isPresent());
            HeapDumpMenu menu = FxToolkit.call(() -> menu(new JvmHeader(watched, workbench)));
            FxToolkit.run(() -> Event.fireEvent(menu, new Event(MenuButton.ON_SHOWING)));
            FxToolkit.await("the free disk is told", () -> menu.cost().contains("are free in"));
            assertThat(FxToolkit.call(menu::cost)).contains("stands still").contains("of disk");
            FxToolkit.run(() -> menu.getItems().stream()
                    .filter(item -> item.getText() != null && item.getText().startsWith("Live objects, gzipped"))
                    .findFirst()
                    .orElseThrow()
                    .fire());
            Await.until("the dump is opened", () -> workbench.openedFiles().contains(file));
            FxToolkit.run(watched::close);
        }
        assertThat(workbench.failures()).isEmpty();
        try (Heap heap = HeapDump.open(file, OpenOptions.DEFAULT, Progress.NONE, new Cancellation())) {
            assertThat(heap.classNamed("Child")).isNotNull();
        }
    }

    private static HeapDumpMenu menu(JvmHeader header) {
        Stage stage = new Stage();
        stage.setScene(new Scene(new StackPane(header.node()), 900, 60));
        return (HeapDumpMenu) header.node().lookupAll(".menu-button").stream()
                .filter(HeapDumpMenu.class::isInstance)
                .findFirst()
                .orElseThrow();
    }
}
