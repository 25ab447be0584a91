package dev.jvitals.ui.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.bundle.BundleFolder;
import dev.jvitals.support.Await;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesViewTest {
    @TempDir
    Path folder;

    private Bundle bundle(long pid, String at) {
        BundleFolder made = BundleFolder.create(folder, pid, Instant.parse(at));
        made.add("threads-1.tdump", () -> "Full thread dump");
        made.add("class-histogram.txt", () -> "num  #instances");
        return made.close("pool-wait: 180 of 200 requests wait for HikariPool-1", List.of("pool-wait"));
    }

    @Test
    void bundles_are_listed_newest_first_open_with_what_can_be_opened_and_are_deleted_on_request() {
        Bundle old = bundle(4711, "2026-01-01T10:00:00Z");
        Bundle young = bundle(4712, "2026-01-02T10:00:00Z");
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        BundlesView view = FxToolkit.call(() -> new BundlesView(() -> folder, workbench));
        Stage stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            shown.setScene(new Scene((Parent) view.content(), 1000, 400));
            workbench.theme().style(shown.getScene());
            shown.show();
            return shown;
        });
        TableView<?> table = (TableView<?>) FxToolkit.call(() -> view.content().lookup(".table-view"));
        Await.until(
                "both are listed", () -> FxToolkit.call(() -> table.getItems().size() == 2));
        FxToolkit.picture("bundles", stage.getScene());
        assertThat(FxToolkit.call(() -> table.getColumns().stream()
                        .filter(column -> column.getCellData(0) instanceof Long)
                        .map(TableColumn::getText)
                        .toList()))
                .as("sorted as figures, not as words")
                .containsExactly("PID", "Size");

        FxToolkit.run(() -> table.getSelectionModel().select(0));
        press(view, "Open");
        Await.until("its dump is opened", () -> !workbench.openedFiles().isEmpty());
        assertThat(workbench.openedFiles()).containsExactly(young.folder().resolve("threads-1.tdump"));

        FxToolkit.run(() -> table.getSelectionModel().select(1));
        press(view, "Delete");
        Await.until("one is left", () -> FxToolkit.call(() -> table.getItems().size() == 1));
        assertThat(Files.exists(old.folder())).isFalse();
        assertThat(Files.exists(young.folder())).isTrue();

        bundle(4713, "2026-01-03T10:00:00Z");
        FxToolkit.run(view::openedAgain);
        Await.until(
                "the new one is listed",
                () -> FxToolkit.call(() -> table.getItems().size() == 2));
        bundle(4714, "2026-01-04T10:00:00Z");
        FxToolkit.run(() -> view.inFront(true));
        Await.until(
                "and so is the next",
                () -> FxToolkit.call(() -> table.getItems().size() == 3));
        FxToolkit.run(stage::hide);
    }

    private static void press(BundlesView view, String title) {
        FxToolkit.run(() -> view.content().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(title))
                .findFirst()
                .orElseThrow()
                .fire());
    }
}
