package dev.jvitals.session.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.LatestFigures;
import dev.jvitals.metrics.TeeSink;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with real targets: data so far stays, the others go on, and somebody says why. */
class TroubleTest {
    private final History history = new History();
    private final LatestFigures latest = new LatestFigures();

    private LiveTarget watch(ChildJvm child) {
        return LiveTarget.watch(child.pid(), LiveOptions.USUAL, new TeeSink(List.of(history, latest)));
    }

    private void awaitAttached() {
        Await.until("it is attached to", () -> history.latest("heap.allocation").isPresent());
    }

    private void awaitSilence(String source, String word) {
        Await.until(
                source + " says " + word,
                () -> latest.silent().getOrDefault(source, "").contains(word));
    }

    @Test
    void a_stopped_target_silences_jmx_alone_and_comes_back() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"), "churn=20");
                LiveTarget target = watch(child)) {
            awaitAttached();
            child.signal("STOP");
            awaitSilence("JMX", "No answer for 5 s.");
            long then = history.lastMillis();
            Await.until(
                    "the system's figures go on",
                    () -> history.latest("memory.resident").orElseThrow().atMillis() > then);
            assertThat(latest.value("threads.total")).isPresent();
            Await.until(
                    "the shared counters tell the heap meanwhile",
                    () -> heapSource().startsWith("hsperfdata"));
            assertThat(target.end()).isEmpty();
            child.signal("CONT");
            Await.until("JMX answers again", () -> !latest.silent().containsKey("JMX"));
            Await.until("it tells the heap again", () -> heapSource().startsWith("JMX"));
        }
    }

    private String heapSource() {
        return history.series("heap.used").orElseThrow().source();
    }

    @Test
    void a_killed_target_leaves_its_data_and_a_sentence() {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m"));
                LiveTarget target = watch(child)) {
            awaitAttached();
            child.kill();
            Await.until("its end is noticed", () -> target.end().isPresent());
            assertThat(target.end().orElseThrow().sentence()).contains("no crash report, no kill record");
            assertThat(history.latest("heap.used")).isPresent();
            assertThat(history.events("target", 0, Long.MAX_VALUE)).hasSize(1);
        }
    }

    @Test
    void a_target_that_exits_is_noticed() {
        try (ChildJvm child = ChildJvm.start(17, List.of());
                LiveTarget target = watch(child)) {
            awaitAttached();
            child.process().destroy();
            Await.until("its end is noticed", () -> target.end().isPresent());
            assertThat(latest.silent()).containsKeys("hsperfdata", "/proc", "JMX");
        }
    }

    @Test
    void the_end_is_noticed_however_seldom_figures_are_taken() {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m"));
                LiveTarget target = watch(child)) {
            awaitAttached();
            target.slowDown(Duration.ofHours(1));
            child.kill();
            Await.until("its end is noticed", () -> target.end().isPresent());
        }
    }

    @Test
    void a_crash_is_told_with_its_report(@TempDir Path folder) {
        List<String> options = List.of("-XX:ErrorFile=" + folder + "/crash-%p.log", "-XX:-CreateCoredumpOnCrash");
        try (ChildJvm child = ChildJvm.start(25, options);
                LiveTarget target = watch(child)) {
            awaitAttached();
            child.signal("SEGV");
            Await.until("its end is noticed", () -> target.end().isPresent());
            assertThat(target.end().orElseThrow().sentence()).contains("crashed", "crash-" + child.pid() + ".log");
        }
    }

    @Test
    void out_of_memory_ends_the_target_and_the_figures_stay() {
        List<String> options = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        try (ChildJvm child = ChildJvm.start(17, options, "churn=50");
                LiveTarget target = watch(child)) {
            awaitAttached();
            Await.until(
                    "pauses are seen",
                    () -> !history.events("gc.pause", 0, Long.MAX_VALUE).isEmpty());
            assertThatThrownBy(() -> child.tell("oom")).isInstanceOf(AssertionError.class);
            Await.until("its end is noticed", () -> target.end().isPresent());
            assertThat(history.series("gc.full")).isPresent();
            assertThat(history.events("gc.pause", 0, Long.MAX_VALUE)).isNotEmpty();
        }
    }

    @Test
    void refused_attaching_leaves_counters_and_the_systems_figures_and_nothing_on_the_targets_output() {
        try (ChildJvm child = ChildJvm.start(25, List.of("-XX:+DisableAttachMechanism", "-Xmx64m"), "churn=50");
                LiveTarget target = watch(child)) {
            awaitSilence("JMX", "-XX:+DisableAttachMechanism");
            Await.until(
                    "the counters tell the heap instead",
                    () -> latest.value("heap.used").isPresent());
            Await.until(
                    "pauses are seen",
                    () -> !history.events("gc.pause", 0, Long.MAX_VALUE).isEmpty());
            assertThatThrownBy(() -> target.jcmd().run("VM.version", Duration.ofSeconds(5)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("-XX:+DisableAttachMechanism");
            child.tell("keep=1"); // reads its output up to the answer: a thread dump would be in between
        }
    }

    @Test
    void without_counters_the_other_sources_go_on() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-XX:-UsePerfData"));
                LiveTarget _ = watch(child)) {
            awaitAttached();
            assertThat(latest.silent()).containsKey("hsperfdata");
            assertThat(latest.value("heap.used")).isPresent();
        }
    }

    @Test
    void the_flight_recorder_tells_process_starts_and_pauses() {
        LiveOptions options = new LiveOptions(Duration.ofSeconds(1), true, true);
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m", "-XX:+UseZGC"), "churn=100");
                LiveTarget target = LiveTarget.watch(child.pid(), options, history)) {
            Await.until("the recorder runs", target::isFlightRecorderOn);
            child.tell("exec");
            Await.until(
                    "the start is told",
                    () -> history.events("process.start", 0, Long.MAX_VALUE).stream()
                            .anyMatch(start -> start.source().startsWith("JFR")
                                    && start.texts().getOrDefault("frame", "").startsWith("Child.")));
            Await.until(
                    "pauses are told",
                    () -> history.events("gc.pause", 0, Long.MAX_VALUE).stream()
                            .anyMatch(pause -> pause.source().startsWith("JFR") && pause.durationNanos() > 0));
            Await.until(
                    "cycles with their before and after",
                    () -> history.events("gc.cycle", 0, Long.MAX_VALUE).stream()
                            .anyMatch(cycle -> cycle.numbers().containsKey("afterBytes")));
        }
    }

    @Test
    void a_process_that_is_not_there_is_one_sentence() {
        assertThatThrownBy(() -> LiveTarget.watch(Integer.MAX_VALUE, LiveOptions.USUAL, history))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no such process");
    }

    @Test
    void dumps_are_for_their_owner_only(@TempDir Path folder) throws IOException {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx64m"), "keep=3")) {
            DumpTaker taker = new DumpTaker(new dev.jvitals.target.attach.Jcmd(child.pid()));
            Path heap = taker.heap(folder.resolve("a heap.hprof"), true, false);
            Path threads = taker.threads(folder.resolve("t.tdump"));
            assertThat(Files.size(heap)).isGreaterThan(3 << 20);
            assertThat(Files.readString(threads)).contains("Full thread dump", "\"main\"");
            for (Path each : List.of(heap, threads)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each)))
                        .isEqualTo("rw-------");
            }
            assertThat(folder.toFile().list()).hasSize(2);
            assertThatThrownBy(() -> taker.heap(heap, true, false))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("exists");
        }
    }
}
