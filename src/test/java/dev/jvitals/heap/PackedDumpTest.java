package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A dump that HotSpot itself compressed is read here and there without a copy on the disk. */
class PackedDumpTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void its_values_are_read_without_unpacking_it_once_it_has_its_index(int feature) throws Exception {
        Path dump = dump(feature);
        List<String> first;
        try (Heap heap = open(dump)) {
            first = values(heap);
            assertThat(unpackedFiles()).isEmpty();
        }
        try (Heap heap = open(dump)) {
            assertThat(values(heap)).isEqualTo(first);
            assertThat(unpackedFiles()).isEmpty();
        }
        assertThat(first).contains("Layouts$Mixed", "x");
    }

    private Path dump(int feature) throws Exception {
        Path file = folder.resolve("packed.hprof.gz");
        try (ChildJvm child = ChildJvm.start("Layouts", feature, List.of("-Xmx64m", "-XX:+UseSerialGC"))) {
            Process jcmd = new ProcessBuilder(
                            Jdks.home(feature).resolve("bin/jcmd").toString(),
                            Long.toString(child.pid()),
                            "GC.heap_dump",
                            "-gz=1",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(jcmd.inputReader().lines().toList()).anyMatch(line -> line.contains("Heap dump file created"));
        }
        return file;
    }

    private static Heap open(Path dump) {
        return HeapDump.open(dump, OpenOptions.DEFAULT, Progress.NONE, new Cancellation());
    }

    /** Class and strings of all objects of this program's classes, from the whole file. */
    private static List<String> values(Heap heap) {
        List<String> values = new ArrayList<>();
        for (long id = 1; id < heap.objectCount(); id++) {
            String name = heap.classOf(id).name();
            if (name.startsWith("Layouts$") && heap.asClass(id) == null) {
                values.add(name);
                String text = heap.string(heap.reference(id, "a"), 100);
                if (text != null) {
                    values.add(text);
                }
            }
        }
        return values;
    }

    /** Files of this process that have no name any more, as Linux lists them. */
    private static List<String> unpackedFiles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.map(PackedDumpTest::target)
                    .filter(target -> target.contains(".unpacked"))
                    .toList();
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return ""; // closed meanwhile
        }
    }
}
