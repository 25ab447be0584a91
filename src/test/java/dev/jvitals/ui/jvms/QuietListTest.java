package dev.jvitals.ui.jvms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.support.QuietScene;
import dev.jvitals.target.discovery.Access;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.Openers;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

/** What the list of JVMs costs each second: new figures are painted, and nothing is placed anew. */
class QuietListTest {
    private static ShellWindow window() {
        return new ShellWindow(
                new Tasks(Runnable::run, Runnable::run), new Theme(), new Settings(), new NoDialogs(), new Openers() {
                    @Override
                    public void openFiles(List<Path> files, Workbench workbench) {}

                    @Override
                    public void openJvm(long pid, Workbench workbench) {}
                });
    }

    private static List<JvmRow> rows(int look) {
        return LongStream.range(1, 9)
                .mapToObj(pid -> new JvmRow(
                        -pid,
                        -pid,
                        "com.example.Server" + pid,
                        "25+37",
                        "OpenJDK 64-Bit Server VM",
                        "app",
                        0,
                        60_000L + 1_000L * look,
                        Collector.G1,
                        null,
                        (1 + look) * 10_000_000L * pid,
                        400_000_000L * pid,
                        800_000_000L * pid,
                        20L + look,
                        100_000_000L + look * 7_000_000L,
                        0.1 * look,
                        0.01 * look,
                        null,
                        Access.OPEN))
                .toList();
    }

    @Test
    void new_figures_are_shown_without_placing_any_row_anew() {
        ShellWindow window = FxToolkit.call(QuietListTest::window);
        JvmListModel model = new JvmListModel();
        Stage stage = FxToolkit.call(() -> {
            window.setSide(new SideList(model, window, _ -> {}).node());
            window.setStart(() -> new StartView(model, window, _ -> {}));
            Stage shown = new Stage();
            shown.setScene(new Scene(window.root(), 1280, 800));
            window.theme().style(shown.getScene());
            shown.show();
            return shown;
        });
        FxToolkit.run(() -> model.show(rows(1)));
        FxToolkit.await("rows shown", () -> cell(stage, "com.example.Server3").contains("Server3"));
        for (int look = 2; look < 5; look++) {
            List<JvmRow> next = rows(look);
            List<String> moved = FxToolkit.call(() -> QuietScene.wantLayout(stage.getScene(), () -> model.show(next)));
            assertThat(moved).as("rows that want to be placed anew").isEmpty();
        }
        assertThat(FxToolkit.call(() -> cell(stage, "com.example.Server3"))).contains("143 MB", "24", "4 %", "40 %");
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    /** The words of the table's row of that class. */
    private static String cell(Stage stage, String name) {
        TableView<?> table = (TableView<?>) stage.getScene().getRoot().lookup(".jvm-table");
        return table.lookupAll(".table-row-cell").stream()
                .map(row -> row.lookupAll(".label").stream()
                        .map(label -> ((javafx.scene.control.Label) label).getText())
                        .toList()
                        .toString())
                .filter(words -> words.contains(name))
                .findFirst()
                .orElse("");
    }
}
