package dev.jvitals.session.bench;

import dev.jvitals.base.Failure;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.session.practice.PracticeLibrary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes heap dumps and measures how JVitals opens them, each time in a process of its own. Linux. Blocks for minutes; one
 * thread. Throws {@link Failure} when a process cannot be run or fails.
 */
public final class HeapBench {
    private static final String SEED = "42";
    private static final String MAKER = "dev.jvitals.demo.bench.HeapMaker";
    private static final String OTHER = "dev.jvitals.demo.bench.OtherLibrary";
    /** VisualVM's library wants its memory; with less it takes even longer. */
    private static final String OTHER_HEAP = "3g";
    /** Smaller differences in a heap limit tell nothing. */
    private static final int LIMIT_STEP_MEGABYTES = 8;

    private final Path folder;
    private final Consumer<String> told;

    /** Dumps go to {@code folder}; {@code told} hears what is being done. */
    public HeapBench(Path folder, Consumer<String> told) {
        this.folder = folder;
        this.told = told;
    }

    /** Makes a dump of about so many megabytes; takes a heap of nearly that size. */
    public Path make(long megabytes) throws InterruptedException {
        Path dump = folder.resolve("bench-" + megabytes + "m.hprof");
        told.accept("making a dump of " + megabytes + " MB");
        try {
            Files.deleteIfExists(dump);
        } catch (IOException e) {
            throw BenchProcess.failed(dump + ": cannot be replaced: " + e.getMessage());
        }
        run(
                "make " + dump,
                java(megabytes * 5 / 4 + 200 + "m", PracticeLibrary.classPath(), MAKER)
                        .args(dump.toString(), Long.toString(megabytes), SEED)
                        .builder());
        return dump;
    }

    /** Builds the index anew. */
    public HeapBenchRow cold(Path dump, String heapLimit) throws InterruptedException {
        told.accept("opening " + dump.getFileName() + " cold with -Xmx" + heapLimit);
        return row("cold", dump, heapLimit, List.of("bench", "open-heap", dump.toString()));
    }

    /** Prints the top 30 of a dump that has its index. */
    public HeapBenchRow again(Path dump, String heapLimit) throws InterruptedException {
        told.accept("opening " + dump.getFileName() + " again");
        return row("again, to the top 30", dump, heapLimit, List.of("heap", dump.toString(), "--top", "30"));
    }

    private HeapBenchRow row(String what, Path dump, String heapLimit, List<String> command)
            throws InterruptedException {
        ProcessBuilder builder = OwnCommand.of(List.of("-Xmx" + heapLimit), command);
        MeasuredRun run = run(what + " " + dump, builder);
        return new HeapBenchRow(
                what,
                size(dump),
                heapLimit,
                run.wallSeconds(),
                run.cpuSeconds(),
                run.peakResidentBytes(),
                indexBytes(dump),
                phases(run.output()));
    }

    private static List<HeapBenchRow.Phase> phases(List<String> output) {
        List<HeapBenchRow.Phase> phases = new ArrayList<>();
        for (String line : output) {
            String[] cells = line.split("\t", -1);
            if (cells.length == 4 && cells[0].equals("phase")) {
                phases.add(
                        new HeapBenchRow.Phase(cells[1], Double.parseDouble(cells[2]), Double.parseDouble(cells[3])));
            }
        }
        return phases;
    }

    /** The same with VisualVM's heap library, null where that is not installed. */
    public @Nullable HeapBenchRow other(Path dump) throws InterruptedException {
        Path library = Path.of(PracticeLibrary.classPath().split(File.pathSeparator, 2)[0])
                .resolveSibling("../bench-lib")
                .normalize();
        if (!Files.isDirectory(library)) {
            return null;
        }
        told.accept("opening " + dump.getFileName() + " with VisualVM's library");
        String classPath = PracticeLibrary.classPath() + File.pathSeparator + library.resolve("*");
        MeasuredRun run = run(
                "VisualVM's library",
                java(OTHER_HEAP, classPath, OTHER).args(dump.toString()).builder());
        return new HeapBenchRow(
                "VisualVM's library",
                size(dump),
                OTHER_HEAP,
                run.wallSeconds(),
                run.cpuSeconds(),
                run.peakResidentBytes(),
                0,
                List.of());
    }

    /** The smallest {@code -Xmx} in megabytes with which the dump opens cold, to 8 MB; {@code most} is known to do. */
    public int smallestHeapMegabytes(Path dump, int most) throws InterruptedException {
        int fails = 0;
        int works = most;
        while (works - fails > LIMIT_STEP_MEGABYTES) {
            int middle = (works + fails) / 2;
            told.accept("trying " + dump.getFileName() + " with -Xmx" + middle + "m");
            ProcessBuilder builder =
                    OwnCommand.of(List.of("-Xmx" + middle + "m"), List.of("bench", "open-heap", dump.toString()));
            if (MeasuredRun.of(builder).status() == 0) {
                works = middle;
            } else {
                fails = middle;
            }
        }
        return works;
    }

    private static MeasuredRun run(String what, ProcessBuilder builder) throws InterruptedException {
        MeasuredRun run = MeasuredRun.of(builder);
        if (run.status() != 0) {
            throw BenchProcess.failed(what + " ended with status " + run.status() + ": "
                    + run.output().stream().limit(3).toList());
        }
        return run;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw BenchProcess.failed(file + ": " + e.getMessage());
        }
    }

    private static long indexBytes(Path dump) {
        try (Stream<Path> files = HeapDump.indexes(dump, OpenOptions.DEFAULT).stream()) {
            return files.mapToLong(HeapBench::size).sum();
        } catch (IOException e) {
            throw BenchProcess.failed(dump + ": " + e.getMessage());
        }
    }

    private static JavaLine java(String heapLimit, String classPath, String main) {
        return new JavaLine(new ArrayList<>(
                List.of(PracticeLibrary.nearestJava().toString(), "-Xmx" + heapLimit, "-cp", classPath, main)));
    }

    private record JavaLine(List<String> words) {
        JavaLine args(String... more) {
            words.addAll(List.of(more));
            return this;
        }

        ProcessBuilder builder() {
            return new ProcessBuilder(words);
        }
    }

    /** {@code 100m}, {@code 1g} in megabytes; a failure for anything else. */
    public static long megabytes(String size) {
        String text = size.toLowerCase(Locale.ROOT);
        int unit = text.endsWith("g") ? 1024 : text.endsWith("m") ? 1 : 0;
        try {
            long number = Long.parseLong(text.substring(0, Math.max(0, text.length() - 1)));
            if (unit > 0 && number > 0) {
                return number * unit;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Failure(Failure.Kind.USAGE, "\"" + size + "\" is no size: name one as 100m or 4g");
    }
}
