package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.target.gclog.GcLogs;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A garbage collection log in the charts of a live JVM. */
class GcLogViewTest {
    @TempDir
    Path folder;

    private Recording log() {
        Path file = folder.resolve("orders-gc.log");
        try (ChildJvm child = ChildJvm.start(
                25,
                List.of("-Xmx256m", "-XX:+UseG1GC", "-Xlog:gc*,safepoint:file=" + file + ":time,uptime,level,tags"),
                "keep=30",
                "churn=600")) {
            for (int i = 0; i < 4; i++) {
                child.tell("keep=10");
                child.tell("gc");
            }
            Await.until("collections were logged", () -> pauses(file) > 20);
        }
        return GcLogs.read(file, Progress.NONE, new Cancellation());
    }

    private static int pauses(Path file) {
        return GcLogs.read(file, Progress.NONE, new Cancellation())
                .history()
                .events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE)
                .size();
    }

    @Test
    void shows_pauses_and_heap_and_leaves_out_what_a_log_does_not_know() {
        Recording log = log();
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        JvmView view = FxToolkit.call(() -> new JvmView(new WatchedRecording(log), workbench));
        Stage stage = FxToolkit.call(() -> {
            Scene scene = new Scene((Parent) view.content(), 1000, 700);
            workbench.theme().style(scene);
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            return window;
        });
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> workbench.theme().mode().set(mode));
            for (String section : List.of("Overview", "Memory", "GC", "Classes & code")) {
                FxToolkit.run(() -> view.select(section));
                Drawn.charts(view);
                FxToolkit.picture(
                        "gclog-" + mode.name().toLowerCase(Locale.ROOT) + "-" + section.replaceAll("\\W+", "-"),
                        stage.getScene());
            }
        }
        List<String> sections =
                FxToolkit.call(() -> view.find("")).stream().map(Action::label).toList();
        assertThat(sections).contains("Overview", "Memory", "GC").doesNotContain("Threads", "Native", "Host");
        FxToolkit.run(() -> {
            stage.close();
            view.close();
        });
    }
}
