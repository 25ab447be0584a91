package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reachable object has Eclipse MAT's class, shallow size, retained size and dominator. Reads the reference folder
 * beside the corpus; without {@code -Dcorpus} there is no dump to compare, and no test.
 */
class MatAgreementCorpusTest {
    @TempDir
    Path temp;

    @TestFactory
    Stream<DynamicTest> every_object_has_the_sizes_and_the_dominator_that_mat_gives_it() throws IOException {
        String corpus = System.getProperty("corpus", "");
        if (corpus.isEmpty()) {
            return Stream.empty();
        }
        Path reference = Path.of(corpus).resolveSibling("reference");
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(reference)) {
            for (Path each : files.filter(file -> file.toString().endsWith(".mat.tsv.gz"))
                    .sorted()
                    .toList()) {
                String name = each.getFileName().toString().replace(".mat.tsv.gz", "");
                tests.add(DynamicTest.dynamicTest(name, () -> compare(dumpOf(name, reference, Path.of(corpus)), each)));
            }
        }
        assertThat(tests).hasSize(6);
        return tests.stream();
    }

    private static Path dumpOf(String name, Path reference, Path corpus) {
        return Stream.of(
                        reference.resolve(name + ".hprof.gz"),
                        corpus.resolve("heaps").resolve(name + ".bin"),
                        corpus.resolve("heaps").resolve(name + ".hprof"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private void compare(Path dump, Path expected) throws IOException {
        Path copy = Files.copy(dump, temp.resolve(dump.getFileName().toString()));
        Map<String, String> summary = summary(expected);
        List<String> differences = new ArrayList<>();
        try (Heap heap = HeapDump.open(copy, OpenOptions.DEFAULT, Progress.NONE, new Cancellation());
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(expected)), StandardCharsets.UTF_8))) {
            int objects = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                objects++;
                String actual = describe(heap, Long.parseUnsignedLong(line.split("\t")[0], 16));
                if (!actual.equals(line)) {
                    differences.add("MAT  " + line + "\nhere " + actual);
                }
            }
            assertThat(differences)
                    .as(differences.size() + " of " + objects + " objects differ, the first of them")
                    .hasSizeLessThanOrEqualTo(0);
            assertThat(heap.totals().objects()).isEqualTo(objects);
            assertThat(heap.totals().objects()).isEqualTo(Long.parseLong(summary.get("objects")));
            assertThat(heap.totals().usedBytes()).isEqualTo(Long.parseLong(summary.get("usedHeap")));
            assertThat(heap.totals().gcRoots()).isEqualTo(Long.parseLong(summary.get("gcRoots")));
            assertThat(heap.totals().classes()).isEqualTo(Long.parseLong(summary.get("classes")));
            assertThat(heap.totals().classLoaders()).isEqualTo(Long.parseLong(summary.get("classloaders")));
            assertThat(heap.dominatedCount(Heap.NONE)).isEqualTo(Long.parseLong(summary.get("domRoots")));
        }
    }

    private static String describe(Heap heap, long address) {
        long id = heap.idOf(address);
        if (id < 0) {
            return Long.toHexString(address) + "\tno object";
        }
        long dominator = heap.immediateDominator(id);
        return Long.toHexString(address)
                + '\t'
                + heap.classOf(id).name()
                + '\t'
                + heap.shallowBytes(id)
                + '\t'
                + heap.retainedBytes(id)
                + '\t'
                + (dominator < 0 ? "-" : Long.toHexString(heap.addressOf(dominator)));
    }

    private static Map<String, String> summary(Path expected) throws IOException {
        Map<String, String> summary = new HashMap<>();
        Path text = expected.resolveSibling(expected.getFileName().toString().replace(".tsv.gz", ".txt"));
        for (String line : Files.readAllLines(text)) {
            String[] cells = line.split("\t");
            if (cells.length == 2) {
                summary.put(cells[0], cells[1]);
            }
        }
        return summary;
    }
}
