package dev.jvitals.session.live;

import static dev.jvitals.session.live.Figures.agreesWithProc;
import static dev.jvitals.session.live.Figures.agreesWithThreadPrint;
import static dev.jvitals.session.live.Figures.countsAndTimesAgree;
import static dev.jvitals.session.live.Figures.figure;
import static dev.jvitals.session.live.Figures.jcmd;
import static dev.jvitals.session.live.Figures.jstat;
import static dev.jvitals.session.live.Figures.metaspaceIsOfNow;
import static dev.jvitals.session.live.Figures.missing;
import static dev.jvitals.session.live.Figures.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.gc.Pause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The collectors of JDK 8 and 11: what is told agrees with jstat, jcmd and /proc, and what these JVMs do not tell is not
 * told, rather than wrong. {@code .ci/old-jdks} runs it, since few machines have these JDKs.
 */
@Tag("old-jdk")
class OldJdkFiguresTest {
    private static final double MB = 1 << 20;
    private static final double MAX_HEAP = 160 * MB;

    private static List<String> options(String collector) {
        List<String> options = new ArrayList<>();
        if (collector.equals("Z")) {
            options.add("-XX:+UnlockExperimentalVMOptions");
        }
        options.addAll(List.of("-XX:+Use" + collector + "GC", "-Xmx160m", "-Xms160m"));
        return options;
    }

    @ParameterizedTest(name = "{1} on JDK {0}")
    @CsvSource({
        "8, Serial",
        "8, Parallel",
        "8, ConcMarkSweep",
        "8, G1",
        "11, Serial",
        "11, Parallel",
        "11, ConcMarkSweep",
        "11, G1",
        "11, Z"
    })
    void figures_agree_with_jstat_jcmd_and_proc(int feature, String collector) throws IOException {
        try (ChildJvm child =
                ChildJvm.start(feature, options(collector), "keep=20", "direct=7", "threads=25", "churn=80")) {
            History history = new History();
            try (LiveTarget target = LiveTarget.watch(child.pid(), LiveOptions.USUAL, history)) {
                everySeriesIsTold(feature, collector, history);
                agreesWithProc(child, history);
                heapAgrees(feature, child, history);
                agreesWithJstat(feature, collector, child, history);
                agreesWithThreadPrint(child, target, history);
                pausesAreReal(collector, history);
                List<String> said = history.gaps(0, Long.MAX_VALUE).stream()
                        .map(Gap::reason)
                        .toList();
                assertThat(said).noneMatch(reason -> reason.contains("Exception"));
                if (feature == 8) {
                    assertThat(said).anyMatch(reason -> reason.startsWith("This JVM does not tell what malloc holds;"));
                }
            }
        }
    }

    private static void everySeriesIsTold(int feature, String collector, History history) {
        List<String> expected = new ArrayList<>(FiguresMatrixTest.EVERYWHERE);
        List<String> untold = new ArrayList<>();
        if (feature == 8) {
            untold.addAll(List.of("heap.allocation", "malloc.used", "malloc.retained"));
        }
        if (collector.equals("Z")) {
            untold.addAll(List.of("gc.share", "gc.pauses", "gc.full", "heap.promotion", "heap.survivor.overflow"));
            expected.addAll(List.of("heap.heap.used", "heap.heap.committed"));
        } else {
            for (String space : List.of("eden", "survivor", "old")) {
                expected.addAll(List.of("heap." + space + ".used", "heap." + space + ".committed"));
            }
            expected.addAll(List.of("gc.pauses", "heap.promotion", "heap.survivor.overflow"));
            boolean countsFullApart = feature > 8 || !collector.equals("ConcMarkSweep");
            (countsFullApart ? expected : untold).add("gc.full");
        }
        expected.removeAll(untold);
        Await.until(
                "all are told, missing " + missing(expected, history),
                () -> missing(expected, history).isEmpty());
        assertThat(missing(untold, history)).isEqualTo(untold);
        for (Series series : history.series()) {
            assertThat(series.source()).as(series.id()).isNotBlank();
            assertThat(series.meaning()).as(series.id()).isNotBlank();
        }
    }

    private static void heapAgrees(int feature, ChildJvm child, History history) throws IOException {
        // Serial, Parallel and CMS leave one survivor space out of what they call the maximum (Runtime.maxMemory).
        assertThat(now(history, "heap.max")).isBetween(MAX_HEAP * 0.85, MAX_HEAP);
        assertThat(now(history, "heap.used")).isBetween(20 * MB, MAX_HEAP);
        assertThat(now(history, "heap.committed")).isBetween(MAX_HEAP * 0.85, MAX_HEAP);
        assertThat(now(history, "buffers.direct.used")).isBetween(7 * MB, 7.5 * MB);
        assertThat(now(history, "threads.total")).isBetween(27.0, 60.0);
        assertThat(now(history, "threads.TIMED_WAITING") + now(history, "threads.WAITING"))
                .isGreaterThanOrEqualTo(25);
        if (feature > 8) {
            assertThat(now(history, "heap.allocation")).isBetween(5 * MB, 200 * MB);
        }
        metaspaceIsOfNow(jcmd(feature, child, "GC.heap_info"), history);
    }

    private static void agreesWithJstat(int feature, String collector, ChildJvm child, History history)
            throws IOException {
        Map<String, Double> classes = jstat(feature, "-class", child.pid());
        assertThat(now(history, "classes.loaded"))
                .isBetween(figure(classes, "Loaded") * 0.9, figure(classes, "Loaded"));
        Map<String, Double> jstat = jstat(feature, "-gc", child.pid());
        if (collector.equals("Z")) {
            assertThat(jstat).doesNotContainKeys("YGC", "FGC", "CGC"); // it counts no collections either
            assertThat(now(history, "heap.heap.committed")).isEqualTo(figure(jstat, "OC") * 1024);
            return;
        }
        countsAndTimesAgree(feature, child);
        double old = figure(jstat, "OC") * 1024;
        assertThat(now(history, "heap.old.committed")).isBetween(old * 0.8, old * 1.2);
        assertThat(now(history, "heap.old.used")).isBetween(10 * MB, MAX_HEAP * 0.9);
        if (!collector.equals("G1")) { // whose young spaces change with each collection
            assertThat(now(history, "heap.eden.committed")).isBetween(MB, figure(jstat, "EC") * 1024 * 1.2);
        }
    }

    private static void pausesAreReal(String collector, History history) {
        if (collector.equals("Z")) {
            assertThat(pauses(history)).isEmpty();
            assertThat(history.events(Pause.CYCLE, 0, Long.MAX_VALUE)).isNotEmpty();
            return;
        }
        Await.until(
                "a pause with its before and after, to the microsecond",
                () -> pauses(history).stream()
                        .anyMatch(pause -> pause.numbers().getOrDefault("reclaimedBytes", 0.0) > 0
                                && pause.durationNanos() % 1_000_000 != 0));
        for (TimedEvent pause : pauses(history)) {
            assertThat(pause.durationNanos()).as("%s", pause).isBetween(1_000L, 10_000_000_000L);
        }
    }

    private static List<TimedEvent> pauses(History history) {
        return history.events(Pause.PAUSE, 0, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"8", "11"})
    void cms_tells_cycles_their_stops_and_full_collections_apart(int feature) {
        List<String> options = new ArrayList<>(options("ConcMarkSweep"));
        options.add("-XX:CMSInitiatingOccupancyFraction=10");
        options.add("-XX:+UseCMSInitiatingOccupancyOnly");
        try (ChildJvm child = ChildJvm.start(feature, options, "keep=20", "churn=80")) {
            History history = new History();
            try (LiveTarget _ = LiveTarget.watch(child.pid(), LiveOptions.USUAL, history)) {
                Await.until(
                        "a cycle and a stop within one",
                        () -> !history.events(Pause.CYCLE, 0, Long.MAX_VALUE).isEmpty()
                                && pauses(history).stream()
                                        .anyMatch(each -> each.what().startsWith("CMS ")));
                child.tell("gc");
                Await.until("the full collection", () -> !full(history).isEmpty());
                child.tell("gc");
                Await.until("the second full collection", () -> full(history).size() == 2);
                assertThat(full(history)).allSatisfy(each -> {
                    assertThat(each.what()).isEqualTo("System.gc()");
                    assertThat(each.texts()).containsEntry("action", Pause.MAJOR);
                    assertThat(each.numbers()).containsKey("reclaimedBytes");
                    assertThat(each.durationNanos() % 1_000_000).isPositive();
                });
                assertThat(history.events(Pause.CYCLE, 0, Long.MAX_VALUE))
                        .noneMatch(each -> each.what().equals("System.gc()"));
                // Of 20 MB that are kept; the end of a cycle, with the young generation's garbage, is no such level.
                assertThat(now(history, "heap.after.gc")).isBetween(20 * MB, 30 * MB);
            }
        }
    }

    private static List<TimedEvent> full(History history) {
        return pauses(history).stream()
                .filter(each -> each.what().equals("System.gc()"))
                .toList();
    }

    @Test
    void remark_of_g1_on_jdk_8_has_no_counter_but_is_in_the_share_of_safepoints() throws IOException {
        List<String> options = new ArrayList<>(options("G1"));
        options.add("-XX:InitiatingHeapOccupancyPercent=5");
        try (ChildJvm child = ChildJvm.start(8, options, "keep=20", "churn=80")) {
            History history = new History();
            try (LiveTarget _ = LiveTarget.watch(child.pid(), LiveOptions.USUAL, history)) {
                Await.until(
                        "both shares",
                        () -> history.latest("gc.share").isPresent()
                                && history.latest("safepoint.share").isPresent());
                countsAndTimesAgree(8, child);
                assertThat(history.series("gc.share").orElseThrow().meaning()).contains("G1 of JDK 8 without remark");
            }
        }
    }
}
