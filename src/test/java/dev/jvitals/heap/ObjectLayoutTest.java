package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.Histogram;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The sizes of a dump's objects are those that its JVM tells itself (jcmd GC.class_histogram), however it lays them out. */
class ObjectLayoutTest {
    private static final Pattern ROW = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+(\\d+)\\s+(\\S+).*");
    /** HotSpot adds fields of its own to these, or keeps some apart (@Contended); no dump has them. */
    private static final Set<String> WITH_HIDDEN_FIELDS = Set.of(
            "java.lang.Module",
            "java.lang.ClassLoader",
            "java.lang.Thread",
            "java.lang.InternalError",
            "java.lang.Class");

    @TempDir
    Path folder;

    static Stream<Arguments> layouts() {
        ObjectLayout compact = ObjectLayout.compact(4, 8);
        String compactHeaders = "-XX:+UseCompactObjectHeaders";
        String fullReferences = "-XX:-UseCompressedOops";
        String fullClassPointers = "-XX:-UseCompressedClassPointers";
        String wide = "-XX:ObjectAlignmentInBytes=16";
        return Stream.of(
                Arguments.of(17, ObjectLayout.fullClassPointers(8, false), List.of(fullClassPointers)),
                Arguments.of(25, ObjectLayout.fullClassPointers(8, true), List.of(fullClassPointers)),
                Arguments.of(25, compact, List.of(compactHeaders)),
                Arguments.of(25, compact, List.of(compactHeaders, "-XX:+UseG1GC")),
                Arguments.of(25, ObjectLayout.compact(4, 16), List.of(compactHeaders, wide)),
                Arguments.of(25, ObjectLayout.compact(8, 8), List.of(compactHeaders, fullReferences)));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void every_class_has_the_sizes_that_the_jvm_itself_tells(int feature, ObjectLayout layout, List<String> options)
            throws IOException {
        Dumped dumped = dump(feature, options);
        try (Heap heap = open(dumped.file(), null)) {
            assertThat(heap.jvm().layout()).isEqualTo(layout);
            dumped.assertSameSizes(heap, Set.of());
        }
    }

    /** Without compressed references MAT takes class pointers to be full as well; the JVM does not. */
    @ParameterizedTest
    @MethodSource("features")
    void full_references_beside_compressed_class_pointers_can_be_named(int feature) throws IOException {
        Dumped dumped = dump(feature, List.of("-XX:-UseCompressedOops"));
        try (Heap heap = open(dumped.file(), null)) {
            assertThat(heap.jvm().layout()).isEqualTo(ObjectLayout.uncompressed(8));
        }
        try (Heap heap = open(dumped.file(), ObjectLayout.compressedClassPointers(8))) {
            dumped.assertSameSizes(heap, Set.of());
        }
    }

    static Stream<Integer> features() {
        return Stream.of(17, 25);
    }

    /** In MAT's model a subclass never uses the room that its superclass left: two classes here are larger for it. */
    @Test
    void alignment_is_told_from_the_addresses() throws IOException {
        for (int alignment : new int[] {8, 16, 32}) {
            Dumped dumped = dump(17, List.of("-XX:ObjectAlignmentInBytes=" + alignment));
            try (Heap heap = open(dumped.file(), null)) {
                assertThat(heap.jvm().layout()).isEqualTo(ObjectLayout.compressed(12, alignment));
                dumped.assertSameSizes(
                        heap, Set.of("Layouts$TwoBytes", "java.io.OutputStream", "java.security.PermissionCollection"));
            }
        }
    }

    private static Heap open(Path file, @org.jspecify.annotations.Nullable ObjectLayout layout) {
        return HeapDump.open(file, OpenOptions.DEFAULT.withLayout(layout), Progress.NONE, new Cancellation());
    }

    /** A dump, and what its JVM said of each class at the time: objects and bytes. */
    private record Dumped(Path file, Map<String, long[]> told) {
        void assertSameSizes(Heap heap, Set<String> butFor) {
            List<String> differ = new ArrayList<>();
            int compared = 0;
            for (HistogramRow row : new Histogram(heap, Grouping.CLASS).rows(_ -> true)) {
                long[] other = told.get(row.name());
                HeapClass type = heap.classNamed(row.name());
                boolean known = type != null
                        && Stream.concat(WITH_HIDDEN_FIELDS.stream(), butFor.stream())
                                .noneMatch(name -> heap.isA(type, name));
                if (known && other != null && other[0] == row.objects()) {
                    compared++;
                    if (other[1] != row.shallowBytes()) {
                        differ.add(row.name() + ": " + row.objects() + " objects, " + row.shallowBytes()
                                + " bytes, the JVM says " + other[1]);
                    }
                }
            }
            assertThat(differ).isEmpty();
            assertThat(compared).as("classes compared").isGreaterThan(120);
        }
    }

    private Dumped dump(int feature, List<String> options) throws IOException {
        List<String> all = new ArrayList<>(List.of("-Xmx64m", "-XX:+UseSerialGC"));
        if (options.contains("-XX:+UseG1GC")) {
            all.remove("-XX:+UseSerialGC");
        }
        all.addAll(options);
        Path file = folder.resolve("of-" + String.join("", options).replaceAll("\\W+", "") + ".hprof");
        try (ChildJvm child = ChildJvm.start("Layouts", feature, all)) {
            jcmd(feature, child, "GC.heap_dump", file.toString());
            Map<String, long[]> told = new HashMap<>();
            for (String line : jcmd(feature, child, "GC.class_histogram")) {
                Matcher row = ROW.matcher(line);
                if (row.matches()) {
                    long[] numbers = {Long.parseLong(row.group(1)), Long.parseLong(row.group(2))};
                    told.merge(name(row.group(3)), numbers, (a, b) -> new long[] {a[0] + b[0], a[1] + b[1]});
                }
            }
            return new Dumped(file, told);
        }
    }

    private static List<String> jcmd(int feature, ChildJvm child, String... words) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(Jdks.home(feature).resolve("bin/jcmd").toString(), Long.toString(child.pid())));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            return out.lines().toList();
        }
    }

    /** {@code [[I} as {@code int[][]}. */
    private static String name(String told) {
        int dimensions = told.lastIndexOf('[') + 1;
        String element = told.substring(dimensions);
        if (dimensions > 0) {
            element = switch (element.charAt(0)) {
                case 'L' -> element.substring(1, element.length() - 1);
                case 'B' -> "byte";
                case 'C' -> "char";
                case 'D' -> "double";
                case 'F' -> "float";
                case 'I' -> "int";
                case 'J' -> "long";
                case 'S' -> "short";
                default -> "boolean";
            };
        }
        return element + "[]".repeat(dimensions);
    }
}
