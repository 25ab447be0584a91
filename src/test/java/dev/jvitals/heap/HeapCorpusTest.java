package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.model.GcRoot;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the authors of other heap readers expect of their dumps: counts by kind of record. Without {@code -Dcorpus} there is
 * no dump, and no test.
 */
class HeapCorpusTest {
    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> other_peoples_dumps_have_what_their_authors_count_in_them() {
        String corpus = System.getProperty("corpus", "");
        if (corpus.isEmpty()) {
            return Stream.empty();
        }
        Path heaps = Path.of(corpus).resolve("heaps");
        return Stream.of(
                DynamicTest.dynamicTest("netbeans", () -> netbeans(heaps.resolve("netbeans-heap_dump.bin"))),
                DynamicTest.dynamicTest("hprof-slurp", () -> slurp(heaps.resolve("hprof-slurp-hprof-32.bin"))),
                DynamicTest.dynamicTest("pyhprof", () -> pyhprof(heaps.resolve("pyhprof-example-java.hprof"))));
    }

    private Heap open(Path dump) throws Exception {
        Path copy = Files.copy(dump, temp.resolve(dump.getFileName())); // the index goes beside it
        return HeapDump.open(copy, OpenOptions.DEFAULT, Progress.NONE, new Cancellation());
    }

    private void netbeans(Path dump) throws Exception {
        try (Heap heap = open(dump)) {
            assertThat(Counts.of(heap)).isEqualTo(new Counts(474, 4149, 748, 2891));
            List<GcRoot> roots = named(heap);
            assertThat(roots).hasSize(453);
            assertThat(roots.stream().map(GcRoot::objectId).distinct()).hasSize(429);
        }
    }

    private void slurp(Path dump) throws Exception {
        try (Heap heap = open(dump)) {
            assertThat(heap.jvm().idBytes()).isEqualTo(4);
            assertThat(Counts.of(heap)).isEqualTo(new Counts(361, 1293, 423, 849));
            Map<RootKind, Integer> roots = new EnumMap<>(RootKind.class);
            named(heap).forEach(root -> roots.merge(root.kind(), 1, Integer::sum));
            assertThat(roots)
                    .containsEntry(RootKind.UNKNOWN, 54)
                    .containsEntry(RootKind.THREAD, 7) // the eighth names address 0, no object
                    .containsEntry(RootKind.JNI_GLOBAL, 395)
                    .containsEntry(RootKind.JNI_LOCAL, 1)
                    .containsEntry(RootKind.JAVA_FRAME, 14)
                    .containsEntry(RootKind.SYSTEM_CLASS, 381)
                    .containsEntry(RootKind.THREAD_BLOCK, 7)
                    .containsEntry(RootKind.BUSY_MONITOR, 2);
        }
    }

    /** The roots that the file names; the boot loader is one besides. */
    private static List<GcRoot> named(Heap heap) {
        return heap.roots().stream().filter(root -> root.objectId() != 0).toList();
    }

    private void pyhprof(Path dump) throws Exception {
        try (Heap heap = open(dump)) {
            Set<String> makes = new HashSet<>();
            for (long id = 1; id < heap.objectCount(); id++) {
                if (heap.classOf(id).name().startsWith("com.example.cars.") && heap.asClass(id) == null) {
                    long make = heap.reference(id, "make");
                    if (make != Heap.NONE) {
                        makes.add(heap.string(make, 100));
                    }
                }
            }
            assertThat(makes).containsExactlyInAnyOrder("Lolvo", "Toy Yoda", "Stretch", "Fånark", "Axes");
        }
    }

    /** How many records of each kind became objects. */
    private record Counts(long classes, long instances, long objectArrays, long primitiveArrays) {
        static Counts of(Heap heap) {
            long[] counts = new long[4];
            for (long id = 1; id < heap.objectCount(); id++) { // 0 is the boot loader's pseudo object
                FieldType elements = heap.classOf(id).elementType();
                int kind = heap.asClass(id) != null ? 0 : elements == null ? 1 : elements == FieldType.OBJECT ? 2 : 3;
                counts[kind]++;
            }
            return new Counts(counts[0], counts[1], counts[2], counts[3]);
        }
    }
}
