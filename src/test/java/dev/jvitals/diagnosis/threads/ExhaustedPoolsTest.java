package dev.jvitals.diagnosis.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.threads.pools.ExhaustedPools;
import dev.jvitals.diagnosis.threads.pools.SelfDeadlock;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten libraries' real pools in a JVM of their own, exhausted on purpose. */
class ExhaustedPoolsTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void run_the_programs() throws IOException, InterruptedException {
        run(ExhaustedPools.class);
        run(SelfDeadlock.class);
    }

    private static void run(Class<?> program) throws IOException, InterruptedException {
        Path log = folder.resolve(program.getSimpleName() + ".log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        program.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = process.waitFor(2, TimeUnit.MINUTES);
            assertThat(ended && process.exitValue() == 0)
                    .as(program.getSimpleName() + " does its work:\n" + Files.readString(log))
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static Judgement judge(String dump) {
        DumpSeries series = DumpSeries.of(
                ThreadDumps.read(folder.resolve(dump), new Cancellation()).dumps(), new Cancellation());
        return ThreadRules.judge(new ThreadEvidence(series));
    }

    @Test
    void before_exhaustion_the_same_program_raises_nothing() {
        assertThat(judge("before.txt").findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HikariCP",
                "Tomcat JDBC",
                "DBCP2",
                "Druid",
                "c3p0",
                "Agroal",
                "Vibur",
                "Jedis",
                "commons-pool2",
                "Apache HttpClient 5"
            })
    void an_empty_pool_raises_pool_wait_with_the_library_and_its_holders(String library) {
        Finding finding = judge("exhausted.txt").findings().stream()
                .filter(each -> each.rule().equals("pool-wait"))
                .filter(each -> each.evidence()
                        .contains(Evidence.text("pool library", library, "the frames in which they wait")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pool-wait for " + library));
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.summary()).startsWith("4 threads wait for the pool ").contains(library);
        assertThat(finding.evidence())
                .filteredOn(evidence -> evidence.what().equals("threads seen to hold one"))
                .singleElement()
                .satisfies(evidence -> assertThat(evidence.value()).isEqualTo(2));
        List<Suspect> holders = finding.suspects().stream()
                .filter(suspect -> suspect.kind() == Suspect.Kind.THREAD)
                .toList();
        assertThat(holders)
                .extracting(Suspect::name)
                .containsExactlyInAnyOrder(library + " holder 1", library + " holder 2");
        assertThat(holders)
                .allSatisfy(holder -> assertThat(holder.detail()).containsPattern("SlowQuery\\.run|socket read"));
    }

    @Test
    void a_pool_whose_name_shows_in_its_threads_is_named() {
        assertThat(judge("exhausted.txt").findings())
                .anySatisfy(finding -> assertThat(finding.summary()).contains("the pool orders-pool (HikariCP)"));
    }

    @Test
    void no_other_rule_blames_the_pools_or_their_customers() {
        assertThat(judge("exhausted.txt").findings()).extracting(Finding::rule).containsOnly("pool-wait");
    }

    @Test
    void orders_that_wait_for_a_second_connection_deadlock_with_their_own_pool() {
        Judgement judgement = judge("self-deadlock.txt");
        Finding finding = judgement.findings().stream()
                .filter(each -> each.rule().equals("pool-self-deadlock"))
                .findFirst()
                .orElseThrow();
        assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(finding.summary()).startsWith("2 threads hold a connection of the pool orders-pool (HikariCP)");
        assertThat(finding.suspects())
                .extracting(Suspect::name)
                .contains(
                        "orders-pool",
                        SelfDeadlock.class.getName() + ".writeLogRecord",
                        SelfDeadlock.class.getName() + ".place");
        assertThat(judgement.findings()).extracting(Finding::rule).contains("pool-wait");
    }
}
