package dev.jvitals.heap.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
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
    void a_column_has_more_rows_than_an_int_can_count() throws IOException {
        long rows = (1L << 32) + 100; // 1 GB of blocks, nearly all of it a hole in the file
        long last = rows / PackedColumn.BLOCK;
        long bits = (last + 1) * PackedColumn.ENTRY_BYTES;
        Path file = folder.resolve("long column");
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE);
                Arena arena = Arena.ofConfined()) {
            MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bits + Long.BYTES, arena);
            memory.set(ValueLayout.JAVA_LONG, last * PackedColumn.ENTRY_BYTES, 1L << 40);
            memory.set(ValueLayout.JAVA_LONG, last * PackedColumn.ENTRY_BYTES + 8, bits << 8 | 1);
            memory.set(ValueLayout.JAVA_LONG, bits, 0b1010);
            PackedColumn column = new PackedColumn(memory, checked(file, memory, bits), 0, rows);
            long[] block = new long[5];
            column.read(last * PackedColumn.BLOCK - 1, block, 5);
            assertThat(block).containsExactly(0, 1L << 40, (1L << 40) + 1, 1L << 40, (1L << 40) + 1);
            assertThat(column.get(last * PackedColumn.BLOCK + 3)).isEqualTo((1L << 40) + 1);
        }
    }

    /** With the checksums of the first chunk, which is all zeros as most others are, and of the last. */
    private static ChunkCheck checked(Path file, MemorySegment memory, long at) {
        int[] sums = new int[ChunkCheck.chunks(memory.byteSize())];
        Arrays.fill(sums, ChunkCheck.sum(ByteBuffer.allocate(ChunkCheck.CHUNK_BYTES)));
        int chunk = (int) (at >>> ChunkCheck.CHUNK_SHIFT);
        sums[chunk] = ChunkCheck.sum(
                memory.asSlice((long) chunk << ChunkCheck.CHUNK_SHIFT).asByteBuffer());
        return new ChunkCheck(file, memory, sums);
    }

    @Test
    void a_list_keeps_what_is_added_and_a_large_column_begins_with_zeros() {
        try (Scratch scratch = new Scratch(folder, new Cancellation())) {
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

    @Test
    void a_changed_byte_anywhere_in_an_index_is_told_where_it_is_read_and_nowhere_else() throws IOException {
        byte[] content = new byte[3 * ChunkCheck.CHUNK_BYTES + (1 << 20) + 77];
        new Random(3).nextBytes(content);
        for (int damagedAt : new int[] {0, 70_000, 2 * ChunkCheck.CHUNK_BYTES, 1 << 20, content.length - 1}) {
            Path file = folder.resolve("index-" + damagedAt);
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    IndexFileWriter writer = new IndexFileWriter(file, channel, 1, new byte[0], NEVER)) {
                writer.bytes("good", content);
                writer.bytes("damaged", content);
                writer.bytes("good too", new byte[2 * ChunkCheck.CHUNK_BYTES]);
                writer.finish();
                long start = (long) IndexFileWriter.HEAD_BYTES + (content.length + 7 & -8);
                channel.write(ByteBuffer.wrap(new byte[] {(byte) ~content[damagedAt]}), start + damagedAt);
            }
            try (IndexFile index = new IndexFile(file, 1)) {
                assertThatThrownBy(() -> index.bytes("damaged"))
                        .isInstanceOf(Failure.class)
                        .hasMessageContaining("the index is damaged");
                if (damagedAt > ChunkCheck.CHUNK_BYTES && damagedAt < content.length - ChunkCheck.CHUNK_BYTES) {
                    assertThat(index.bytes("good")).isEqualTo(content);
                    assertThat(index.bytes("good too")).containsOnly(0);
                }
            }
        }
    }

    @Test
    void a_column_refuses_every_place_outside_of_it() {
        try (Scratch scratch = new Scratch(folder, new Cancellation())) {
            for (long limit : new long[] {10, IdArray.NARROW_LIMIT + 1}) {
                IdArray column = scratch.ids(1000, limit);
                column.set(999, 7);
                assertThat(column.increment(999)).isEqualTo(7);
                assertThat(column.get(999)).isEqualTo(8);
                for (long outside : new long[] {-1, 1000, 1L << 40, Long.MIN_VALUE, Long.MAX_VALUE}) {
                    assertThatThrownBy(() -> column.get(outside)).isInstanceOf(IndexOutOfBoundsException.class);
                    assertThatThrownBy(() -> column.set(outside, 1)).isInstanceOf(IndexOutOfBoundsException.class);
                    assertThatThrownBy(() -> column.increment(outside)).isInstanceOf(IndexOutOfBoundsException.class);
                }
            }
        }
    }
}
