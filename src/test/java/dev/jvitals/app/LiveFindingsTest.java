package dev.jvitals.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeRun;
import dev.jvitals.support.Await;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.jvms.JvmListModel;
import dev.jvitals.ui.jvms.SideList;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.FileDialogs;
import dev.jvitals.ui.shell.ShellWindow;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole window over a real practice incident, from opening the JVM to the finding with its evidence. */
class LiveFindingsTest {
    private final LiveFindings findings = FxToolkit.call(LiveFindings::new);
    private final Theme theme = FxToolkit.call(Theme::new);
    private final Settings settings = new Settings();
    private final ShellWindow window = FxToolkit.call(
            () -> new ShellWindow(Tasks.forWindow(), theme, settings, new Dialogs(), Window.features(findings)));
    private final JvmListModel jvms = FxToolkit.call(JvmListModel::ofThisMachine);
    private final Stage stage = FxToolkit.call(() -> {
        Stage shown = new Stage();
        window.setSide(new SideList(jvms, window, _ -> {}).node());
        shown.setScene(new Scene(window.root(), 1000, 700));
        theme.style(shown.getScene());
        shown.show();
        return shown;
    });

    private final class Dialogs implements FileDialogs {
        @Override
        public List<Path> chooseToOpen(String title) {
            return List.of();
        }

        @Override
        public Optional<Path> chooseToSave(String title, String suggestedName) {
            suggested = suggestedName;
            return Optional.of(folder.resolve(suggestedName));
        }
    }

    @TempDir
    Path folder;

    private volatile String suggested = "";

    @AfterEach
    void close() {
        FxToolkit.run(() -> {
            window.close();
            jvms.close();
            stage.hide();
        });
    }

    @Test
    void a_sick_jvm_is_marked_everywhere_and_its_finding_opens_with_evidence_and_ways_on() {
        PracticeOptions options = new PracticeOptions(null, null, false, Duration.ofMinutes(3));
        try (PracticeRun run = PracticeRun.start(Incidents.named("lock-convoy"), options)) {
            Thread.ofPlatform().daemon().start(() -> drain(run));
            settings.set("evidence.folder", folder.resolve("bundles").toString());
            FxToolkit.run(() -> window.openJvm(run.pid()));
            String address = Addresses.ofJvm(run.pid());
            Await.until(
                    "the JVM is marked",
                    () -> FxToolkit.call(() -> window.marks().containsKey(address)));
            assertThat(FxToolkit.call(() -> window.marks().get(address))).isEqualTo(Severity.CRITICAL);
            assertThat(texts()).contains("critical", "InvoiceNumbers");
            pictures("findings-line");

            select("Findings");
            assertThat(texts())
                    .contains("lock-contention", "since ", "Suspects", "What to do", "Why", "Evidence", "How sure");
            Await.until("another look", () -> looks() >= 4);
            pictures("findings");
            copies();
            writesReport();
            collectsEvidence();

            Hyperlink suspect =
                    (Hyperlink) FxToolkit.call(() -> window.root().lookupAll(".findings .hyperlink").stream()
                            .findFirst()
                            .orElseThrow());
            FxToolkit.run(suspect::fire);
            assertThat(FxToolkit.call(() ->
                            sections().getSelectionModel().getSelectedItem().getText()))
                    .isEqualTo("Threads");
            select("Machine");
            assertThat(texts()).contains("Utilisation", "Saturation", "CPU", "available of", "The machine ");
            pictures("machine");
            showsAll();
        }
    }

    private int looks() {
        return FxToolkit.call(() -> findings.board().entries().stream()
                .mapToInt(entry -> entry.model().state().get().looks())
                .max()
                .orElse(0));
    }

    private void press(String title) {
        FxToolkit.run(() -> window.root().lookupAll(".findings .button").stream()
                .map(Labeled.class::cast)
                .filter(button -> button.getText().equals(title))
                .map(javafx.scene.control.Button.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    }

    private void writesReport() {
        press("Report …");
        Await.until("the report is written", () -> texts().contains("Wrote " + folder.resolve("findings-")));
        assertThat(suggested).matches("findings-[A-Za-z-]+-\\d+-\\d{8}-\\d{6}\\.html");
        assertThat(folder.resolve(suggested)).content().contains("lock-contention", "InvoiceNumbers", "<svg");
    }

    private void collectsEvidence() {
        press("Collect evidence");
        Await.until("evidence is collected", () -> texts().contains("Collected evidence, because asked for"));
        assertThat(Bundle.list(folder.resolve("bundles")))
                .singleElement()
                .satisfies(bundle -> assertThat(bundle.files()).hasSize(4));
    }

    private void copies() {
        press("Copy as text");
        assertThat(FxToolkit.call(() -> Clipboard.getSystemClipboard().getString()))
                .contains("CRITICAL lock-contention", "suspect", "confidence");
    }

    private void showsAll() {
        FxToolkit.run(() -> {
            Action all = findings.menu(window).getFirst();
            all.run().run();
        });
        assertThat(texts()).contains("All findings", "threads wait for lock");
        pictures("findings-all");
    }

    private void pictures(String name) {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> theme.mode().set(mode));
            texts(); // laid out
            FxToolkit.picture(name + "-" + (mode == Theme.Mode.DARK ? "dark" : "light"), stage.getScene());
        }
    }

    private void select(String section) {
        FxToolkit.run(() -> sections().getTabs().stream()
                .filter(tab -> tab.getText().equals(section))
                .forEach(sections().getSelectionModel()::select));
    }

    private TabPane sections() {
        return window.root().lookupAll(".tab-pane").stream()
                .map(TabPane.class::cast)
                .filter(pane -> pane.getTabs().stream().anyMatch(tab -> "Findings".equals(tab.getText())))
                .findFirst()
                .orElseThrow();
    }

    private String texts() {
        return FxToolkit.call(() -> FxToolkit.texts(window.root()));
    }

    private static void drain(PracticeRun run) {
        try {
            run.follow(line -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
