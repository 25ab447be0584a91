package dev.jvitals.ui.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.crash.CrashRules;
import dev.jvitals.diagnosis.nativememory.NativeMemoryRules;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.CutText;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.target.crash.CrashReport;
import dev.jvitals.target.crash.CrashReports;
import dev.jvitals.target.nmt.NativeMemoryFile;
import dev.jvitals.target.nmt.NativeMemoryReport;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crash reports and answers of native memory tracking on the screen. */
class FileViewsTest {
    @TempDir
    Path folder;

    private static void pictures(View view, String name) {
        Theme theme = FxToolkit.call(Theme::new);
        Stage stage = FxToolkit.call(() -> {
            Scene scene = new Scene((Parent) view.content(), 1000, 700);
            theme.style(scene);
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            return window;
        });
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> theme.mode().set(mode));
            FxToolkit.picture(name + "-" + mode.name().toLowerCase(Locale.ROOT), stage.getScene());
        }
        assertThat(FxToolkit.call(() -> CutText.in(view.content()))).isEmpty();
        SplitPane split = FxToolkit.call(() -> (SplitPane) view.content().lookup(".split-pane"));
        double findings = FxToolkit.call(() -> ((Region) split.getItems().getFirst()).getHeight());
        double wanted = FxToolkit.call(() -> ((ScrollPane) split.getItems().getFirst())
                .getContent()
                .getLayoutBounds()
                .getHeight());
        assertThat(findings)
                .as("the findings have the room they fill, at most a share")
                .isCloseTo(Math.min(wanted, 0.27 * split.getHeight()), within(8.0));
        FxToolkit.run(() -> {
            stage.getScene().setRoot(new Region()); // the view's content may be shown again
            stage.close();
        });
    }

    @Test
    void a_crash_report_shows_the_finding_the_facts_and_its_parts() {
        Path file = folder.resolve("hs_err_pid4711.log");
        try (ChildJvm child = ChildJvm.start(
                25, List.of("-Xmx64m", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + file), "keep=1")) {
            child.signal("SEGV");
            child.awaitEnd();
        }
        CrashReport report = CrashReports.read(file, Progress.NONE, new Cancellation());
        CrashView view = FxToolkit.call(() -> new CrashView(report, CrashRules.judge(report), new Settings()));
        assertThat(view.worst().get()).isEqualTo(Severity.CRITICAL);
        assertThat(view.address()).endsWith("hs_err_pid4711.log");
        pictures(view, "crash");
        List<Action> found = FxToolkit.call(() -> view.find("dynamic lib"));
        assertThat(found).isNotEmpty();
        FxToolkit.run(found.getFirst().run());
        assertThat(FxToolkit.call(() -> ((TabPane) view.content().lookup(".tab-pane"))
                        .getSelectionModel()
                        .getSelectedIndex()))
                .isEqualTo(2);
        pictures(view, "crash-report");
    }

    @Test
    void native_memory_shows_categories_with_their_growth() throws IOException {
        Path file = folder.resolve("nmt-after.txt");
        Files.writeString(file, """
                4711:

                Native Memory Tracking:

                Total: reserved=3050862KB +120012KB, committed=487154KB +120004KB

                -                 Java Heap (reserved=262144KB, committed=262144KB)
                                            (mmap: reserved=262144KB, committed=262144KB)

                -                     Class (reserved=1048727KB +1KB, committed=6630KB +100KB)
                                            (classes #2032 +3)
                                            (malloc=151KB +1KB #3083 +4)

                -                    Thread (reserved=205632KB, committed=9632KB)
                                            (threads #201)

                -                     Other (reserved=122880KB +120000KB, committed=122880KB +120000KB)
                                            (malloc=122880KB +120000KB #64 +60)

                """);
        NativeMemoryReport report =
                NativeMemoryFile.read(file, Progress.NONE, new Cancellation()).getFirst();
        NativeMemoryView view = FxToolkit.call(
                () -> new NativeMemoryView(List.of(file), report, NativeMemoryRules.judge(report), new Settings()));
        assertThat(view.worst().get()).isEqualTo(Severity.WARNING);
        pictures(view, "native-memory");
        assertThat(FxToolkit.call(() -> ((TextArea) view.content().lookup(".text-area")).getText()))
                .as("what the JVM says of the category that grew most")
                .contains("malloc=122880KB");
    }
}
