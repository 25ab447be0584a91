package dev.jvitals.target.hsperf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.os.ProcFile;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Whose counters a process keeps. */
class MappedFilesTest {
    private static final String OTHER =
            "7f772c037000-7f772c03f000 r--s 00000000 fe:00 21545 /tmp/hsperfdata_me/28390\n";
    private static final String OWN = "7f772fa78000-7f772fa80000 rw-s 00000000 fe:00 21561 /tmp/hsperfdata_me/24710\n";

    @Test
    void a_jvm_that_looks_at_others_keeps_its_own_counters() {
        assertThat(MappedFiles.countersFile(OTHER + OWN)).isEqualTo("/tmp/hsperfdata_me/24710");
        assertThat(MappedFiles.countersFile(OWN + OTHER)).isEqualTo("/tmp/hsperfdata_me/24710");
        assertThat(MappedFiles.countersFile(OTHER)).isNull();
        assertThat(MappedFiles.countersFile("")).isNull();
    }

    @Test
    void this_process_is_not_taken_for_a_jvm_whose_counters_it_reads() throws IOException {
        long own = ProcessHandle.current().pid();
        try (ChildJvm first = ChildJvm.start(17, List.of());
                PerfFile _ = Objects.requireNonNull(MappedFiles.openCounters(first.pid()));
                ChildJvm second = ChildJvm.start(25, List.of());
                PerfFile _ = Objects.requireNonNull(MappedFiles.openCounters(second.pid()))) {
            assertThat(MappedFiles.of(own, new ProcFile()).countersFile()).endsWith("/" + own);
            assertThat(MappedFiles.of(first.pid(), new ProcFile()).countersFile())
                    .endsWith("/" + first.pid());
        }
    }
}
