package dev.jvitals.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.CommandRun;
import dev.jvitals.support.ControlCheck;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.Jdks;
import dev.jvitals.support.LeakyDump;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.ui.chart.TimeChart;
import dev.jvitals.ui.help.Glossary;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen of the window, each opened on something real: what is true of all of them. */
class EveryScreenTest {
    @TempDir
    Path folder;

    private final ShellWindow window = FxToolkit.call(() -> new ShellWindow(
            Tasks.forWindow(), new Theme(), new Settings(), new NoDialogs(), Window.features(new LiveFindings())));
    private final Stage stage = FxToolkit.call(() -> {
        Stage shown = new Stage();
        shown.setScene(new Scene(window.root(), 1280, 820));
        window.theme().style(shown.getScene());
        Window.furnish(window, new LiveFindings());
        shown.show();
        return shown;
    });

    @AfterEach
    void close() {
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }

    @Test
    void every_control_has_a_name_and_is_reached_by_keyboard_and_every_figure_has_room() throws IOException {
        ControlCheck check = new ControlCheck();
        FxToolkit.run(() -> window.theme().enlarge(1_000));
        look(check, "start");
        FxToolkit.run(() -> check.look("side list", window.root().lookup(".side-list")));
        for (Path file : files()) {
            opened(file.getFileName().toString(), () -> window.openFile(file));
            look(check, file.getFileName().toString());
            for (TabPane inner : innerTabs()) {
                for (Tab tab : inner.getTabs()) { // panes are made when they are first looked at
                    FxToolkit.run(() -> inner.getSelectionModel().select(tab));
                    look(check, file.getFileName() + " > " + tab.getText());
                }
            }
            for (ToggleButton button : sections()) {
                FxToolkit.run(button::fire);
                FxToolkit.await(button.getText(), () -> window.tasks().running().isEmpty());
                look(check, file.getFileName() + " > " + button.getText());
            }
        }
        try (ChildJvm child = ChildJvm.start(
                25, List.of("-Xmx64m", "-XX:NativeMemoryTracking=summary", "-XX:+UseG1GC"), "churn=20")) {
            opened("live JVM", () -> window.openJvm(child.pid()));
            look(check, "live JVM");
        }
        for (String action :
                List.of("Keyboard shortcuts", "All findings", "Diagnosis settings", "Collected evidence", "Guide")) {
            opened(action, () -> perform(action));
            look(check, action);
        }
        assertThat(check.faults()).isEmpty();
        assertThat(check.cut())
                .as("figures and headings without room at the largest size of text")
                .isEmpty();
        assertThat(check.apart()).isEmpty();
        assertThat(unexplained(check)).isEmpty();
    }

    /** Columns and charts that the help has no words for. */
    private static List<String> unexplained(ControlCheck check) {
        Glossary glossary = Glossary.read();
        List<String> unexplained = new ArrayList<>();
        check.columns()
                .forEach((table, headings) -> headings.stream()
                        // a bar beside a figure has no heading of its own
                        .filter(heading -> !heading.isBlank()
                                && glossary.find(table, heading).isEmpty())
                        .forEach(heading -> unexplained.add("column " + heading + " of table " + table)));
        check.charts().stream()
                .map(TimeChart::spec)
                .filter(spec -> spec.meaning().isBlank())
                .forEach(spec -> unexplained.add("chart " + spec.title()));
        return unexplained;
    }

    @Test
    void what_a_feature_does_for_all_that_is_open_has_a_menu_entry_a_shortcut_and_is_found() {
        MenuBar bar = FxToolkit.call(() -> (MenuBar) window.root().lookup(".menu-bar"));
        assertThat(FxToolkit.call(
                        () -> bar.getMenus().stream().map(MenuItem::getText).toList()))
                .containsExactly("File", "View", "Go", "Tab", "Diagnose", "Help");
        List<MenuItem> entries =
                FxToolkit.call(() -> List.copyOf(bar.getMenus().get(4).getItems()));
        assertThat(entries)
                .extracting(MenuItem::getText)
                .containsExactly("All findings", "Collected evidence", "Diagnosis settings");
        assertThat(FxToolkit.call(() -> bar.getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .map(MenuItem::getAccelerator)
                        .toList()))
                .as("a key that JavaFX does not know is taken for a letter, and never comes")
                .allMatch(KeyCodeCombination.class::isInstance);
        assertThat(FxToolkit.call(() -> bar.getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .map(item -> item.getAccelerator() == null
                                ? "none for " + item.getText()
                                : item.getAccelerator().getDisplayText())
                        .toList()))
                .doesNotHaveDuplicates()
                .noneMatch(keys -> keys.startsWith("none"));
        assertThat(entries)
                .allSatisfy(entry -> assertThat(FxToolkit.call(
                                () -> window.find(entry.getText()).getFirst().label()))
                        .isEqualTo(entry.getText()));
    }

    private void perform(String action) {
        window.find(action).getFirst().run().run();
    }

    private void opened(String what, Runnable open) {
        int before = FxToolkit.call(() -> tabs().getTabs().size());
        FxToolkit.run(open);
        FxToolkit.await(what + " is open", () -> tabs().getTabs().size() > before);
        FxToolkit.await(what + " is there", () -> window.tasks().running().isEmpty());
    }

    private TabPane tabs() {
        return (TabPane) window.root().lookup(".view-tabs");
    }

    private List<TabPane> innerTabs() {
        return FxToolkit.call(
                () -> tabs().getSelectionModel().getSelectedItem().getContent().lookupAll(".tab-pane").stream()
                        .map(TabPane.class::cast)
                        .toList());
    }

    /** The buttons at the left of a heap dump. */
    private List<ToggleButton> sections() {
        return FxToolkit.call(
                () -> tabs().getSelectionModel().getSelectedItem().getContent().lookupAll(".toggle-button").stream()
                        .map(ToggleButton.class::cast)
                        .filter(button -> button.getGraphic() != null && button.isVisible())
                        .toList());
    }

    private void look(ControlCheck check, String where) {
        FxToolkit.run(() -> {
            window.root().applyCss();
            window.root().layout();
            check.look(where, tabs().getSelectionModel().getSelectedItem().getContent());
        });
    }

    /** One of each kind, of a JVM that really wrote it. */
    private List<Path> files() throws IOException {
        Path crash = folder.resolve("hs_err_pid4711.log");
        Path gcLog = folder.resolve("gc.log");
        Path recording = folder.resolve("a.jvitals");
        Path flight = folder.resolve("a.jfr");
        try (ChildJvm child = ChildJvm.start(
                25,
                List.of(
                        "-Xmx64m",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + crash,
                        "-Xlog:gc*,safepoint:file=" + gcLog,
                        "-XX:StartFlightRecording"),
                "churn=40")) {
            CommandRun.of("watch", child.pid(), "--for", "3s", "--out", recording);
            jcmd(child.pid(), "JFR.dump", "filename=" + flight);
            child.signal("SEGV");
            child.awaitEnd();
        }
        Path nmt = Path.of("src/test/resources/nmt/summary.txt");
        Path threads = Path.of("src/test/resources/threaddumps/jstack-l.25.txt");
        Path heap = Files.copy(LeakyDump.idle(17), folder.resolve("idle.hprof"));
        return List.of(crash, gcLog, recording, flight, nmt, threads, heap);
    }

    private static void jcmd(long pid, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Jdks.home(25).resolve("bin/jcmd").toString(), Long.toString(pid)));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getInputStream().readAllBytes();
    }
}
