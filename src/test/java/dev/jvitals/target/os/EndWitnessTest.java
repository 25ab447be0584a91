package dev.jvitals.target.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndWitnessTest {
    private static final String OLD = "[  100.500000] Out of memory: Killed process 4711 (java) total-vm:1kB";
    private static final String NEW = "[ 2000.500000] Memory cgroup out of memory: Killed process 4711 (java)";
    private static final String OTHER = "[ 3000.000000] Out of memory: Killed process 47111 (java)";

    @Test
    void the_kernels_record_of_a_former_owner_of_the_pid_is_not_this_ones() {
        assertThat(EndWitness.newestKill(Stream.of(OLD, OTHER), 4711, 1_000, 0)).isNull();
        assertThat(EndWitness.newestKill(Stream.of(OLD, NEW, OTHER), 4711, 1_000, 0))
                .isEqualTo(NEW);
        assertThat(EndWitness.newestKill(Stream.of(OLD), 4711, 50, 0)).isEqualTo(OLD);
    }

    @Test
    void a_machine_that_slept_has_a_log_whose_clock_is_behind() {
        assertThat(EndWitness.newestKill(Stream.of(NEW), 4711, 5_000, 4_000)).isEqualTo(NEW);
        assertThat(EndWitness.newestKill(Stream.of(NEW), 4711, 5_000, 0)).isNull();
    }

    @Test
    void a_line_without_a_time_counts() {
        String line = "Out of memory: Killed process 4711 (java)";
        assertThat(EndWitness.newestKill(Stream.of(line), 4711, 1_000, 0)).isEqualTo(line);
    }

    @Test
    void a_crash_report_from_before_the_start_is_another_process_s(@TempDir Path folder) throws IOException {
        List<String> options = List.of("-XX:ErrorFile=" + folder + "/crash-%p.log");
        try (ChildJvm child = ChildJvm.start(17, options)) {
            EndWitness witness = new EndWitness(child.pid());
            Path report = Files.writeString(folder.resolve("crash-" + child.pid() + ".log"), "# A fatal error");
            Files.setLastModifiedTime(report, FileTime.fromMillis(System.currentTimeMillis() - 86_400_000));
            assertThat(witness.testify()).contains("no crash report");
            Files.setLastModifiedTime(report, FileTime.fromMillis(System.currentTimeMillis()));
            assertThat(witness.testify()).contains("crashed", report.toString());
        }
    }

    @Test
    void as_long_as_the_parent_has_not_asked_the_signal_or_status_is_known() throws IOException {
        assertThat(endOfOrphan("KILL")).startsWith("It was killed by SIGKILL: no crash report, no kill record");
        assertThat(endOfOrphan("TERM")).startsWith("It exited with status 143, as on SIGTERM: no crash report");
    }

    /** A JVM whose parent never asks how it ended. */
    private static String endOfOrphan(String signal) throws IOException {
        String parent = "exec 3<&0; \"$0\" \"$@\" <&3 & exec sleep 600";
        String java = Jdks.home(17).resolve("bin/java").toString();
        try (ChildJvm child = ChildJvm.start(List.of("sh", "-c", parent, java, "-Xmx32m"))) {
            long pid = child.process().children().findFirst().orElseThrow().pid();
            EndWitness witness = new EndWitness(pid);
            new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
            Await.until("its end", witness::hasEnded);
            return witness.testify();
        }
    }

    @Test
    void an_end_in_order_is_told_from_one_without_cleaning_up(@TempDir Path folder) throws Exception {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m"))) {
            EndWitness witness = new EndWitness(child.pid());
            child.signal("TERM");
            child.process().waitFor();
            assertThat(witness.testify())
                    .contains(
                            "in order, as it seems, by an exit or on SIGTERM", "no kill record", "its parent process");
        }
        assertThat(EndWitness.likely(folder)).contains("without cleaning up, as by SIGKILL");
        assertThat(EndWitness.likely(null)).isEqualTo("ended by an exit or a signal");
    }

    @Test
    void a_heap_dump_that_it_wrote_is_told_with_its_end(@TempDir Path folder) throws Exception {
        List<String> options = List.of(
                "-Xmx32m",
                "-XX:+HeapDumpOnOutOfMemoryError",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:HeapDumpPath=" + folder);
        try (ChildJvm child = ChildJvm.start(17, options)) {
            EndWitness witness = new EndWitness(child.pid());
            child.process().getOutputStream().write("oom\n".getBytes(StandardCharsets.UTF_8));
            child.process().getOutputStream().flush();
            child.process().waitFor();
            assertThat(witness.testify())
                    .contains("heap dump written as memory ran out, " + folder.resolve("java_pid" + child.pid()));
        }
    }

    @Test
    void a_wait_status_reads_as_exit_or_signal() {
        assertThat(ExitStatus.words(0)).isEqualTo("exited with status 0");
        assertThat(ExitStatus.words(3 << 8)).isEqualTo("exited with status 3");
        assertThat(ExitStatus.words(143 << 8)).isEqualTo("exited with status 143, as on SIGTERM");
        assertThat(ExitStatus.words(6 | 0x80)).isEqualTo("was killed by SIGABRT");
        assertThat(ExitStatus.words(40)).isEqualTo("was killed by signal 40");
    }
}
