package dev.jvitals.diagnosis.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.session.live.ThreadDumpPlan;
import dev.jvitals.session.live.ThreadDumpTaker;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real JVMs that are sick in one way each raise that rule; their healthy twins, all in one JVM, raise nothing. */
class RealSituationsTest {
    /** The second dump is said to be taken so much later: nobody waits half a minute for a stuck thread in a test. */
    private static final Duration LATER = Duration.ofSeconds(40);

    private static final List<String> OPTIONS = List.of(
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=3",
            "-Djdk.virtualThreadScheduler.parallelism=2",
            "-Djdk.virtualThreadScheduler.maxPoolSize=2");

    @TempDir
    Path folder;

    private int series;

    @ParameterizedTest
    @CsvSource({
        "eventLoopSick, event-loop-blocked, waitForever",
        "commonPoolSick, common-pool-starved, waitForever",
        "finalizerSick, finalizer-stuck, Stuck.finalize",
        "classInitSick, deadlock, Situations$",
        "exceptionsSick, exception-storm, Situations.parse",
        "stuckSick, stuck-threads, Situations",
        "remoteSick, remote-wait, Situations.ask"
    })
    void a_sick_program_raises_its_rule_on_either_jdk(String program, String rule, String culprit) {
        for (int feature : new int[] {17, 25}) {
            Finding finding = raised(feature, program, rule);
            assertThat(finding.summary() + finding.suspects() + finding.evidence())
                    .as("JDK %d", feature)
                    .contains(culprit);
        }
    }

    @Test
    void virtual_threads_that_wait_for_a_carrier_are_seen() {
        assertThat(raised(25, "carriersSick", "carriers-starved").summary())
                .startsWith("All 2 carriers are taken; 4 virtual threads wait for one");
    }

    private Finding raised(int feature, String program, String rule) {
        try (ChildJvm child = ChildJvm.start("Situations", feature, OPTIONS, program)) {
            List<Finding> found = new ArrayList<>();
            Await.until(program + " on JDK " + feature + " raises " + rule, () -> {
                judge(child).findings().stream()
                        .filter(each -> each.rule().equals(rule))
                        .forEach(found::add);
                return !found.isEmpty();
            });
            return found.getFirst();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void their_healthy_twins_raise_nothing(int feature) {
        List<String> programs = new ArrayList<>(List.of(
                "eventLoopHealthy",
                "commonPoolHealthy",
                "finalizerHealthy",
                "classInitHealthy",
                "exceptionsHealthy",
                "stuckHealthy",
                "remoteHealthy"));
        if (feature >= 21) {
            programs.add("carriersHealthy");
        }
        try (ChildJvm child = ChildJvm.start("Situations", feature, OPTIONS, programs.toArray(new String[0]))) {
            assertThat(judge(child).findings()).isEmpty();
        }
    }

    private Judgement judge(ChildJvm child) {
        Path file = folder.resolve("series-" + series++ + ".tdump");
        new ThreadDumpTaker(new Jcmd(child.pid()))
                .take(file, new ThreadDumpPlan(2, Duration.ofMillis(200), true), Progress.NONE, new Cancellation());
        List<ThreadDump> dumps = ThreadDumps.read(file, new Cancellation()).dumps();
        assertThat(dumps).hasSize(2);
        return ThreadRules.judge(new ThreadEvidence(
                DumpSeries.of(List.of(dumps.getFirst(), later(dumps.getLast())), new Cancellation())));
    }

    private static ThreadDump later(ThreadDump dump) {
        Instant at = Objects.requireNonNull(dump.at()).plus(LATER);
        return new ThreadDump(
                dump.origin(),
                dump.dialect(),
                at,
                dump.jvm(),
                dump.pid(),
                dump.threads(),
                dump.containers(),
                dump.declaredDeadlocks(),
                dump.notUnderstood(),
                dump.complete());
    }
}
