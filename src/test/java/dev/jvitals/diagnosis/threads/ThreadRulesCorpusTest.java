package dev.jvitals.diagnosis.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.LockGraph;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real dumps that nobody here wrote, against what their authors' tests expect. Only asked for with {@code
 * -Dcorpus=FOLDER}; without it there is nothing to list.
 */
class ThreadRulesCorpusTest {
    private static final String CORPUS = System.getProperty("corpus", "");

    /** Dumps in which nothing is wrong, say their authors. */
    private static final List<String> HEALTHY = List.of(
            "brewkits-grant.txt",
            "komet-desktop-javafx.txt",
            "aragozin-jstack-160thr.txt",
            "dumpling/openjdk-1.7.0_60.log",
            "dumpling/oraclejdk-1.7.0_51.log",
            "dumpling/openjdk-1.8.log",
            "dumpling/openjdk-11.0.2.log",
            "dumpling/oraclejdk-1.9.log",
            "dumpling/in-object-wait.log",
            "dumpling/in_wait_without_monitor.log");

    private static DumpSeries read(Stream<String> files) {
        List<ThreadDump> dumps = new ArrayList<>();
        files.forEach(file -> dumps.addAll(ThreadDumps.read(Path.of(CORPUS, "threads", file), new Cancellation())
                .dumps()));
        return DumpSeries.of(dumps, new Cancellation());
    }

    private static DumpAnalysis dump(String file) {
        return read(Stream.of(file)).last();
    }

    private static DumpSeries scenario(String name) {
        return read(IntStream.range(0, 6).mapToObj(i -> "jthreaddump/scenarios_" + name + "_dump-" + i + ".txt"));
    }

    private static List<Finding> findings(DumpSeries series) {
        return ThreadRules.judge(new ThreadEvidence(series)).findings();
    }

    private static List<String> rules(DumpSeries series) {
        return findings(series).stream().map(Finding::rule).toList();
    }

    private static SeenThread named(DumpAnalysis dump, String name) {
        return dump.threads().stream()
                .filter(thread -> thread.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> behind(String file, String name) {
        DumpAnalysis dump = dump(file);
        return dump.locks().directlyBehind(named(dump, name)).stream()
                .map(SeenThread::name)
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> what_the_authors_expect_holds() {
        if (CORPUS.isEmpty()) {
            return Stream.empty();
        }
        return Stream.concat(
                HEALTHY.stream()
                        .map(file -> DynamicTest.dynamicTest(
                                file + " is healthy",
                                () -> assertThat(findings(read(Stream.of(file))))
                                        .noneMatch(finding -> finding.severity() != Severity.INFO))),
                Stream.of(
                        DynamicTest.dynamicTest("deadlocks", ThreadRulesCorpusTest::deadlocks),
                        DynamicTest.dynamicTest("blocking trees", ThreadRulesCorpusTest::blockingTrees),
                        DynamicTest.dynamicTest("parking", ThreadRulesCorpusTest::parking),
                        DynamicTest.dynamicTest("contention", ThreadRulesCorpusTest::contention),
                        DynamicTest.dynamicTest("series", ThreadRulesCorpusTest::series)));
    }

    private static void deadlocks() {
        for (String file : List.of("deadlock-and-friends", "synchronizer_deadlock", "deadlock")) {
            DumpSeries series = read(Stream.of("dumpling/" + file + ".log"));
            assertThat(series.last().locks().cycles())
                    .as(file)
                    .singleElement()
                    .satisfies(cycle -> assertThat(cycle).hasSize(2));
            assertThat(rules(series)).as(file).containsOnlyOnce("deadlock");
        }
        assertThat(dump("jthreaddump/three-way-deadlock.txt").locks().cycles())
                .filteredOn(cycle -> cycle.size() == 3)
                .hasSize(1);
    }

    private static void blockingTrees() {
        String tree = "dumpling/blocking-tree.log";
        LockGraph locks = dump(tree).locks();
        assertThat(locks.roots()).extracting(SeenThread::name).containsExactly("a", "b");
        assertThat(behind(tree, "a")).containsExactlyInAnyOrder("aa", "ab");
        assertThat(behind(tree, "aa")).containsExactly("aaa");
        assertThat(behind(tree, "b")).containsExactly("ba");
    }

    private static void parking() {
        for (String lock : List.of(
                "ReentrantLock-parking-blockage",
                "ReentrantReadWriteLock-parking-blockage-read",
                "ReentrantReadWriteLock-parking-blockage-write")) {
            DumpAnalysis dump = dump("dumpling/" + lock + ".log");
            assertThat(dump.locks().roots())
                    .as(lock)
                    .extracting(SeenThread::name)
                    .containsExactly("Thread-1");
            assertThat(dump.locks().chainFrom(named(dump, "main")))
                    .as(lock)
                    .extracting(SeenThread::name)
                    .containsExactly("main", "Thread-1");
        }
    }

    private static void contention() {
        assertThat(dump("dumpling/contention.log").locks().contended())
                .singleElement()
                .satisfies(lock -> assertThat(lock.waiting()).hasSize(3));
        DumpAnalysis producer = dump("dumpling/producer-consumer.log");
        assertThat(producer.locks().contended())
                .singleElement()
                .satisfies(lock ->
                        assertThat(lock.waiting()).extracting(SeenThread::name).containsExactly("blocked_thread"));
        DumpAnalysis play = dump("njovy-play-44thr.txt");
        assertThat(play.locks().contended()).hasSize(2);
        assertThat(play.locks().behind(play.locks().roots().getFirst())).hasSize(15);
    }

    private static void series() {
        Finding hot = findings(scenario("cpu-hotspot")).stream()
                .filter(finding -> finding.rule().equals("runaway-thread"))
                .findFirst()
                .orElseThrow();
        assertThat(hot.evidence())
                .filteredOn(evidence -> evidence.what().startsWith("CPU of"))
                .hasSize(4)
                .allSatisfy(evidence ->
                        assertThat(((Number) evidence.value()).doubleValue()).isBetween(0.97, 1.01));
        assertThat(rules(scenario("io-stall"))).doesNotContain("runaway-thread");
        assertThat(rules(scenario("lock-contention"))).containsExactly("lock-contention");
    }
}
