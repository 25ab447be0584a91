package dev.jvitals.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Command lines that findings advise: to be copied as they are. */
class CommandsTest {
    @Test
    void a_heap_dump_is_opened_from_the_file_it_is_taken_into() {
        assertThat(Commands.heapDump(4711, "--direct"))
                .isEqualTo("jvitals dump 4711 --heap --out $HOME/heap-4711.hprof, then jvitals heap"
                        + " $HOME/heap-4711.hprof --direct");
        assertThat(Commands.heapDump("PID", "")).endsWith("jvitals heap $HOME/heap-PID.hprof");
    }
}
