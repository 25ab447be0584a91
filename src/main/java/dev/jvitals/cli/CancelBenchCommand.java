package dev.jvitals.cli;

import dev.jvitals.session.bench.CancelBench;
import dev.jvitals.session.bench.CancelledPhase;
import dev.jvitals.session.bench.HeapBench;
import dev.jvitals.session.bench.ScratchFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jvitals bench cancel}: how soon the opening of a heap dump ends when it is cancelled, and what it leaves behind. */
@Command(
        name = "cancel",
        description =
                "Makes a heap dump, cancels its opening in each phase, and measures how soon that ends. Exit status 1"
                        + " when something is left behind.")
final class CancelBenchCommand implements Callable<Integer> {
    @Option(names = "--size", paramLabel = "SIZE", description = "Size of the dump (default: 500m).")
    String size = "500m";

    @Option(names = "--dump", paramLabel = "FILE", description = "Open this dump instead; its index is deleted.")
    @Nullable
    Path dump;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (dump != null) {
            return measure(dump);
        }
        PrintWriter err = spec.commandLine().getErr();
        try (ScratchFolder scratch = ScratchFolder.make("jvitals-bench")) {
            HeapBench maker = new HeapBench(scratch.path(), now -> {
                err.println("measuring: " + now);
                err.flush();
            });
            return measure(maker.make(HeapBench.megabytes(size)));
        }
    }

    private int measure(Path file) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, "%-24s %12s %12s  %s", "PHASE", "CANCELLED AT", "ENDED AFTER", "LEFT"));
        boolean clean = true;
        for (CancelledPhase each : new CancelBench(file).run()) {
            clean &= each.left().isEmpty() || Double.isNaN(each.endedMillis());
            out.println(String.format(
                    Locale.ROOT,
                    "%-24s %10.2f s %12s  %s",
                    each.phase(),
                    each.afterSeconds(),
                    Double.isNaN(each.endedMillis())
                            ? "was through"
                            : String.format(Locale.ROOT, "%.0f ms", each.endedMillis()),
                    each.left().isEmpty() ? "nothing" : String.join(" ", each.left())));
            out.flush();
        }
        return clean ? 0 : 1;
    }
}
