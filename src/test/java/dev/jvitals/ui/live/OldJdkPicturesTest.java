package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.CommandRun;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.chart.TimeChart;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The views of JVMs of JDK 8 and 11, as pictures in {@code target/pictures}: no chart is empty without a word why.
 * {@code .ci/old-jdks} runs it.
 */
@Tag("old-jdk")
class OldJdkPicturesTest {
    private static final List<String> SECTIONS =
            List.of("Overview", "Memory", "GC", "Threads", "Native", "Host", "Classes & code");
    /** Until then a chart may say that it waits. */
    private static final long PATIENCE_MILLIS = 21_000;

    private final FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);

    private static List<String> options(String collector) {
        List<String> options = new ArrayList<>(List.of("-Xmx160m", "-Xms160m"));
        if (collector.equals("Z")) {
            options.add("-XX:+UnlockExperimentalVMOptions");
        } else if (collector.equals("ConcMarkSweep")) {
            options.addAll(List.of("-XX:CMSInitiatingOccupancyFraction=10", "-XX:+UseCMSInitiatingOccupancyOnly"));
        }
        options.add("-XX:+Use" + collector + "GC");
        return options;
    }

    @ParameterizedTest(name = "{1} on JDK {0}")
    @CsvSource({"8, ConcMarkSweep", "8, G1", "11, G1", "11, Z"})
    void no_chart_is_empty_without_a_word_why(int feature, String collector) {
        try (ChildJvm child =
                ChildJvm.start(feature, options(collector), "keep=20", "direct=7", "threads=25", "churn=80")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> window(view));
            Await.until(
                    "figures for a while",
                    () -> watched.history().lastMillis() - watched.history().firstMillis() > PATIENCE_MILLIS);
            child.tell("gc");
            Map<String, String> said = pictures(view, stage, "old-" + feature + "-" + collector);
            assertThat(said.values())
                    .noneMatch(words -> words.contains("Waiting") || words.contains("Exception"))
                    .noneMatch(words -> words.contains("No figures so far. ")); // and so no reason
            assertThat(said.getOrDefault("GC pauses", "").contains("not counted"))
                    .isEqualTo(collector.equals("Z"));
            assertThat(said.getOrDefault("Time stopped", "").contains("at safepoints"))
                    .isTrue();
            assertThat(said.getOrDefault("C heap", "").contains("JDK 11")).isEqualTo(feature == 8);
            assertThat(said.getOrDefault("JIT queue", "")).contains("JDK 23 and later");
            assertThat(said.getOrDefault("Virtual threads", "")).contains("JDK 24 and later");
            assertThat(said.getOrDefault("Native memory tracking", "")).contains("-XX:NativeMemoryTracking=summary");
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
    }

    @ParameterizedTest(name = "{1} on JDK {0}")
    @CsvSource({"8, ConcMarkSweep", "11, Z"})
    void a_recording_says_what_the_jvm_did_not_tell(int feature, String collector, @TempDir Path folder)
            throws IOException {
        Path file = folder.resolve("old.jvitals");
        try (ChildJvm child = ChildJvm.start(feature, options(collector), "keep=20", "threads=5", "churn=80")) {
            CommandRun watch = CommandRun.of("watch", child.pid(), "--for", "25s", "--out", file);
            assertThat(watch.status()).isZero();
            assertThat(watch.err()).doesNotContain("Exception");
        }
        Recording recording = RecordingReader.read(file, Progress.NONE, new Cancellation());
        assertThat(recording.damage()).isEmpty();
        WatchedRecording watched = new WatchedRecording(recording);
        JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
        Stage stage = FxToolkit.call(() -> window(view));
        Map<String, String> said = pictures(view, stage, "old-recording-" + feature + "-" + collector);
        assertThat(said.getOrDefault("GC pauses", "").contains("not counted")).isEqualTo(collector.equals("Z"));
        assertThat(said).doesNotContainKeys("JIT queue", "Virtual threads");
        assertThat(said.getOrDefault("C heap", "").contains("JDK 11")).isEqualTo(feature == 8);
        FxToolkit.run(() -> {
            stage.close();
            view.close();
        });
    }

    private Stage window(JvmView view) {
        Stage stage = new Stage();
        Scene scene = new Scene((Parent) view.content(), 1000, 700);
        workbench.theme().style(scene);
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    /** What each chart says, by its title. */
    private Map<String, String> pictures(JvmView view, Stage stage, String name) {
        Map<String, String> said = new TreeMap<>();
        for (Theme.Mode mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
            FxToolkit.run(() -> workbench.theme().mode().set(mode));
            for (String section : SECTIONS) {
                FxToolkit.run(() -> view.select(section));
                Drawn.charts(view);
                String shade = mode.name().toLowerCase(Locale.ROOT);
                FxToolkit.picture(name + "-" + shade + "-" + section.replaceAll("\\W+", "-"), stage.getScene());
                said.putAll(FxToolkit.call(() -> said(stage.getScene())));
            }
        }
        return said;
    }

    private static Map<String, String> said(Scene scene) {
        return scene.getRoot().lookupAll(".time-chart").stream()
                .map(TimeChart.class::cast)
                .collect(Collectors.toMap(
                        chart -> chart.spec().title(),
                        chart -> String.valueOf(chart.queryAccessibleAttribute(AccessibleAttribute.TEXT)),
                        (one, other) -> other));
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {8, 11})
    void who_asks_for_events_is_told_what_there_is_instead(int feature) {
        try (ChildJvm child = ChildJvm.start(feature, List.of("-Xmx64m"), "churn=20")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> window(view));
            Await.until(
                    "it is attached to",
                    () -> watched.history().latest("threads.RUNNABLE").isPresent());
            ToggleButton events = FxToolkit.call(() -> view.content().lookupAll(".toggle-button").stream()
                    .map(ToggleButton.class::cast)
                    .filter(button -> button.getText().equals("Events"))
                    .findFirst()
                    .orElseThrow());
            FxToolkit.run(events::fire);
            Await.until("it is told", () -> !workbench.failures().isEmpty());
            assertThat(workbench.failures().getFirst())
                    .hasMessage("The flight recorder streams from JDK 16 on; this JVM is a JDK " + feature
                            + ". A file of its recorder (jcmd, JFR.start) can be opened here.");
            assertThat(FxToolkit.call(events::isSelected)).isFalse();
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
    }
}
