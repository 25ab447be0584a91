package dev.jvitals.session.live;

import static dev.jvitals.session.live.Figures.agreesWithProc;
import static dev.jvitals.session.live.Figures.agreesWithThreadPrint;
import static dev.jvitals.session.live.Figures.countsAndTimesAgree;
import static dev.jvitals.session.live.Figures.figure;
import static dev.jvitals.session.live.Figures.jstat;
import static dev.jvitals.session.live.Figures.metaspaceIsOfNow;
import static dev.jvitals.session.live.Figures.missing;
import static dev.jvitals.session.live.Figures.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.hsperf.CollectionTime;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.hsperf.PerfFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every collector on both JDKs, attached for real: the figures are those of jstat, jcmd and /proc. One child for each. */
@Execution(ExecutionMode.CONCURRENT)
class FiguresMatrixTest {
    private static final double MB = 1 << 20;
    private static final double MAX_HEAP = 96 * MB;

    /** What every collector's JVM tells on Linux, without flags and flight recorder. */
    static final List<String> EVERYWHERE = List.of(
            // heap and collections
            "heap.used",
            "heap.committed",
            "heap.max",
            "heap.after.gc",
            "heap.allocation",
            "gc.share",
            // safepoints
            "safepoint.share",
            "safepoint.sync",
            "safepoint.stop",
            "safepoint.rate",
            // threads
            "threads.total",
            "threads.daemon",
            "threads.peak",
            "threads.started",
            "threads.RUNNABLE",
            "threads.BLOCKED",
            "threads.WAITING",
            "threads.TIMED_WAITING",
            // memory outside the heap
            "buffers.direct.used",
            "buffers.mapped.used",
            "memory.resident",
            "memory.anonymous",
            "memory.file",
            "memory.swap",
            "malloc.used",
            "malloc.retained",
            // process
            "cpu.process",
            "cpu.user",
            "cpu.system",
            "cpu.wait",
            "faults.minor",
            "faults.major",
            "files.open",
            "files.limit",
            "process.children",
            "process.starts",
            "sockets.ESTABLISHED",
            "sockets.CLOSE_WAIT",
            // machine
            "host.cpu",
            "host.cpu.user",
            "host.cpu.system",
            "host.iowait",
            "host.steal",
            "host.load",
            "host.runqueue",
            "host.swap.in",
            "host.swap.out",
            "host.memory.total",
            "host.memory.available",
            "host.memory.cache",
            // classes and code
            "classes.loaded",
            "classes.unloaded",
            "metaspace.used",
            "metaspace.committed",
            "code.used",
            "code.committed",
            "code.max",
            "jit.compiles",
            "jit.time");

    static Stream<Arguments> matrix() {
        List<Arguments> rows = new ArrayList<>();
        for (int feature : new int[] {17, 25}) {
            for (String collector : new String[] {"Serial", "Parallel", "G1", "Z", "Shenandoah"}) {
                rows.add(Arguments.of(feature, collector));
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "{1} on JDK {0}")
    @MethodSource("matrix")
    void figures_agree_with_jstat_jcmd_and_proc(int feature, String collector) throws IOException {
        List<String> options = List.of("-XX:+Use" + collector + "GC", "-Xmx96m", "-Xms96m");
        try (ChildJvm child = ChildJvm.start(feature, options, "keep=20", "direct=7", "threads=25", "churn=80")) {
            History history = new History();
            try (LiveTarget target = LiveTarget.watch(child.pid(), LiveOptions.USUAL, history)) {
                Await.until(
                        "figures of every source",
                        () -> history.latest("heap.allocation").isPresent()
                                && history.latest("gc.share").isPresent()
                                && !history.events("gc.pause", 0, Long.MAX_VALUE)
                                        .isEmpty()
                                && history.latest("threads.WAITING").isPresent());
                agreesWithProc(child, history);
                agreesWithJcmd(child, target, history);
                agreesWithJstat(feature, child, collector, history);
                agreesWithThreadPrint(child, target, history);
                pausesAreReal(collector, history);
                everySeriesIsTold(feature, collector, history);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void a_jvm_that_never_collects_has_a_heap_that_only_grows_and_no_pause(int feature) throws IOException {
        List<String> options =
                List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+UseEpsilonGC", "-Xmx512m", "-XX:TieredStopAtLevel=1");
        try (ChildJvm child = ChildJvm.start(feature, options, "keep=20", "churn=2")) {
            History history = new History();
            try (LiveTarget _ = LiveTarget.watch(child.pid(), LiveOptions.USUAL, history)) {
                Await.until(
                        "figures of every source",
                        () -> history.latest("heap.allocation").isPresent()
                                && history.latest("threads.WAITING").isPresent());
                double before = figure(jstat(feature, "-gc", child.pid()), "OU") * 1024;
                Await.until("as much as jstat had", () -> now(history, "heap.used") >= before);
                double after = figure(jstat(feature, "-gc", child.pid()), "OU") * 1024;
                // The counters are as old as the JVM's last update of them, a second at most.
                assertThat(now(history, "heap.used")).isBetween(before, after + 64 * MB);
                assertThat(now(history, "heap.max")).isEqualTo(512 * MB);
                assertThat(now(history, "heap.heap.used")).isPositive();
                assertThat(history.events("gc.pause", 0, Long.MAX_VALUE)).isEmpty();
                assertThat(history.latest("gc.share")).isEmpty();
            }
        }
    }

    /** Each with its unit and its source; what a collector does not have is not told, rather than zero. */
    private static void everySeriesIsTold(int feature, String collector, History history) {
        List<String> expected = new ArrayList<>(EVERYWHERE);
        if (!collector.equals("Shenandoah")) { // whose counters hold more than pauses
            expected.add("gc.pauses");
        }
        boolean hasSurvivors = Set.of("Serial", "Parallel", "G1").contains(collector);
        if (hasSurvivors) {
            expected.addAll(List.of("heap.eden.used", "heap.survivor.used", "heap.old.used"));
            expected.addAll(List.of("heap.eden.committed", "heap.survivor.committed", "heap.old.committed"));
            expected.addAll(List.of("heap.promotion", "heap.survivor.overflow", "gc.full"));
        } else if (collector.equals("Z") && feature >= 25) {
            expected.addAll(List.of("heap.young.used", "heap.old.used"));
        } else {
            expected.addAll(List.of("heap.heap.used", "heap.heap.committed"));
        }
        Await.until(
                "all are told, missing " + missing(expected, history),
                () -> missing(expected, history).isEmpty());
        if (!hasSurvivors) {
            assertThat(history.series("heap.survivor.used")).isEmpty();
            assertThat(history.series("gc.full")).isEmpty(); // its pauses are told one by one, with their kind
        }
        for (Series series : history.series()) {
            assertThat(series.source()).as(series.id()).isNotBlank();
            assertThat(series.meaning()).as(series.id()).isNotBlank();
        }
    }

    private static void agreesWithJcmd(ChildJvm child, LiveTarget target, History history) throws IOException {
        String flags = target.jcmd().run("VM.flags -all", Duration.ofSeconds(20));
        assertThat(flags).containsPattern("MaxHeapSize\\s+= 100663296\\s");
        // Serial and Parallel leave one survivor space out of what they call the maximum (Runtime.maxMemory).
        assertThat(now(history, "heap.max")).isBetween(MAX_HEAP * 0.85, MAX_HEAP);
        assertThat(now(history, "heap.used")).isBetween(20 * MB, MAX_HEAP);
        assertThat(now(history, "heap.committed")).isBetween(MAX_HEAP * 0.85, MAX_HEAP);
        // The child made one buffer of 7 MB; JMX's own traffic makes some of a few KB.
        assertThat(now(history, "buffers.direct.used")).isBetween(7 * MB, 7.5 * MB);
        // 25 waiters, main, the churner; the JVM's own and those that observing brings.
        assertThat(now(history, "threads.total")).isBetween(27.0, 60.0);
        assertThat(now(history, "threads.TIMED_WAITING") + now(history, "threads.WAITING"))
                .isGreaterThanOrEqualTo(25);
        // Paced at 80 MB/s; a busy machine may make it less, and the first second is only a part.
        assertThat(now(history, "heap.allocation")).isBetween(5 * MB, 200 * MB);
        // JDK 17 prints it with the heap, JDK 25 with the rest of metaspace.
        metaspaceIsOfNow(
                target.jcmd().run("GC.heap_info", Duration.ofSeconds(20))
                        + target.jcmd().run("VM.metaspace basic", Duration.ofSeconds(20)),
                history);
        assertThat(child.process().isAlive()).isTrue();
    }

    private static void agreesWithJstat(int feature, ChildJvm child, String collector, History history)
            throws IOException {
        Map<String, Double> jstat = jstat(feature, "-gc", child.pid());
        // Metaspace and classes only grow here, since the management agent still warms up.
        double metaspace = figure(jstat, "MU") * 1024;
        Await.until("metaspace as jstat had it", () -> now(history, "metaspace.used") >= metaspace * 0.999);
        Map<String, Double> classes = jstat(feature, "-class", child.pid());
        assertThat(now(history, "classes.loaded"))
                .isBetween(figure(classes, "Loaded") * 0.9, figure(classes, "Loaded"));
        if (collector.equals("Shenandoah")) {
            concurrentWorkIsNoPause(feature, child);
        } else {
            countsAndTimesAgree(feature, child);
        }
        if (collector.equals("Serial") || collector.equals("Parallel")) {
            // Old space moves with each collection; both are of the same second.
            double old = figure(jstat, "OC") * 1024;
            assertThat(now(history, "heap.old.committed")).isBetween(old * 0.8, old * 1.2);
        }
    }

    /** What jstat calls the time of Shenandoah's collections are whole cycles. */
    private static void concurrentWorkIsNoPause(int feature, ChildJvm child) throws IOException {
        try (PerfFile counters = Objects.requireNonNull(MappedFiles.openCounters(child.pid()))) {
            double seconds = new CollectionTime(counters).pauseNanos() / 1e9;
            assertThat(seconds).isPositive().isLessThan(figure(jstat(feature, "-gc", child.pid()), "GCT"));
        }
    }

    private static void pausesAreReal(String collector, History history) {
        List<TimedEvent> pauses = history.events("gc.pause", 0, Long.MAX_VALUE);
        for (TimedEvent pause : pauses) {
            // ZGC's shortest, to start relocating, take a microsecond and less.
            assertThat(pause.durationNanos()).as("%s", pause).isBetween(1L, 10_000_000_000L);
            assertThat(pause.what()).as("%s", pause).isNotBlank().isNotEqualTo("No GC");
        }
        if (collector.equals("Z") || collector.equals("Shenandoah")) {
            // JMX rounds these to whole milliseconds, mostly to none.
            assertThat(pauses).anyMatch(pause -> pause.durationNanos() % 1_000_000 != 0);
        } else {
            Await.until(
                    "a pause with its before and after",
                    () -> history.events("gc.pause", 0, Long.MAX_VALUE).stream()
                            .anyMatch(pause -> pause.numbers().getOrDefault("reclaimedBytes", 0.0) > 0
                                    && pause.durationNanos() % 1_000_000 != 0));
            assertThat(history.latest("heap.after.gc")).isPresent();
        }
    }
}
