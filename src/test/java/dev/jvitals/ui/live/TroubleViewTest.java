package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.ScreenWatch;
import dev.jvitals.support.SmallRuntime;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong with real targets, seen from the window: the JavaFX thread is never held long, data so far stays, and the
 * screen says what happened.
 */
class TroubleViewTest {
    /** Longer is felt as a freeze. */
    private static final double LONGEST_HOLD_MILLIS = 100;

    private final FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
    private @Nullable Watching open;

    /** A JVM with its view in a window. */
    private static final class Watching {
        final WatchedJvm jvm;
        final JvmView view;
        final Stage stage;

        Watching(ChildJvm child, FakeWorkbench workbench) {
            jvm = WatchedJvm.open(child.pid(), failure -> {});
            view = FxToolkit.call(() -> new JvmView(jvm, workbench));
            stage = FxToolkit.call(() -> window(view, workbench.theme()));
        }

        History history() {
            return jvm.history();
        }

        void close() {
            FxToolkit.run(() -> {
                stage.close();
                view.close();
            });
        }
    }

    /** The first view loads classes and fonts; that is the program's start and not a trouble. */
    @BeforeAll
    static void warm() {
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m"), "churn=20")) {
            Watching first = new Watching(child, workbench);
            awaitAttached(first);
            for (String section : List.of("Memory", "GC", "Threads", "Native", "Host", "Notes", "Overview")) {
                FxToolkit.run(() -> first.view.select(section));
                Drawn.charts(first.view);
            }
            child.kill();
            Await.until("its end is noticed", () -> first.jvm.ending().isPresent());
            first.close();
        }
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
    }

    private static Stage window(JvmView view, Theme theme) {
        Stage stage = new Stage();
        Scene scene = new Scene((Parent) view.content(), 1000, 700);
        theme.style(scene);
        stage.setScene(scene);
        stage.show();
        return stage;
    }

    private Watching watch(ChildJvm child) {
        Watching watching = new Watching(child, workbench);
        open = watching;
        return watching;
    }

    private Watching open() {
        return Objects.requireNonNull(open, "nothing is watched");
    }

    private static void awaitAttached(Watching watching) {
        Await.until(
                "it is attached to",
                () -> watching.history().latest("heap.allocation").isPresent());
        Drawn.charts(watching.view);
    }

    private interface Trouble {
        void happen() throws IOException;
    }

    /** Lets it happen under the watchdog's eyes, with a picture of what the screen says then. */
    private void underWatch(String name, Trouble trouble) throws IOException {
        try (ScreenWatch watch = new ScreenWatch()) {
            trouble.happen();
            System.out.printf(
                    "measured: %s held the JavaFX thread %.0f ms at most (waited %.0f ms)%n",
                    name, watch.longestHeldMillis(), watch.longestWaitMillis());
            assertThat(watch.longestHeldMillis()).as(watch.worst()).isLessThan(LONGEST_HOLD_MILLIS);
        }
        FxToolkit.picture(
                "trouble-" + name,
                open().stage.getScene()); // takes a while on the JavaFX thread, which is the test's doing
    }

    private void awaitSilence(String seriesId, String words) {
        Await.until(
                seriesId + " is silent: " + words,
                () -> open().history()
                        .silence(seriesId)
                        .map(gap -> gap.reason().contains(words))
                        .orElse(false));
    }

    private void awaitEndOnScreen() {
        Await.until(
                "the end is on the screen",
                () -> FxToolkit.call(() -> open().view.title().get().endsWith("(ended)")));
        assertThat(open().history().latest("heap.used")).isPresent();
    }

    private double latest(String id) {
        return open().history().latest(id).map(Sample::value).orElse(Double.NaN);
    }

    @Test
    void a_stopped_jvm() throws IOException {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"), "churn=20")) {
            awaitAttached(watch(child));
            underWatch("stopped", () -> {
                child.signal("STOP");
                awaitSilence("threads.RUNNABLE", "No answer for 5 s.");
                child.signal("CONT");
                Await.until("JMX answers again", () -> !Double.isNaN(latest("threads.RUNNABLE")));
            });
        }
    }

    @Test
    void a_killed_jvm() throws IOException {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m"), "churn=20")) {
            awaitAttached(watch(child));
            underWatch("killed", () -> {
                child.kill();
                awaitEndOnScreen();
            });
        }
    }

    @Test
    void a_jvm_that_exits() throws IOException {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"), "churn=20")) {
            awaitAttached(watch(child));
            underWatch("exited", () -> {
                child.process().destroy();
                awaitEndOnScreen();
            });
        }
    }

    @Test
    void a_full_collection_of_seconds() throws IOException {
        List<String> options = List.of("-Xmx2g", "-Xms2g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        try (ChildJvm child = ChildJvm.start(17, options, "objects=45", "churn=20")) {
            awaitAttached(watch(child));
            underWatch("full-collection", () -> {
                child.tell("gc");
                child.tell("gc");
                Await.until(
                        "the long pause is told",
                        () -> open().history().events("gc.pause", 0, Long.MAX_VALUE).stream()
                                .anyMatch(pause -> pause.durationNanos() > 300_000_000L));
            });
        }
    }

    @Test
    void a_jvm_out_of_memory() throws IOException {
        List<String> options = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        try (ChildJvm child = ChildJvm.start(17, options, "churn=50")) {
            awaitAttached(watch(child));
            underWatch("out-of-memory", () -> {
                child.process().getOutputStream().write("oom\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                child.process().getOutputStream().flush();
                awaitEndOnScreen();
            });
        }
    }

    @Test
    void a_jvm_that_refuses_attaching() throws IOException {
        try (ChildJvm child = ChildJvm.start(25, List.of("-XX:+DisableAttachMechanism", "-Xmx64m"), "churn=50")) {
            watch(child);
            underWatch("refused", () -> {
                Await.until("the counters tell the heap", () -> latest("heap.used") > 0);
                Await.until(
                        "it is said why",
                        () -> open().history().gaps(0, Long.MAX_VALUE).stream()
                                .anyMatch(gap -> gap.reason().contains("-XX:+DisableAttachMechanism")));
            });
        }
    }

    @Test
    void counters_overwritten_with_garbage() throws IOException {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"), "churn=20")) {
            awaitAttached(watch(child));
            underWatch("garbage-counters", () -> {
                overwrite(child.pid());
                awaitSilence("classes.loaded", "");
                double then = open().history().lastMillis();
                Await.until(
                        "the beans go on",
                        () -> open().history().latest("heap.used").orElseThrow().atMillis() > then);
            });
        }
    }

    /** The JVM itself never reads its counters. */
    private static void overwrite(long pid) throws IOException {
        Path file = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"), Long.toString(pid));
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] garbage = new byte[64];
            new java.util.Random(1).nextBytes(garbage);
            out.write(garbage);
        }
    }

    @Test
    void a_management_agent_that_does_not_start() throws IOException {
        List<String> command = List.of(SmallRuntime.java("java.base").toString(), "-Xmx64m");
        try (ChildJvm child = ChildJvm.start(command, "churn=20")) {
            watch(child);
            underWatch("no-agent", () -> {
                Await.until(
                        "it is said that the agent does not start",
                        () -> open().history().gaps(0, Long.MAX_VALUE).stream()
                                .anyMatch(gap -> gap.source().equals("JMX")));
                Await.until("the counters tell the heap", () -> latest("heap.used") > 0);
            });
            assertThat(open().history().gaps(0, Long.MAX_VALUE))
                    .filteredOn(gap -> gap.source().equals("JMX"))
                    .allSatisfy(gap -> assertThat(gap.reason()).startsWith("Its runtime has no management agent"));
        }
    }

    @Test
    void a_cut_connection_comes_back() throws IOException {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m"), "churn=20")) {
            awaitAttached(watch(child));
            underWatch("cut", () -> {
                open().jvm.target().management().orElseThrow().close();
                awaitSilence("threads.RUNNABLE", "");
                Await.until("the counters tell the heap meanwhile", () -> latest("heap.used") > 0);
                Await.until("it is connected again", () -> !Double.isNaN(latest("threads.RUNNABLE")));
            });
        }
    }

    @Test
    void a_jvm_without_flight_recorder() throws IOException {
        String java = SmallRuntime.java("java.base,jdk.management,jdk.management.agent")
                .toString();
        try (ChildJvm child = ChildJvm.start(List.of(java, "-Xmx64m"), "churn=20")) {
            awaitAttached(watch(child));
            underWatch("no-flight-recorder", () -> {
                ToggleButton events = FxToolkit.call(() -> open().view.content().lookupAll(".toggle-button").stream()
                        .map(ToggleButton.class::cast)
                        .filter(button -> button.getText().equals("Events"))
                        .findFirst()
                        .orElseThrow());
                FxToolkit.run(events::fire);
                Await.until(
                        "who asked is told that there is none",
                        () -> workbench.failures().stream()
                                .anyMatch(failure -> String.valueOf(failure.getMessage())
                                        .startsWith("The JVM has no flight recorder")));
                assertThat(FxToolkit.call(events::isSelected)).isFalse();
                Await.until(
                        "the charts know",
                        () -> open().history().gaps(0, Long.MAX_VALUE).stream()
                                .anyMatch(gap -> gap.source().equals("JFR")));

                long then = open().history().lastMillis();
                Await.until(
                        "the rest goes on",
                        () -> open().history().latest("heap.used").orElseThrow().atMillis() > then);
            });
        }
    }
}
