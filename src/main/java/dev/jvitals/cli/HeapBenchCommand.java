package dev.jvitals.cli;

import dev.jvitals.base.Unit;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.session.bench.HeapBench;
import dev.jvitals.session.bench.HeapBenchRow;
import dev.jvitals.session.bench.ScratchFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jvitals bench heap}: makes dumps and measures how they open. */
@Command(
        name = "heap",
        description =
                "Makes heap dumps and measures opening them: time, CPU, memory, index size; the smallest also with"
                        + " VisualVM's library. Let the machine do nothing else.")
final class HeapBenchCommand implements Callable<Integer> {
    private static final String FORMAT = "%-22s %9s %7s %8s %8s %10s %12s";
    private static final long ROOMY_MEGABYTES = 1024;

    @Option(
            names = "--size",
            split = ",",
            paramLabel = "SIZE",
            description = "Sizes of the dumps (default: 100m,1g,4g).")
    List<String> sizes = List.of("100m", "1g", "4g");

    @Option(names = "--dump", paramLabel = "FILE", description = "Measure this dump instead of making any.")
    @Nullable
    Path dump;

    @Option(
            names = "--xmx",
            paramLabel = "SIZE",
            description = "Heap limit (default: 300m up to a dump of 1 GB, 512m beyond).")
    @Nullable
    String heapLimit;

    @Option(names = "--smallest-heap", description = "Find the smallest heap limit that does.")
    boolean smallestHeap;

    @Option(names = "--folder", paramLabel = "DIR", description = "Where dumps go (default: a temporary folder).")
    @Nullable
    Path folder;

    @Option(names = "--no-visualvm", description = "Leave VisualVM's library out; it takes minutes.")
    boolean noVisualVm;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (folder != null) {
            measureAll(Files.createDirectories(folder));
        } else {
            try (ScratchFolder scratch = ScratchFolder.make("jvitals-bench")) {
                measureAll(scratch.path());
            }
        }
        return 0;
    }

    private void measureAll(Path place) throws InterruptedException, IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<Long> megabytes = sizes.stream().map(HeapBench::megabytes).toList();
        HeapBench bench = new HeapBench(place, now -> {
            err.println("measuring: " + now);
            err.flush();
        });
        out.println(FORMAT.formatted("WHAT", "DUMP", "LIMIT", "WALL", "CPU", "RESIDENT", "INDEX"));
        if (dump != null) {
            measure(bench, dump, Files.size(dump) >> 20, out);
            return;
        }
        for (long size : megabytes) {
            Path made = bench.make(size);
            measure(bench, made, size, out);
            HeapBenchRow other = noVisualVm || size > 100 ? null : bench.other(made);
            if (other != null) {
                print(other, out);
            }
            delete(made);
        }
    }

    private void measure(HeapBench bench, Path file, long megabytes, PrintWriter out) throws InterruptedException {
        String given = heapLimit;
        String limit = given != null ? given : megabytes <= ROOMY_MEGABYTES ? "300m" : "512m";
        HeapBenchRow cold = bench.cold(file, limit);
        print(cold, out);
        for (HeapBenchRow.Phase each : cold.phases()) {
            out.println(String.format(
                    Locale.ROOT, "  %-30s %13.2f s %6.2f s", each.name(), each.wallSeconds(), each.cpuSeconds()));
        }
        print(bench.again(file, limit), out);
        if (smallestHeap) {
            int least = bench.smallestHeapMegabytes(file, (int) HeapBench.megabytes(limit));
            out.println("opens with -Xmx" + least + "m and more");
        }
        out.flush();
    }

    private static void print(HeapBenchRow row, PrintWriter out) {
        out.println(FORMAT.formatted(
                row.what(),
                Unit.BYTES.format((double) row.dumpBytes()),
                row.heapLimit(),
                String.format(Locale.ROOT, "%.2f s", row.wallSeconds()),
                String.format(Locale.ROOT, "%.2f s", row.cpuSeconds()),
                Unit.BYTES.format((double) row.peakResidentBytes()),
                row.indexBytes() == 0 ? "-" : Unit.BYTES.format((double) row.indexBytes())));
        out.flush();
    }

    private static void delete(Path dump) throws IOException {
        HeapDump.deleteIndexes(dump, OpenOptions.DEFAULT);
        Files.deleteIfExists(dump);
    }
}
