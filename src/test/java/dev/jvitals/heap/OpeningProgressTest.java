package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.support.LeakyDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an opening tells of how far it is, from which the time left is estimated. */
class OpeningProgressTest {
    @TempDir
    Path folder;

    /** By phase: the total first, then what was done each time. */
    private static final class Told implements Progress {
        private final Map<String, List<Long>> phases = new LinkedHashMap<>();
        private List<Long> current = new ArrayList<>();

        @Override
        public void phase(String name, long totalUnits) {
            current = new ArrayList<>(List.of(totalUnits));
            phases.put(name, current);
        }

        @Override
        public void at(long doneUnits) {
            current.add(doneUnits);
        }
    }

    @Test
    void each_long_phase_tells_how_much_of_how_much_is_done() throws IOException {
        Path dump = Files.copy(LeakyDump.filled(25), folder.resolve("heap.hprof"));
        Told told = new Told();
        HeapDump.open(dump, OpenOptions.DEFAULT, told, new Cancellation()).close();
        assertThat(told.phases)
                .containsKeys(
                        "Finding objects",
                        "Reading references",
                        "Walking references",
                        "Finding dominators",
                        "Adding up");
        told.phases.forEach((phase, values) -> {
            if (!phase.equals("Finding records")) { // a jump from record to record, over in no time
                long total = values.getFirst();
                List<Long> done = values.subList(1, values.size());
                assertThat(done).as(phase).isSorted().isNotEmpty();
                assertThat(done.getLast()).as(phase).isEqualTo(total);
            }
        });
    }
}
