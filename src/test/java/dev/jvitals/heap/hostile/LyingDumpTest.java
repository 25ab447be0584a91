package dev.jvitals.heap.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.CommandRun;
import dev.jvitals.support.HprofWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps that claim what is not so: each is refused with one sentence and status 3, or opens in part and says so. */
class LyingDumpTest {
    private static final long OBJECT = 0x1000;
    private static final long ARRAY = 0x1040;
    private static final long HOLDER = 0x1080;
    private static final long FIRST = 0x2000;

    private static final byte[] NO_TRACE = new byte[4];

    @TempDir
    Path folder;

    private int files;

    private CommandRun open(byte[] bytes, Object... options) {
        Path file = folder.resolve(files++ + ".hprof");
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Object[] words = new Object[options.length + 1];
        words[0] = file;
        System.arraycopy(options, 0, words, 1, options.length);
        CommandRun run = CommandRun.of("heap", words);
        assertThat(run.err()).doesNotContain("unexpected").doesNotContain("\tat ");
        return run;
    }

    /** Refused: file, offset, expected, found, in one line. */
    private void refused(byte[] bytes, String... words) {
        CommandRun run = open(bytes);
        assertThat(run.status()).as(run.err() + run.out()).isEqualTo(3);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains(".hprof: at offset ", "expected ", "found ");
        assertThat(List.of(words)).allSatisfy(word -> assertThat(run.err()).contains(word));
    }

    /** Opened, with a note. */
    private CommandRun partly(HprofWriter dump, String... words) {
        CommandRun run = open(dump.bytes());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("note: ");
        assertThat(List.of(words)).allSatisfy(word -> assertThat(run.out()).contains(word));
        return run;
    }

    /** Opened, all of it. */
    private CommandRun whole(HprofWriter dump) {
        CommandRun run = open(dump.bytes());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).doesNotContain("note: ");
        return run;
    }

    /** A dump with two classes, a static field and some objects, not ended yet. */
    private static HprofWriter begun() {
        HprofWriter dump = new HprofWriter(8);
        dump.type(OBJECT, "java/lang/Object", 0, 0);
        dump.type(ARRAY, "[Ljava/lang/Object;", OBJECT, 0);
        ClassDump holder = dump.describe(
                HOLDER,
                "Holder",
                OBJECT,
                0,
                List.of(dump.constant("KEPT", FIRST)),
                List.of(dump.field("next", FieldType.OBJECT)));
        dump.classDump(holder);
        dump.root(RootKind.SYSTEM_CLASS, HOLDER);
        return dump.objectArray(FIRST, ARRAY, 0x2100, 0x2200).instance(0x2100, HOLDER, 0x2200);
    }

    private static byte[] ended(HprofWriter dump) {
        return dump.endOfDump().bytes();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 1000, 1_000_000})
    void random_bytes_are_no_heap_dump(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        refused(bytes, "an HPROF heap dump");
    }

    @Test
    void a_header_that_is_none_is_named() {
        refused("JAVA PROFILE 1.0.2".getBytes(StandardCharsets.US_ASCII));
        refused("JAVA PROFILE 9.9.9\0\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII), "9.9.9");
        refused(Arrays.copyOf(new HprofWriter(3).bytes(), 40), "ids of 4 or 8 bytes");
        refused(Arrays.copyOf(new HprofWriter(8).bytes(), 25));
        refused(new HprofWriter(8).bytes(), "a HEAP_DUMP record");
        assertThat(CommandRun.of("heap", folder).err()).contains("is a folder");
        assertThat(CommandRun.of("heap", folder.resolve("none.hprof")).status()).isEqualTo(3);
    }

    @Test
    void a_dump_cut_at_any_byte_opens_in_part_or_is_refused() {
        byte[] all = ended(begun());
        int opened = 0;
        for (int length = 0; length < all.length; length++) {
            CommandRun run = open(Arrays.copyOf(all, length), "--top", 1);
            assertThat(run.status()).as("cut at " + length + run.err()).isIn(0, 3);
            if (run.status() == 0) {
                opened++;
                assertThat(run.out().contains("note: ") || length >= all.length - 9)
                        .as("cut at " + length + run.out())
                        .isTrue();
            } else {
                assertThat(run.err()).hasLineCount(1).contains("expected ");
            }
        }
        assertThat(opened).isGreaterThan(100);
    }

    @Test
    void records_that_claim_more_than_there_is_are_left_out() {
        HprofWriter dump = begun().segment();
        byte[] trace =
                ByteBuffer.allocate(20).putInt(1).putInt(1).putInt(0x2000_0000).array();
        partly(dump.record(0x05, 0xffff_ffffL, trace).endOfDump(), "cut short");
        partly(begun().segmentClaiming(0xffff_fff0L).endOfDump(), "claims 4294967280 bytes", "were read");
        for (int tag : new int[] {0x01, 0x02, 0x04, 0x05}) {
            partly(begun().segment().record(tag, 0x7fff_ffffL, new byte[30]), "cut short");
        }
        whole(begun().segment()
                .record(0x05, 0, new byte[0])
                .record(0x02, 3, new byte[3])
                .endOfDump());
    }

    @Test
    void a_segment_that_claims_too_little_is_read_to_where_it_ends() {
        HprofWriter dump = begun();
        partly(dump.segmentClaiming(dump.gatheredBytes() - 5).endOfDump(), "claims", "were read");
    }

    @Test
    void arrays_and_objects_that_claim_two_billion_elements_take_no_memory() {
        byte[] head = ByteBuffer.allocate(8).putLong(0x5000).array();
        for (int length : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 0x1000_0000}) {
            byte[] size = ByteBuffer.allocate(4).putInt(length).array();
            HprofWriter objects =
                    begun().raw((byte) 0x22).raw(head).raw(NO_TRACE).raw(size).raw(head);
            partly(objects.endOfDump(), "expected a heap record");
            HprofWriter bytes =
                    begun().raw((byte) 0x23).raw(head).raw(NO_TRACE).raw(size).raw((byte) 8);
            partly(bytes.endOfDump(), "expected a heap record");
            HprofWriter instance =
                    begun().raw((byte) 0x21).raw(head).raw(NO_TRACE).raw(head).raw(size);
            partly(instance.endOfDump(), "expected a heap record");
        }
    }

    @Test
    void tables_may_come_in_any_order() {
        HprofWriter dump = new HprofWriter(8);
        ClassDump object = dump.describe(OBJECT, "java/lang/Object", 0, 0, List.of(), List.of());
        ClassDump thread = dump.describe(
                HOLDER, "java/lang/Thread", OBJECT, 0, List.of(), List.of(dump.field("name", FieldType.OBJECT)));
        dump.instance(FIRST, HOLDER, 0).root(RootKind.THREAD, FIRST, 5, 1);
        dump.root(RootKind.JAVA_FRAME, 0x2100, 5, 0).instance(0x2100, OBJECT);
        dump.segment().classDump(thread).classDump(object).endOfDump();
        dump.trace(5, dump.frame(HOLDER, "run", "Thread.java", 12));
        CommandRun run = whole(dump);
        assertThat(run.out()).contains("java.lang.Thread");
        CommandRun threads = CommandRun.of("heap", folder.resolve("0.hprof"), "--threads");
        assertThat(threads.out()).contains("java.lang.Thread.run (Thread.java:12)");
    }

    @Test
    void an_id_that_occurs_twice_is_one_object() {
        CommandRun run = partly(begun().instance(FIRST, OBJECT)
                .primitiveArray(0x2100, FieldType.INT, 7)
                .instance(HOLDER, OBJECT)
                .type(HOLDER, "Other", OBJECT, 0)
                .endOfDump());
        assertThat(run.out()).contains("twice");
    }

    @Test
    void references_to_nothing_are_left_out() {
        long nothing = 0xdead_beefL;
        HprofWriter dump = begun().root(RootKind.JNI_GLOBAL, nothing)
                .root(RootKind.THREAD, nothing, 3, 3)
                .root(RootKind.JAVA_FRAME, FIRST, 77, 1)
                .objectArray(0x3000, nothing, nothing, nothing)
                .instance(0x3100, nothing, new byte[40])
                .type(0x3200, "Orphan", nothing, nothing);
        CommandRun run = open(ended(dump));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("left out as leading to nothing: ");
    }

    @Test
    void a_class_that_is_its_own_superclass_ends_somewhere() {
        HprofWriter dump = begun().type(0x3000, "A", 0x3040, 0x3000).type(0x3040, "B", 0x3000, 0x3040);
        partly(dump.instance(0x3100, 0x3000, new byte[0]).endOfDump(), "Classes above themselves");
    }

    @Test
    void ten_thousand_classes_above_each_other_open_in_seconds() {
        HprofWriter dump = begun();
        long above = OBJECT;
        for (int i = 0; i < 10_000; i++) {
            long address = 0x10_0000 + 0x40L * i;
            dump.type(address, "Deep" + i, above, 0, dump.field("f", FieldType.OBJECT));
            above = address;
        }
        partly(dump.endOfDump(), "more than 1000 deep: 10");
    }

    @Test
    void several_dumps_in_one_file_are_asked_about() {
        HprofWriter two = begun().endOfDump();
        two.type(OBJECT, "java/lang/Object", 0, 0).instance(FIRST, OBJECT).root(RootKind.UNKNOWN, FIRST);
        byte[] bytes = two.endOfDump().bytes();
        CommandRun asked = open(bytes);
        assertThat(asked.status()).isEqualTo(2);
        assertThat(asked.err()).contains("2 heap dumps").contains("--dump 1");
        Path file = folder.resolve("0.hprof");
        CommandRun first = CommandRun.of("heap", file, "--dump", 1, "--json");
        CommandRun second = CommandRun.of("heap", file, "--dump", 2, "--json");
        assertThat(first.json().get("objects").asInt())
                .isGreaterThan(second.json().get("objects").asInt());
        assertThat(CommandRun.of("heap", file, "--dump", 3).status()).isEqualTo(2);
        assertThat(CommandRun.of("heap", file, "--list-index").out().lines()).hasSize(2);
    }
}
