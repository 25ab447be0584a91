package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.support.Await;
import dev.jvitals.support.RandomHeap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opening a dump stops when it is told to, whatever it is at, and leaves nothing behind. */
class CancelledOpeningTest {
    @TempDir
    Path folder;

    /** Notes phases, and cancels when the one that it waits for begins. */
    private static final class Stop implements Progress {
        private final List<String> phases = new ArrayList<>();
        private final Cancellation cancellation = new Cancellation();
        private final int at;

        Stop(int at) {
            this.at = at;
        }

        @Override
        public void phase(String name, long totalUnits) {
            phases.add(name);
            if (phases.size() == at) {
                cancellation.cancel();
            }
        }

        @Override
        public void at(long doneUnits) {}
    }

    /** Scratch files have no name any more, and live as long as they are mapped. */
    private static boolean isMapped(Path folder) {
        Path maps = Path.of("/proc/self/maps");
        try (Stream<String> lines = Files.isReadable(maps) ? Files.lines(maps) : Stream.empty()) {
            return lines.anyMatch(line -> line.contains(folder.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_cancelled_opening_ends_in_every_phase_and_leaves_only_the_dump() throws IOException {
        Path plain = new RandomHeap(1, 500, 8).dump().to(folder.resolve("plain.hprof"));
        Path packed = new RandomHeap(1, 500, 8).dump().gzippedTo(folder.resolve("packed.gz"));
        for (Path dump : List.of(plain, packed)) {
            Stop never = new Stop(0);
            HeapDump.open(dump, OpenOptions.DEFAULT, never, never.cancellation).close();
            assertThat(HeapDump.deleteIndexes(dump, OpenOptions.DEFAULT)).hasSize(1);
            assertThat(never.phases).contains("Finding objects", "Walking references", "Adding up");
            for (int phase = 1; phase <= never.phases.size(); phase++) {
                Stop stop = new Stop(phase);
                assertThatThrownBy(() -> HeapDump.open(dump, OpenOptions.DEFAULT, stop, stop.cancellation))
                        .as(never.phases.get(phase - 1))
                        .isInstanceOf(CancellationException.class);
                assertThat(stop.phases).hasSize(phase);
                try (Stream<Path> left = Files.list(folder)) {
                    assertThat(left).containsExactlyInAnyOrder(plain, packed);
                }
                Await.until("its memory is given back", () -> !isMapped(folder));
            }
        }
    }
}
