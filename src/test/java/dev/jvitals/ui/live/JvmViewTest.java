package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views over a real JVM under load, from attaching to its death, and over the recording of it. */
class JvmViewTest {
    private static final List<String> SECTIONS =
            List.of("Overview", "Memory", "GC", "Threads", "Native", "Host", "Classes & code", "Notes");
    private static final List<String> NEEDED = List.of(
            "heap.used",
            "heap.max",
            "threads.total",
            "threads.RUNNABLE",
            "memory.resident",
            "cpu.process",
            "gc.share",
            "classes.loaded",
            "host.cpu");

    @TempDir
    Path folder;

    @Test
    void every_view_shows_a_real_jvm_live_to_its_end_and_its_recording_after() throws Exception {
        Path file = folder.resolve("child.jvitals");
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        try (ChildJvm child = ChildJvm.start(
                17,
                List.of("-Xmx256m", "-Xms64m", "-XX:+UseG1GC", "-XX:NativeMemoryTracking=summary"),
                "keep=40",
                "direct=16",
                "threads=30",
                "spin=1",
                "churn=60")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            watched.startRecording(file);
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> window(view, workbench.theme(), 1000, 700));
            Await.until(
                    "all sources tell",
                    () -> NEEDED.stream()
                            .allMatch(id -> watched.history().latest(id).isPresent()));
            Await.until(
                    "pauses were seen",
                    () -> watched.history()
                                    .events("gc.pause", 0, Long.MAX_VALUE)
                                    .size()
                            >= 3);
            watched.note(System.currentTimeMillis(), "before the load test");
            watched.threadDump(folder.resolve("stuck.tdump"));
            assertThat(FxToolkit.call(view::actions))
                    .as("what the buttons do is found by its words, too")
                    .extracting(Action::label)
                    .contains("Take a heap dump", "Take a thread dump", "Record into a file, or end it");
            assertThat(FxToolkit.call(view::actions))
                    .allMatch(action -> action.enabled().getAsBoolean());
            pictures(view, stage, workbench.theme(), watched);
            endsInWords(child, watched, view, stage);
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
        Await.until("the recording is closed", () -> read(file).closed());
        Files.delete(folder.resolve("stuck.tdump")); // the recording has it
        showRecording(read(file), workbench);
    }

    private static void pictures(JvmView view, Stage stage, Theme theme, WatchedJvm watched) {
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> theme.mode().set(mode));
            for (String section : SECTIONS) {
                FxToolkit.run(() -> view.select(section));
                if (section.equals("Threads")) {
                    Await.until(
                            "threads are listed",
                            () -> watched.threads(0).rows().stream()
                                    .anyMatch(row -> row.name().startsWith("spinner") && row.cpuCores() > 0.05));
                }
                Drawn.chartsAndTables(view);
                FxToolkit.picture(
                        "live-" + mode.name().toLowerCase(java.util.Locale.ROOT) + "-"
                                + section.replaceAll("\\W+", "-"),
                        stage.getScene());
            }
        }
        FxToolkit.run(() -> view.select("Overview"));
    }

    private static void endsInWords(ChildJvm child, WatchedJvm watched, JvmView view, Stage stage)
            throws InterruptedException {
        AtomicLong longestNanos = new AtomicLong();
        AtomicBoolean watching = new AtomicBoolean(true);
        Thread watchdog = Thread.ofVirtual().start(() -> watchScreen(longestNanos, watching));
        child.kill();
        Await.until("the end is noticed", () -> watched.ending().isPresent());
        Await.until(
                "the end is shown",
                () -> FxToolkit.call(() -> view.title().get().endsWith("(ended)")));
        watching.set(false);
        watchdog.join();
        FxToolkit.picture("live-ended", stage.getScene());
        assertThat(FxToolkit.call(() -> ((Parent) view.content().lookup(".jvm-header"))
                        .getChildrenUnmodifiable().stream()
                                .filter(ButtonBase.class::isInstance)
                                .toList()))
                .hasSize(4)
                .allMatch(Node::isDisabled);
        assertThat(FxToolkit.call(() -> FxToolkit.texts((Parent) view.content())))
                .contains("5 min")
                .doesNotContain("Follow now", "every 1 s");
        assertThat(FxToolkit.call(() -> view.content().lookupAll(".vital-sign")))
                .allMatch(sign -> sign.getPseudoClassStates().contains(PseudoClass.getPseudoClass("stale")));
        assertThat(watched.ending().orElseThrow().sentence()).isNotBlank();
        assertThat(watched.history().latest("heap.used")).isPresent();
        System.out.println("measured: longest stall of the JavaFX thread around the target's death "
                + longestNanos.get() / 1_000_000 + " ms");
    }

    /** Measures how long the JavaFX thread does not come to a task handed to it. */
    private static void watchScreen(AtomicLong longestNanos, AtomicBoolean watching) {
        while (watching.get()) {
            long asked = System.nanoTime();
            FxToolkit.run(() -> longestNanos.accumulateAndGet(System.nanoTime() - asked, Math::max));
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void showRecording(Recording recording, FakeWorkbench workbench) throws IOException {
        assertThat(recording.damage()).isEmpty();
        assertThat(recording.history().series()).extracting(s -> s.id()).containsAll(NEEDED);
        WatchedRecording watched = new WatchedRecording(recording);
        assertThat(watched.about().get("flags")).contains("-XX:+UseG1GC", "-XX:MaxHeapSize=268435456");
        assertThat(watched.about()).containsKeys("command", "arguments", "jvmBuild");
        JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
        Stage stage = FxToolkit.call(() -> window(view, workbench.theme(), 1000, 1000));
        Drawn.charts(view);
        FxToolkit.picture("recording-Overview", stage.getScene());
        FxToolkit.run(() -> view.select("Threads"));
        Await.until(
                "the recorded threads are there",
                () -> FxToolkit.call(() -> watched.threads(Long.MAX_VALUE).rows()).stream()
                        .anyMatch(row -> row.name().startsWith("spinner")
                                && !row.frames().isEmpty()));
        FxToolkit.picture("recording-Threads", stage.getScene());
        FxToolkit.run(() -> view.select("Notes"));
        FxToolkit.picture("recording-Notes", stage.getScene());
        assertThat(recording.history().events("note", 0, Long.MAX_VALUE))
                .extracting(note -> note.what())
                .containsExactly("before the load test");
        dumpIsInTheRecording(watched);
        FxToolkit.run(() -> {
            stage.close();
            view.close();
        });
    }

    private static void dumpIsInTheRecording(WatchedRecording watched) throws IOException {
        TimedEvent dump = watched.history().events("dump", 0, Long.MAX_VALUE).getFirst();
        Path unpacked = watched.dump(dump).orElseThrow();
        assertThat(unpacked).hasFileName("stuck.tdump");
        assertThat(Files.readString(unpacked)).contains("Full thread dump", "spinner-0");
    }

    private static Recording read(Path file) {
        return RecordingReader.read(file, Progress.NONE, new Cancellation());
    }

    private static Stage window(JvmView view, Theme theme, double width, double height) {
        Stage stage = new Stage();
        Scene scene = new Scene((Parent) view.content(), width, height);
        theme.style(scene);
        stage.setScene(scene);
        stage.show();
        return stage;
    }
}
