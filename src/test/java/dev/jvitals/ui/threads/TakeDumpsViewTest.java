package dev.jvitals.ui.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.threads.read.ThreadDumps;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Spinner;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeDumpsViewTest {
    @TempDir
    Path folder;

    @Test
    void as_many_dumps_as_asked_for_are_taken_and_opened_together() {
        Path file = folder.resolve("series.tdump");
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx32m"))) {
            TestWorkbench window = FxToolkit.call(() -> new TestWorkbench(
                    new Tasks(work -> Thread.ofVirtual().start(work), Platform::runLater), new Theme()));
            window.saveTo = file;
            Stage stage = FxToolkit.call(() -> shown(new TakeDumpsView(child.pid(), "orders-service", window), window));
            FxToolkit.picture("threads-take", stage.getScene());
            FxToolkit.run(() -> ((Spinner<?>) stage.getScene().lookup(".spinner")).increment(-2));
            FxToolkit.run(() -> chooseShortest((ComboBox<?>) stage.getScene().lookup(".combo-box")));
            FxToolkit.run(() -> ((Button) stage.getScene().lookup(".button:default")).fire());
            Await.until("the dumps are opened", () -> !window.openedFiles.isEmpty());
            assertThat(window.openedFiles).containsExactly(file);
            assertThat(window.failures).isEmpty();
            assertThat(ThreadDumps.read(file, new Cancellation()).dumps()).hasSize(3);
            FxToolkit.run(stage::close);
        }
    }

    private static void chooseShortest(ComboBox<?> every) {
        assertThat(every.getItems().getFirst()).isEqualTo(Duration.ofMillis(500));
        every.getSelectionModel().selectFirst();
    }

    private static Stage shown(TakeDumpsView view, TestWorkbench window) {
        Scene scene = new Scene((Parent) view.content(), 700, 320);
        window.theme().style(scene);
        Stage stage = new Stage();
        stage.setScene(scene);
        stage.show();
        return stage;
    }
}
