package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.theme.Theme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The views of every collector's JVM, and on a large screen, as pictures to look at in {@code target/pictures}. */
class LivePicturesTest {
    /** Full collections come where the old generation fills; with collectors that work beside the program they do not here. */
    private static final Map<String, Set<String>> EXPECTED = Map.of(
            "Serial", Set.of("young", "full"),
            "Parallel", Set.of("young", "full"),
            "Z", Set.of("in a cycle"),
            "Shenandoah", Set.of("in a cycle", "degenerated or stall", "full"));

    private final FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);

    private static Stage window(JvmView view, Theme theme, double width, double height) {
        Stage stage = new Stage();
        Scene scene = new Scene((Parent) view.content(), width, height);
        theme.style(scene);
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private static void awaitFigures(WatchedJvm watched) {
        Await.until(
                "figures of every source",
                () -> watched.history().latest("heap.allocation").isPresent()
                        && watched.history().latest("threads.RUNNABLE").isPresent()
                        && watched.history().latest("memory.resident").isPresent()
                        && watched.history()
                                        .events("gc.pause", 0, Long.MAX_VALUE)
                                        .size()
                                >= 5);
    }

    /** A chart of one figure is a line of no length. */
    private static void awaitSeconds(WatchedJvm watched, String id, int figures) {
        Await.until(
                figures + " figures of " + id,
                () -> watched.history()
                                .envelope(
                                        id,
                                        watched.history().firstMillis(),
                                        watched.history().lastMillis(),
                                        2_000)
                                .size()
                        >= figures);
    }

    private void pictures(JvmView view, Stage stage, String name, Theme.Mode mode, String... sections) {
        FxToolkit.run(() -> workbench.theme().mode().set(mode));
        for (String section : sections) {
            FxToolkit.run(() -> {
                view.select(section);
                view.inFront(true); // nobody lists the threads of a view behind others
            });
            Drawn.chartsAndTables(view);
            String shade = mode.name().toLowerCase(Locale.ROOT);
            FxToolkit.picture(name + "-" + shade + "-" + section.replaceAll("\\W+", "-"), stage.getScene());
        }
    }

    @ParameterizedTest(name = "{1} on JDK {0}")
    @CsvSource({"17, Serial, LIGHT", "25, Parallel, DARK", "17, Z, DARK", "25, Shenandoah, LIGHT"})
    void memory_and_pauses_of_each_collector(int feature, String collector, Theme.Mode mode) {
        List<String> options = List.of("-XX:+Use" + collector + "GC", "-Xmx96m", "-Xms96m");
        try (ChildJvm child = ChildJvm.start(feature, options, "keep=30", "threads=4", "churn=120")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> window(view, workbench.theme(), 1000, 700));
            awaitFigures(watched);
            awaitSeconds(watched, "heap.committed", 4);
            assertThat(pauseKinds(watched))
                    .as("kinds of pauses of %s", collector)
                    .isSubsetOf(EXPECTED.getOrDefault(collector, Set.of()));
            pictures(view, stage, "live-" + collector, mode, "Memory", "GC", "Overview");
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
    }

    private static List<String> pauseKinds(WatchedJvm watched) {
        return watched.history().events("gc.pause", 0, Long.MAX_VALUE).stream()
                .map(event -> PauseKind.of(event).label())
                .distinct()
                .collect(Collectors.toList());
    }

    @Test
    void a_large_screen_is_filled() {
        List<String> options = List.of("-XX:+UseZGC", "-Xmx128m", "-XX:NativeMemoryTracking=summary");
        try (ChildJvm child =
                ChildJvm.start(25, options, "keep=20", "direct=8", "threads=60", "virtual=100", "churn=40")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> window(view, workbench.theme(), 2560, 1440));
            awaitFigures(watched);
            awaitSeconds(watched, "heap.old.used", 4);
            Await.until(
                    "virtual threads are told",
                    () -> watched.history().latest("threads.virtual.mounted").isPresent());
            pictures(view, stage, "large", Theme.Mode.LIGHT, "Overview", "GC", "Native", "Classes & code");
            pictures(view, stage, "large", Theme.Mode.DARK, "Memory", "Threads", "Host", "Notes");
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
    }

    @Test
    void the_flight_recorder_is_begun_and_ended_by_its_button_and_tells_what_safepoints_were_for() {
        try (ChildJvm child = ChildJvm.start(25, List.of("-XX:+UseSerialGC", "-Xmx64m"), "keep=10", "churn=60")) {
            WatchedJvm watched = WatchedJvm.open(child.pid(), failure -> {});
            awaitFigures(watched);
            assertThat(watched.isFlightRecorderOn()).isFalse();
            watched.flightRecorder(true);
            Await.until(
                    "operations are told",
                    () -> watched.history().events("safepoint", 0, Long.MAX_VALUE).stream()
                            .anyMatch(event -> event.what().contains("Collect")
                                    || event.what().contains("GC")));
            watched.flightRecorder(false);
            assertThat(watched.isFlightRecorderOn()).isFalse();
            assertThat(watched.target().isFlightRecorderOn()).isFalse();
            JvmView view = FxToolkit.call(() -> new JvmView(watched, workbench));
            Stage stage = FxToolkit.call(() -> window(view, workbench.theme(), 1000, 700));
            pictures(view, stage, "live-events", Theme.Mode.LIGHT, "GC");
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
    }
}
