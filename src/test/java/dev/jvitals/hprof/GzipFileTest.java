package dev.jvitals.hprof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.support.Await;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gzipped files read as if they were not, with and without a copy on the disk. */
class GzipFileTest {
    private static final int SEEDS = 60;

    @TempDir
    Path folder;

    /** Bytes that compress somewhat, in members of random sizes, empty ones among them. */
    private static final class Packed {
        private final byte[] plain;
        private final byte[] packed;

        private Packed(byte[] plain, byte[] packed) {
            this.plain = plain;
            this.packed = packed;
        }

        static Packed of(long seed, int members) {
            Random random = new Random(seed);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            for (int i = 0; i < members; i++) {
                byte[] part = new byte[random.nextInt(4) == 0 ? 0 : random.nextInt(60_000)];
                for (int at = 0; at < part.length; at++) {
                    part[at] = (byte) random.nextInt(1 + random.nextInt(40));
                }
                plain.writeBytes(part);
                try (OutputStream out = new GZIPOutputStream(packed)) {
                    out.write(part);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return new Packed(plain.toByteArray(), packed.toByteArray());
        }

        void assertReadHereAndThere(DumpFile file, Random random) throws IOException {
            for (int i = 0; i < 40; i++) {
                int from = random.nextInt(plain.length + 1);
                int length = random.nextInt(100_000);
                byte[] target = new byte[length];
                int got = file.read(from, MemorySegment.ofArray(target), length);
                assertThat(got).isEqualTo(Math.clamp(plain.length - from, 0, length));
                assertThat(Arrays.copyOf(target, got)).isEqualTo(Arrays.copyOfRange(plain, from, from + got));
            }
        }
    }

    private Path write(Packed packed) throws IOException {
        return Files.write(folder.resolve("packed.gz"), packed.packed);
    }

    @Test
    void any_place_is_read_from_the_copy_and_then_from_single_members_without_one() throws IOException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            Packed packed = Packed.of(seed, 1 + random.nextInt(12));
            Path path = write(packed);
            byte[] places;
            try (GzipFile file = new GzipFile(path)) {
                file.prepare(Progress.NONE, new Cancellation());
                assertThat(file.isUnpacked()).isTrue();
                packed.assertReadHereAndThere(file, random);
                places = file.places();
                file.readByPlaces(places);
                assertThat(file.isUnpacked()).isFalse();
                packed.assertReadHereAndThere(file, random);
            }
            try (GzipFile again = new GzipFile(path)) {
                again.readByPlaces(places);
                assertThat(again.size()).isEqualTo(packed.plain.length);
                packed.assertReadHereAndThere(again, random);
                assertThat(again.isUnpacked()).isFalse();
            }
        }
    }

    @Test
    void without_room_a_dump_of_small_members_is_read_member_by_member() throws IOException {
        Packed packed = Packed.of(7, 9);
        try (GzipFile file = new GzipFile(write(packed), Long.MAX_VALUE)) {
            file.prepare(Progress.NONE, new Cancellation());
            assertThat(file.isUnpacked()).isFalse();
            assertThat(file.size()).isEqualTo(packed.plain.length);
            packed.assertReadHereAndThere(file, new Random(7));
            for (int i = 0; i < 400; i++) { // far more than the whole: it still must not be unpacked
                packed.assertReadHereAndThere(file, new Random(i));
            }
            assertThat(file.isUnpacked()).isFalse();
        }
    }

    @Test
    void without_room_and_unprepared_it_is_read_member_by_member() throws IOException {
        Packed packed = Packed.of(8, 9);
        Path path = write(packed);
        try (GzipFile file = new GzipFile(path, Long.MAX_VALUE)) {
            packed.assertReadHereAndThere(file, new Random(8));
            assertThat(file.isUnpacked()).isFalse();
        }
        try (GzipFile file = new GzipFile(path, Long.MAX_VALUE)) {
            assertThat(file.size()).isEqualTo(packed.plain.length);
        }
    }

    @Test
    void a_file_cut_within_its_last_checksum_keeps_all_data() throws IOException {
        Packed packed = Packed.of(5, 3);
        for (int cut = 1; cut <= 8; cut++) {
            byte[] rest = Arrays.copyOf(packed.packed, packed.packed.length - cut);
            try (GzipFile file = new GzipFile(Files.write(folder.resolve("cut.gz"), rest))) {
                file.prepare(Progress.NONE, new Cancellation());
                assertThat(file.size()).as("%d bytes less", cut).isEqualTo(packed.plain.length);
                packed.assertReadHereAndThere(file, new Random(cut));
            }
        }
    }

    @Test
    void who_reads_members_again_and_again_gets_the_whole_without_waiting_for_it() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int member = 4 << 20;
        for (int i = 0; i < 6; i++) { // more than is kept in memory
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                byte[] part = new byte[member];
                Arrays.fill(part, (byte) i);
                out.write(part);
            }
        }
        Path path = Files.write(folder.resolve("members.gz"), bytes.toByteArray());
        try (GzipFile file = new GzipFile(path, 0)) {
            file.prepare(Progress.NONE, new Cancellation());
            file.readByPlaces(file.places());
            byte[] one = new byte[1];
            for (int i = 0; i < 24; i++) {
                file.read((long) (i % 6) * member + 7, MemorySegment.ofArray(one), 1);
                assertThat(one[0]).isEqualTo((byte) (i % 6));
            }
            Await.until("it is unpacked", file::isUnpacked);
            file.read(5L * member, MemorySegment.ofArray(one), 1);
            assertThat(one[0]).isEqualTo((byte) 5);
        }
    }

    @Test
    void without_room_one_large_member_is_refused_in_a_sentence() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(new byte[(int) GzipMembers.LARGEST_BYTES + 1]);
        }
        Path path = Files.write(folder.resolve("one.gz"), bytes.toByteArray());
        try (GzipFile file = new GzipFile(path, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> file.prepare(Progress.NONE, new Cancellation()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("no room to unpack it");
        }
    }

    @Test
    void one_large_member_and_one_that_is_cut_are_known_by_no_places() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(new byte[(int) GzipMembers.LARGEST_BYTES + 1]);
        }
        byte[] several = Packed.of(3, 5).packed;
        for (byte[] each : new byte[][] {bytes.toByteArray(), Arrays.copyOf(several, several.length / 2)}) {
            try (GzipFile file = new GzipFile(Files.write(folder.resolve("x.gz"), each))) {
                file.prepare(Progress.NONE, new Cancellation());
                assertThat(file.places()).isEmpty();
                file.readByPlaces(file.places());
                assertThat(file.isUnpacked()).isTrue();
            }
        }
    }

    @Test
    void heads_with_names_comments_extras_and_checksums_are_passed_over() throws IOException {
        byte[] member = Packed.of(1, 1).packed;
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 0});
        head.writeBytes(new byte[] {3, 0, 1, 2, 3}); // extra
        head.writeBytes("name\0HPROF BLOCKSIZE=1048576\0".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        head.writeBytes(new byte[] {0, 0}); // of the head, which nobody checks
        head.writeBytes(Arrays.copyOfRange(member, 10, member.length));
        head.writeBytes("what is no member".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        try (GzipReader reader = new GzipReader(new ByteArrayInputStream(head.toByteArray()));
                GZIPInputStream other = new GZIPInputStream(new ByteArrayInputStream(member))) {
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            byte[] part = new byte[1000];
            for (int count = reader.read(part); count > 0; count = reader.read(part)) {
                got.write(part, 0, count);
            }
            assertThat(got.toByteArray()).isEqualTo(other.readAllBytes());
        }
    }
}
