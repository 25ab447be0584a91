package dev.jvitals.target.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.ChildJvm;
import java.io.IOException;
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
}
