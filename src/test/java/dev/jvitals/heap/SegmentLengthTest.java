package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.HprofWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The length in the head of heap records may be wrong, by age or by damage; what the records say counts. */
class SegmentLengthTest {
    /** Besides them the boot loader counts as one. */
    private static final int OBJECTS = 50;

    @TempDir
    Path folder;

    private static HprofWriter heap(HprofWriter dump, long firstAddress) {
        for (int i = 0; i < OBJECTS; i++) {
            dump.primitiveArray(firstAddress + 64L * i, FieldType.INT, i % 7);
            dump.root(RootKind.JNI_GLOBAL, firstAddress + 64L * i);
        }
        return dump;
    }

    private Heap open(HprofWriter dump) {
        return HeapDump.open(
                dump.to(folder.resolve("dump.hprof")),
                OpenOptions.DEFAULT.withRebuild(true),
                Progress.NONE,
                new Cancellation());
    }

    @Test
    void a_heap_dump_whose_length_did_not_fit_is_read_to_its_end_without_a_word() {
        HprofWriter dump = heap(new HprofWriter("1.0.1", 8), 0x10000).heapDumpClaiming(0);
        dump.string("behind");
        try (Heap heap = open(dump)) {
            assertThat(heap.totals().objects()).isEqualTo(OBJECTS + 1);
            assertThat(heap.notes()).isEmpty();
        }
    }

    @Test
    void a_segment_that_claims_too_much_or_too_little_keeps_its_objects_and_those_of_the_next() {
        for (int lie : new int[] {-700, -5, 3, 900, 1 << 30}) {
            HprofWriter dump = heap(new HprofWriter(8), 0x10000);
            dump.segmentClaiming(dump.gatheredBytes() + lie);
            heap(dump, 0x20000).endOfDump();
            try (Heap heap = open(dump)) {
                assertThat(heap.totals().objects()).as("off by " + lie).isEqualTo(2 * OBJECTS + 1);
                assertThat(heap.notes())
                        .as("off by " + lie)
                        .hasSize(1)
                        .first()
                        .asString()
                        .contains("were read");
            }
        }
    }

    @Test
    void a_dump_cut_short_is_not_taken_for_a_lie() throws IOException {
        byte[] whole = heap(new HprofWriter(8), 0x10000).endOfDump().bytes();
        for (int cut = 20; cut < 600; cut += 29) {
            Path file = Files.write(folder.resolve("cut.hprof"), Arrays.copyOf(whole, whole.length - cut));
            try (Heap heap =
                    HeapDump.open(file, OpenOptions.DEFAULT.withRebuild(true), Progress.NONE, new Cancellation())) {
                assertThat(heap.totals().objects()).isBetween(OBJECTS / 2L, (long) OBJECTS);
                assertThat(heap.notes()).first().asString().contains("cut short");
            }
        }
    }
}
