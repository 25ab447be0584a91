package dev.jvitals.heap.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns give back what was put in, however it is asked for. */
class ColumnTest {
    private static final Cancellation NEVER = new Cancellation();

    @TempDir
    Path folder;

    @Test
    void a_packed_column_reads_in_blocks_what_it_reads_one_by_one() throws IOException {
        Random random = new Random(7);
        long[] numbers = new long[1000];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextLong() >>> (i / 64 * 4); // from 64 bits down to 4, block by block
        }
        Path file = folder.resolve("column");
        try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                IndexFileWriter writer = new IndexFileWriter(file, channel, 1, new byte[0], NEVER)) {
            writer.column(
                    "numbers",
                    numbers.length,
                    (from, block, count) -> System.arraycopy(numbers, (int) from, block, 0, count));
            writer.finish();
        }
        try (IndexFile index = new IndexFile(file, 1)) {
            PackedColumn column = index.column("numbers");
            for (int round = 0; round < 500; round++) {
                int from = random.nextInt(numbers.length);
                int count = random.nextInt(numbers.length - from + 1);
                long[] block = new long[numbers.length];
                column.read(from, block, count);
                assertThat(Arrays.copyOf(block, count)).isEqualTo(Arrays.copyOfRange(numbers, from, from + count));
            }
            assertThat(column.get(numbers.length - 1)).isEqualTo(numbers[numbers.length - 1]);
            assertThatThrownBy(() -> column.read(999, new long[2], 2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void a_list_keeps_what_is_added_and_a_large_column_begins_with_zeros() {
        try (Scratch scratch = new Scratch(folder)) {
            IdList list = new IdList(scratch, 300_000, 300_000);
            for (int i = 0; i < 200_000; i++) {
                list.add(i ^ 5);
            }
            assertThat(list.size()).isEqualTo(200_000);
            for (int i = 0; i < 200_000; i += 1111) {
                assertThat(list.get(i)).isEqualTo(i ^ 5);
            }
            IdArray large = scratch.ids(5_000_000, 10); // its pages come from two threads
            assertThat(large.get(0) + large.get(2_499_999) + large.get(2_500_001) + large.get(4_999_999))
                    .isZero();
        }
    }
}
