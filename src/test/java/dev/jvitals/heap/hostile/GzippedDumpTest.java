package dev.jvitals.heap.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.support.ChildCommand;
import dev.jvitals.support.CommandRun;
import dev.jvitals.support.HprofWriter;
import dev.jvitals.support.RandomHeap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Gzipped dumps that are damaged, or that unpack to more than anyone has room for. */
class GzippedDumpTest {
    private static final int SEEDS = 20;

    @TempDir
    Path folder;

    private static byte[] gzipped(byte[]... members) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] each : members) {
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                out.write(each);
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void a_damaged_one_opens_in_part_or_is_refused_in_a_sentence(Damage damage) throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] whole = gzipped(new RandomHeap(seed, 300, 8).dump().bytes());
            Path file = Files.write(folder.resolve(damage + "" + seed), damage.of(whole, new Random(seed)));
            try (Heap heap = HeapDump.open(file, OpenOptions.DEFAULT, Progress.NONE, new Cancellation())) {
                EveryQuestion.of(heap);
            } catch (Failure failure) {
                assertThat(failure.kind()).as(failure.sentence()).isEqualTo(Failure.Kind.INPUT);
                assertThat(failure.sentence()).contains(file.toString(), "at offset", "expected", "found");
            }
        }
    }

    @Test
    void one_of_several_members_is_whole() throws IOException {
        byte[] dump = new RandomHeap(1, 200, 8).dump().bytes();
        byte[] head = java.util.Arrays.copyOf(dump, 1000);
        byte[] tail = java.util.Arrays.copyOfRange(dump, 1000, dump.length);
        Path plain = Files.write(folder.resolve("plain"), dump);
        Path parts = Files.write(folder.resolve("parts"), gzipped(head, tail));
        assertThat(CommandRun.of("heap", parts, "--json").json().get("objects"))
                .isEqualTo(CommandRun.of("heap", plain, "--json").json().get("objects"));
    }

    @Test
    void one_that_is_gzipped_twice_is_refused() throws IOException {
        Path twice = Files.write(
                folder.resolve("twice"),
                gzipped(gzipped(new RandomHeap(1, 20, 8).dump().bytes())));
        CommandRun run = CommandRun.of("heap", twice);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).hasLineCount(1).contains("at offset 0: expected an HPROF heap dump");
    }

    /** Two hundred megabytes of zeros in two hundred kilobytes. */
    @Test
    void a_bomb_ends_in_a_sentence_with_little_memory_and_leaves_no_file() throws IOException {
        for (int tag : new int[] {0x01, 0x1c}) {
            Path bomb = folder.resolve("bomb" + tag);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
                out.write(new HprofWriter(8).bytes());
                out.write(tag);
                out.write(ByteBuffer.allocate(8).putInt(0).putInt(-16).array());
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 200; i++) {
                    out.write(zeros);
                }
            }
            ChildCommand.Result run =
                    ChildCommand.of("heap", bomb.toString(), "--top", "1").result();
            assertThat(run.status()).as(run.err()).isIn(0, 3);
            assertThat(run.err()).doesNotContain("Exception").doesNotContain("Error");
            assertThat(run.out() + run.err()).contains("cut short");
        }
    }
}
