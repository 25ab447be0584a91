package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Real dumps that nobody here wrote, with what their authors' tests expect. Runs only over the folder that {@code
 * -Dcorpus=DIR} names; without one it lists no files and so checks nothing.
 */
class ThreadDumpCorpusTest {
    private static final Map<String, Integer> THREADS = Map.ofEntries(
            Map.entry("dumpling/openjdk-1.7.0_60.log", 35),
            Map.entry("dumpling/oraclejdk-1.7.0_51.log", 143),
            Map.entry("dumpling/crlf.log", 2),
            Map.entry("dumpling/no_blank_lines.log", 9),
            Map.entry("aragozin-jstack-160thr.txt", 160),
            Map.entry("asolntsev-selenium-deadlock.txt", 86),
            Map.entry("njovy-play-44thr.txt", 44),
            Map.entry("brewkits-grant.txt", 42),
            Map.entry("komet-desktop-javafx.txt", 36),
            Map.entry("ibm-tdfg-javacore.20191105.224043.17.0001.txt", 94),
            Map.entry("ibm-tdfg-javacore.20191105.224113.17.0002.txt", 98),
            Map.entry("ibm-tdfg-hotspot11_small-threadinfo.txt", 1));

    /** Deliberately broken by their authors: what is not understood is named, the rest is read. */
    private static final List<String> BROKEN = List.of("unknown-chunks.log", "broken-synchronizers.log");

    @TestFactory
    Stream<DynamicTest> every_file_is_read_as_its_authors_expect() throws IOException {
        String corpus = System.getProperty("corpus", "");
        if (corpus.isEmpty()) {
            return Stream.empty();
        }
        Path threads = Path.of(corpus).resolve("threads");
        List<Path> files;
        try (Stream<Path> found = Files.walk(threads)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        Stream<DynamicTest> details = Stream.of(
                DynamicTest.dynamicTest("details of dumpling", () -> details(threads.resolve("dumpling"))),
                DynamicTest.dynamicTest("mounted threads", () -> virtual(threads.resolve("jthreaddump"))));
        return Stream.concat(
                files.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(threads, file))),
                details);
    }

    private static void check(Path root, Path file) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (name.endsWith("no-threads.log")) {
            assertThatThrownBy(() -> ThreadDumps.read(file, new Cancellation())).isInstanceOf(Failure.class);
            return;
        }
        ThreadDumpFile read = ThreadDumps.read(file, new Cancellation());
        assertThat(read.dumps()).hasSize(1);
        ThreadDump dump = read.dumps().getFirst();
        assertThat(dump.threads())
                .hasSize(THREADS.getOrDefault(name, dump.threads().size()));
        boolean broken = BROKEN.stream().anyMatch(name::endsWith);
        // JRockit ended with Java 6; what its own words say is counted, not read.
        int places =
                broken ? 1 : name.contains("jrockit") ? dump.notUnderstood().size() : 0;
        assertThat(dump.notUnderstood()).hasSize(places);
    }

    private static void details(Path dumpling) {
        ThreadEntry main = thread(dumpling, "openjdk-1.7.0_60.log", "main");
        assertThat(main.state()).isEqualTo(Thread.State.RUNNABLE);
        assertThat(main.frames()).hasSize(27);
        assertThat(thread(dumpling, "no-tabs.log", "main").frames()).hasSize(3);
        assertThat(thread(dumpling, "no-tabs.log", "Finalizer").frames()).hasSize(4);
        assertThat(thread(dumpling, "inconsistent-locks-and-state.log", "runnable-parking-to-wait")
                        .state())
                .isEqualTo(Thread.State.RUNNABLE);
        assertThat(only(dumpling, "blocked-without-monitor.log")
                        .threads()
                        .getFirst()
                        .locks())
                .isEmpty();
        for (String file : List.of("in_wait_without_monitor.log", "in-object-wait.log")) {
            for (ThreadEntry thread : only(dumpling, file).threads()) {
                boolean inWait = Monitors.isObjectWait(thread.frames().getFirst());
                assertThat(thread.locks().stream().anyMatch(LockUse::owns)).isEqualTo(!inWait);
            }
        }
        assertThat(only(dumpling, "issue-59.log").threads().getFirst().nativeId())
                .isEqualTo(0x135ec3000L);
        assertThat(only(dumpling, "issue-71.log").threads().getFirst().locks())
                .extracting(LockUse::lockId)
                .containsExactly("0xffffffffe2875c0b", "0xffffffffe2875c0c");
        assertThat(only(dumpling, "unprefixed-synchronizers.log")
                        .threads()
                        .getFirst()
                        .locks())
                .extracting(LockUse::kind)
                .containsExactly(Kind.OWNS_SYNCHRONIZER);
    }

    private static void virtual(Path jthreaddump) {
        assertThat(only(jthreaddump, "virtual-threads.txt").threads())
                .filteredOn(thread -> thread.name().contains("ForkJoinPool"))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    private static ThreadEntry thread(Path folder, String file, String name) {
        return Samples.thread(only(folder, file), name);
    }

    private static ThreadDump only(Path folder, String file) {
        return ThreadDumps.read(folder.resolve(file), new Cancellation())
                .dumps()
                .getFirst();
    }
}
