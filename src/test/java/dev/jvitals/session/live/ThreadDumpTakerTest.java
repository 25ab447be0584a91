package dev.jvitals.session.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.session.live.ThreadDumpTaker.Taken;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadDumpTakerTest {
    private static final List<String> SMALL = List.of("-Xmx32m", "-XX:+UseSerialGC");
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    Path folder;

    private static Taken take(long pid, Path out, ThreadDumpPlan plan) {
        return new ThreadDumpTaker(new Jcmd(pid)).take(out, plan, Progress.NONE, new Cancellation());
    }

    private static List<ThreadDump> dumps(Path file) {
        return ThreadDumps.read(file, new Cancellation()).dumps();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void a_series_tells_what_each_thread_used_between_the_dumps(int feature) throws IOException {
        try (ChildJvm child = ChildJvm.start(feature, SMALL, "spin=1", "threads=2")) {
            Path file = folder.resolve("series.tdump");
            Taken taken = take(child.pid(), file, new ThreadDumpPlan(3, SHORT, false));
            assertThat(taken).isEqualTo(new Taken(file, List.of(file), 3, List.of()));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            DumpSeries series = DumpSeries.of(dumps(file), new Cancellation());
            assertThat(series.dumps()).hasSize(3).allSatisfy(dump -> {
                assertThat(dump.dump().complete()).isTrue();
                assertThat(dump.dump().pid()).isEqualTo(child.pid());
                assertThat(dump.dump().notUnderstood()).isEmpty();
            });
            ThreadHistory spinner = named(series, "spinner-0");
            assertThat(spinner.cpuShare().get(2)).isGreaterThan(0.01);
            assertThat(named(series, "waiter-0").lastUnchanged()).isEqualTo(3);
            assertThat(named(series, "main").last().thread().allocatedBytes()).isPositive();
        }
    }

    private static ThreadHistory named(DumpSeries series, String name) {
        return series.histories().stream()
                .filter(history -> history.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void virtual_threads_are_in_the_same_dump_when_asked_for() {
        try (ChildJvm child = ChildJvm.start(25, SMALL, "virtual=7")) {
            Path file = folder.resolve("virtual.tdump");
            assertThat(take(child.pid(), file, new ThreadDumpPlan(2, SHORT, true))
                            .notes())
                    .isEmpty();
            assertThat(dumps(file)).hasSize(2).allSatisfy(dump -> {
                List<ThreadEntry> virtual =
                        dump.threads().stream().filter(ThreadEntry::virtual).toList();
                assertThat(virtual).hasSize(7).allSatisfy(thread -> {
                    assertThat(thread.frames()).extracting("method").contains("waitForever");
                    assertThat(thread.firstLine()).isPositive();
                });
                assertThat(dump.threads().stream().filter(each -> each.name().equals("main")))
                        .hasSize(1);
            });
            assertThat(folder.toFile().list()).containsExactly("virtual.tdump");
        }
    }

    @Test
    void a_jvm_without_virtual_threads_is_dumped_all_the_same_and_that_is_said() {
        try (ChildJvm child = ChildJvm.start(17, SMALL)) {
            Taken taken = take(child.pid(), folder.resolve("t.tdump"), new ThreadDumpPlan(1, SHORT, true));
            assertThat(taken.notes()).singleElement().asString().startsWith("Virtual threads are not in it");
            assertThat(dumps(taken.place())).hasSize(1);
        }
    }

    @Test
    void a_folder_gets_a_file_for_each_dump() {
        try (ChildJvm child = ChildJvm.start(25, SMALL)) {
            Taken taken = take(child.pid(), folder, new ThreadDumpPlan(2, SHORT, false));
            assertThat(taken.place()).isEqualTo(folder);
            assertThat(taken.files())
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(dumps(file)).hasSize(1));
            assertThat(dumps(folder)).hasSize(2);
        }
    }

    @Test
    void threads_in_a_container_have_the_numbers_that_the_host_gives_them() {
        List<String> inside = List.of(
                "unshare",
                "--pid",
                "--mount",
                "--fork",
                "--kill-child",
                "--mount-proc",
                Jdks.home(25).resolve("bin/java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC");
        try (ChildJvm child = ChildJvm.start(inside, "virtual=1")) {
            long pid = child.process().descendants().findFirst().orElseThrow().pid();
            Path file = folder.resolve("container.tdump");
            take(pid, file, new ThreadDumpPlan(1, SHORT, true));
            List<Long> onHost = Arrays.stream(new File("/proc/" + pid + "/task").list())
                    .map(Long::valueOf)
                    .toList();
            ThreadDump dump = dumps(file).getFirst();
            assertThat(dump.threads().stream().map(ThreadEntry::nativeId).filter(id -> id >= 0))
                    .hasSizeGreaterThan(5)
                    .isSubsetOf(onHost);
            assertThat(dump.threads()).anyMatch(ThreadEntry::virtual);
        }
    }

    @Test
    void dumps_taken_before_the_jvm_ended_are_kept() {
        try (ChildJvm child = ChildJvm.start(25, SMALL)) {
            Progress killing = new Progress() {
                @Override
                public void phase(String name, long totalUnits) {}

                @Override
                public void at(long doneUnits) {
                    child.kill();
                }
            };
            Taken taken = new ThreadDumpTaker(new Jcmd(child.pid()))
                    .take(folder.resolve("t.tdump"), new ThreadDumpPlan(3, SHORT, false), killing, new Cancellation());
            assertThat(taken.dumps()).isEqualTo(1);
            assertThat(taken.notes()).singleElement().asString().startsWith("Only 1 of 3 dumps: ");
            assertThat(dumps(taken.place())).hasSize(1);
        }
    }

    @Test
    void a_series_can_be_cancelled() {
        try (ChildJvm child = ChildJvm.start(25, SMALL)) {
            Cancellation cancellation = new Cancellation();
            cancellation.cancel();
            assertThatThrownBy(() -> new ThreadDumpTaker(new Jcmd(child.pid()))
                            .take(
                                    folder.resolve("t.tdump"),
                                    new ThreadDumpPlan(3, Duration.ofHours(1), false),
                                    Progress.NONE,
                                    cancellation))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void no_file_is_written_over_and_no_senseless_plan_is_made() throws IOException {
        Path there = Files.createFile(folder.resolve("there"));
        long own = ProcessHandle.current().pid();
        assertThatThrownBy(() -> take(own, there, ThreadDumpPlan.ONE))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("exists");
        assertThatThrownBy(() -> new ThreadDumpPlan(0, SHORT, false)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> new ThreadDumpPlan(2, Duration.ZERO, false)).isInstanceOf(Failure.class);
    }
}
