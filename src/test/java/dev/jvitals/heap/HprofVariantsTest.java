package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.HeapThread;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.HprofWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What HPROF lets a JVM write one way or another: versions, ids, records, roots, classes that come and go, sizes. */
class HprofVariantsTest {
    private static final long OBJECT = 0x1000;
    private static final long NODE = 0x1040;
    private static final long OBJECTS = 0x1080;
    private static final long FIRST = 0x2000;

    @TempDir
    Path folder;

    private Heap open(HprofWriter dump) {
        return open(dump.to(folder.resolve("dump.hprof")));
    }

    private static Heap open(Path file) {
        return HeapDump.open(file, OpenOptions.DEFAULT.withRebuild(true), Progress.NONE, new Cancellation());
    }

    private static long number(Heap heap, long id, String field, long missing) {
        return new HeapReader(heap).number(id, field, missing);
    }

    private static HprofWriter classes(HprofWriter dump) {
        dump.type(OBJECT, "java/lang/Object", 0, 0);
        dump.type(OBJECTS, "[Ljava/lang/Object;", OBJECT, 0);
        ClassDump node = dump.describe(
                NODE,
                "Node",
                OBJECT,
                0,
                List.of(dump.constant("HEAD", FIRST)),
                List.of(
                        dump.field("next", FieldType.OBJECT),
                        dump.field("flag", FieldType.BOOLEAN),
                        dump.field("size", FieldType.LONG)));
        return dump.classDump(node).root(RootKind.SYSTEM_CLASS, NODE);
    }

    @ParameterizedTest
    @CsvSource({"1.0.1, 4", "1.0.1, 8", "1.0.2, 4", "1.0.2, 8"})
    void both_versions_and_sizes_of_ids_say_the_same(String version, int idBytes) {
        HprofWriter dump = classes(new HprofWriter(version, idBytes));
        dump.instance(FIRST, NODE, 0x2040, 1, -5L).instance(0x2040, NODE, 0x2080, 0, 1L << 40);
        dump.objectArray(0x2080, OBJECTS, FIRST, 0, 0x20c0).primitiveArray(0x20c0, FieldType.BYTE, 3);
        if (version.equals("1.0.1")) {
            dump.heapDump(); // it has no segments
        } else {
            dump.segment().endOfDump();
        }
        try (Heap heap = open(dump)) {
            assertThat(heap.notes()).isEmpty();
            assertThat(heap.jvm().idBytes()).isEqualTo(idBytes);
            long first = heap.idOf(FIRST);
            long second = heap.idOf(0x2040);
            assertThat(number(heap, first, "size", 0)).isEqualTo(-5);
            assertThat(number(heap, second, "size", 0)).isEqualTo(1L << 40);
            assertThat(heap.reference(first, "next")).isEqualTo(second);
            assertThat(heap.immediateDominator(heap.idOf(0x20c0))).isEqualTo(heap.idOf(0x2080));
            assertThat(heap.retainedBytes(first))
                    .isEqualTo(heap.shallowBytes(first) + heap.retainedBytes(second))
                    .isLessThan(heap.totals().usedBytes());
        }
    }

    @ParameterizedTest
    @EnumSource(value = RootKind.class, names = "UNREACHABLE", mode = EnumSource.Mode.EXCLUDE)
    void every_kind_of_root_keeps_its_object_and_is_named(RootKind kind) {
        HprofWriter dump = classes(new HprofWriter(8)).instance(0x3000, NODE, 0, 0, 0);
        dump.root(kind, 0x3000, 9, 0).instance(0x3040, NODE, 0, 0, 0);
        try (Heap heap = open(dump.endOfDump())) {
            long id = heap.idOf(0x3000);
            assertThat(heap.isReachable(id)).isTrue();
            assertThat(heap.rootsOf(id)).extracting(GcRoot::kind).containsExactly(kind);
            assertThat(heap.isReachable(heap.idOf(0x3040))).isFalse();
        }
    }

    @Test
    void a_class_that_was_unloaded_is_no_class_of_the_heap_but_still_names_its_frames() {
        HprofWriter dump = new HprofWriter("1.0.1", 8);
        dump.loadClass(0x5000, "Gone");
        long gone = dump.frame(0x5000, "ran", "Gone.java", 7);
        dump.unloadClass(0x5000);
        dump.loadClass(0x5040, "GoneToo").unloadClass(0x5040);
        classes(dump).type(0x5000, "Later", OBJECT, 0); // at the same address
        int trace = dump.trace(1, gone, dump.frame(0x5000, "runs", "Later.java", 8));
        dump.type(0x5080, "java/lang/Thread", OBJECT, 0);
        dump.instance(0x6000, 0x5080).root(RootKind.THREAD, 0x6000, 1, trace);
        dump.instance(0x6040, 0x5000).root(RootKind.JAVA_FRAME, 0x6040, 1, 1);
        try (Heap heap = open(dump.heapDump())) {
            assertThat(heap.classNamed("Gone")).isNull();
            assertThat(heap.classNamed("GoneToo")).isNull();
            assertThat(heap.classOf(heap.idOf(0x6040)).name()).isEqualTo("Later");
            HeapThread thread = heap.threads().getFirst();
            assertThat(thread.frames())
                    .extracting(frame -> frame.className() + "." + frame.method() + ":" + frame.line())
                    .containsExactly("Gone.ran:7", "Later.runs:8");
            assertThat(thread.frames().getLast().locals()).containsExactly(heap.idOf(0x6040));
            assertThat(heap.immediateDominator(heap.idOf(0x6040))).isEqualTo(thread.objectId());
        }
    }

    @Test
    void classes_of_one_name_from_two_loaders_are_two_classes() {
        HprofWriter dump = classes(new HprofWriter(8));
        dump.type(0x1100, "java/lang/ClassLoader", OBJECT, 0);
        dump.instance(0x7000, 0x1100).instance(0x7040, 0x1100);
        dump.type(0x7100, "Plugin", OBJECT, 0x7000, dump.field("one", FieldType.INT));
        dump.type(0x7140, "Plugin", OBJECT, 0x7040, dump.field("other", FieldType.OBJECT));
        dump.instance(0x7200, 0x7100, 5).instance(0x7240, 0x7140, FIRST).instance(FIRST, NODE, 0x7200, 0, 0);
        dump.root(RootKind.JNI_GLOBAL, 0x7240);
        try (Heap heap = open(dump.endOfDump())) {
            List<HeapClass> plugins = heap.classes().stream()
                    .filter(each -> each.name().equals("Plugin"))
                    .toList();
            assertThat(plugins).hasSize(2);
            assertThat(heap.classOf(heap.idOf(0x7200)).loaderId()).isEqualTo(heap.idOf(0x7000));
            assertThat(heap.classOf(heap.idOf(0x7240)).loaderId()).isEqualTo(heap.idOf(0x7040));
            assertThat(number(heap, heap.idOf(0x7200), "one", 0)).isEqualTo(5);
            assertThat(heap.reference(heap.idOf(0x7240), "other")).isEqualTo(heap.idOf(FIRST));
        }
    }

    @Test
    void arrays_without_elements_have_the_size_of_their_head() {
        HprofWriter dump = classes(new HprofWriter(8));
        long address = 0x8000;
        for (FieldType type : FieldType.values()) {
            if (type == FieldType.OBJECT) {
                dump.objectArray(address, OBJECTS);
            } else {
                dump.primitiveArray(address, type, 0);
            }
            dump.root(RootKind.JNI_GLOBAL, address);
            address += 0x40;
        }
        try (Heap heap = open(dump.endOfDump())) {
            for (long at = 0x8000; at < address; at += 0x40) {
                long id = heap.idOf(at);
                assertThat(heap.arrayLength(id)).isZero();
                assertThat(heap.shallowBytes(id)).isBetween(16L, 24L);
                assertThat(heap.retainedBytes(id)).isEqualTo(heap.shallowBytes(id));
            }
        }
    }

    /** The array's contents are a hole in the file, which takes no disk. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_array_of_gigabytes_is_one_object_of_gigabytes(boolean isWhole) throws IOException {
        int length = 300_000_000;
        long body = 8L * length;
        HprofWriter dump = classes(new HprofWriter(8)).segment();
        dump.primitiveArray(0x9000, FieldType.LONG, 0).root(RootKind.JNI_GLOBAL, 0x9000);
        dump.primitiveArray(0x9100, FieldType.LONG, 0);
        byte[] start = dump.segmentClaiming(dump.gatheredBytes() + body).bytes();
        System.arraycopy(ByteBuffer.allocate(4).putInt(length).array(), 0, start, start.length - 5, 4);
        Path file = Files.write(folder.resolve("huge.hprof"), start);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(isWhole ? start.length + body : start.length + body / 2);
            if (isWhole) {
                out.seek(out.length());
                byte[] all = dump.root(RootKind.JNI_GLOBAL, 0x9100).endOfDump().bytes();
                out.write(Arrays.copyOfRange(all, start.length, all.length));
            }
        }
        try (Heap heap = open(file)) {
            if (isWhole) {
                long id = heap.idOf(0x9100);
                assertThat(heap.arrayLength(id)).isEqualTo(length);
                assertThat(heap.retainedBytes(id)).isBetween(body + 16, body + 24);
                assertThat(heap.totals().usedBytes()).isGreaterThan(body);
            } else {
                assertThat(heap.idOf(0x9100)).isEqualTo(Heap.NONE);
                assertThat(heap.isReachable(heap.idOf(0x9000))).isTrue();
                assertThat(heap.notes()).first().asString().contains("cut short");
            }
        }
    }

    @Test
    void a_gzipped_dump_is_known_by_its_content_whatever_its_name() {
        HprofWriter dump =
                classes(new HprofWriter(8)).instance(FIRST, NODE, 0, 0, 7).endOfDump();
        Path plain = dump.to(folder.resolve("plain.gz"));
        Path packed = dump.gzippedTo(folder.resolve("packed.hprof"));
        for (Path each : List.of(plain, packed)) {
            try (Heap heap = open(each)) {
                assertThat(number(heap, heap.idOf(FIRST), "size", 0)).isEqualTo(7);
            }
        }
    }
}
