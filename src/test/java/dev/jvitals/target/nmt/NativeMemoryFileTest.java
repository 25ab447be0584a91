package dev.jvitals.target.nmt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.nativememory.NativeMemoryRules;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that real JVMs give while the test runs. */
class NativeMemoryFileTest {
    @TempDir
    Path folder;

    private Path ask(int jdk, ChildJvm child, String command) throws IOException, InterruptedException {
        File file = folder.resolve(command.replaceAll("\\W", "-") + ".txt").toFile();
        int status = new ProcessBuilder(
                        Jdks.home(jdk).resolve("bin/jcmd").toString(),
                        Long.toString(child.pid()),
                        "VM.native_memory",
                        command)
                .redirectOutput(file)
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assertThat(status).isZero();
        return file.toPath();
    }

    private static NativeMemoryReport read(Path file) {
        List<NativeMemoryReport> all = NativeMemoryFile.read(file, Progress.NONE, new Cancellation());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void summary_detail_and_difference_of_a_jvm_that_takes_direct_memory(int jdk) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, List.of("-Xmx64m", "-XX:NativeMemoryTracking=detail"), "keep=1")) {
            NativeMemoryReport first = read(ask(jdk, child, "summary"));
            ask(jdk, child, "baseline");
            child.tell("direct=40");
            NativeMemoryReport difference = read(ask(jdk, child, "summary.diff"));
            NativeMemoryReport later = read(ask(jdk, child, "detail"));

            assertThat(first.pid()).isEqualTo(Long.toString(child.pid()));
            assertThat(first.hasBaseline()).isFalse();
            assertThat(first.category("Java Heap").orElseThrow().reservedBytes())
                    .isEqualTo(64L << 20);
            assertThat(sum(first))
                    .isCloseTo(first.total().committedBytes(), org.assertj.core.api.Assertions.within(64L << 10));
            assertThat(first.category("Thread").flatMap(each -> each.count("thread")))
                    .hasValueSatisfying(count -> assertThat(count).isGreaterThan(5));
            assertThat(difference.hasBaseline()).isTrue();
            growthIsFound(difference);
            assertThat(later.callSites())
                    .anySatisfy(site -> assertThat(site.bytes()).isGreaterThanOrEqualTo(1L << 20));
            growthIsFound(later.since(first));
        }
    }

    private static long sum(NativeMemoryReport report) {
        return report.categories().stream()
                .mapToLong(NativeMemoryReport.Category::committedBytes)
                .sum();
    }

    private static void growthIsFound(NativeMemoryReport report) {
        assertThat(report.category("Other").orElseThrow().committedGrowthBytes())
                .isGreaterThanOrEqualTo(40L << 20);
        List<Finding> findings = NativeMemoryRules.judge(report).findings();
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("native-growth");
            assertThat(finding.suspects())
                    .anySatisfy(suspect -> assertThat(suspect.name()).isEqualTo("Other"));
        });
    }

    @Test
    void a_quiet_jvm_raises_nothing_and_one_answer_says_what_it_cannot_show() throws Exception {
        try (ChildJvm child = ChildJvm.start(25, List.of("-XX:NativeMemoryTracking=summary"), "keep=1")) {
            NativeMemoryReport one = read(ask(25, child, "summary"));
            assertThat(NativeMemoryRules.judge(one).findings()).isEmpty();
            assertThat(NativeMemoryRules.judge(one).notSeen()).anyMatch(line -> line.startsWith("native-growth: "));
            assertThat(NativeMemoryRules.judge(read(ask(25, child, "summary")).since(one))
                            .findings())
                    .isEmpty();
        }
    }

    @Test
    void bytes_peaks_and_several_answers_in_one_file() throws IOException {
        Path file = folder.resolve("nmt.txt");
        String answer = """
                4711:

                Native Memory Tracking:

                Total: reserved=18669619469, committed=%d
                -                    Thread (reserved=41152432, committed=%d)
                                            (threads #1500)
                                            (stack: reserved=41033728, committed=2187264, peak=2187264)

                """;
        Files.writeString(
                file, answer.formatted(2_000_000_000L, 1_000_000L) + answer.formatted(2_100_000_000L, 101_000_000L));
        List<NativeMemoryReport> all = NativeMemoryFile.read(file, Progress.NONE, new Cancellation());
        assertThat(all).hasSize(2);
        NativeMemoryReport grown = all.get(1).since(all.get(0));
        assertThat(grown.category("Thread").orElseThrow().committedGrowthBytes())
                .isEqualTo(100_000_000L);
        assertThat(NativeMemoryRules.judge(grown).findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder("native-growth", "thread-explosion");
    }

    @Test
    void damaged_answers_give_something_or_a_sentence() throws IOException {
        Path file = folder.resolve("nmt.txt");
        Random random = new Random(5);
        String whole =
                "Native Memory Tracking:\nTotal: reserved=1KB, committed=1KB +9KB\n-  GC (reserved=1KB, committed=1KB)\n";
        for (int round = 0; round < 500; round++) {
            StringBuilder damaged = new StringBuilder(whole);
            for (int i = 0; i < 5; i++) {
                damaged.setCharAt(random.nextInt(damaged.length()), (char) random.nextInt(256));
            }
            Files.writeString(file, damaged);
            try {
                NativeMemoryFile.read(file, Progress.NONE, new Cancellation()).forEach(NativeMemoryRules::judge);
            } catch (Failure e) {
                assertThat(e.kind()).isEqualTo(Failure.Kind.INPUT);
            }
        }
        Files.writeString(file, "nothing");
        assertThatThrownBy(() -> NativeMemoryFile.read(file, Progress.NONE, new Cancellation()))
                .isInstanceOf(Failure.class);
    }
}
