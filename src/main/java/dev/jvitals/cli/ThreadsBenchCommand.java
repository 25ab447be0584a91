package dev.jvitals.cli;

import dev.jvitals.base.Unit;
import dev.jvitals.session.bench.Spent;
import dev.jvitals.session.bench.ThreadDumpGenerator;
import dev.jvitals.session.bench.ThreadsBench;
import dev.jvitals.session.bench.ThreadsBench.Measured;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jvitals bench threads}: what reading large thread dumps costs. */
@Command(
        name = "threads",
        description =
                "Generates large thread dumps, and measures reading, grouping and judging them: in this process and"
                        + " as a whole command with -Xmx" + ThreadsBench.MAX_HEAP + ".")
final class ThreadsBenchCommand implements Callable<Integer> {
    @Option(names = "--threads", paramLabel = "N", description = "Threads in a dump (default: ${DEFAULT-VALUE}).")
    int threads = 10_000;

    @Option(names = "--dumps", paramLabel = "N", description = "Dumps in the file (default: ${DEFAULT-VALUE}).")
    int dumps = 10;

    @Option(names = "--stacks", paramLabel = "N", description = "Distinct stacks (default: ${DEFAULT-VALUE}).")
    int stacks = ThreadDumpGenerator.USUAL_STACKS;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        Measured measured = ThreadsBench.run(threads, dumps, Math.max(10, stacks));
        PrintWriter out = spec.commandLine().getOut();
        out.println("%,d threads x %d dumps, %s of text, %,d distinct stacks"
                .formatted(
                        threads, dumps, Unit.BYTES.format((double) measured.fileBytes()), measured.distinctStacks()));
        out.println(line(
                        "jvitals threads, whole process",
                        measured.command().wall(),
                        measured.command().cpu())
                + ", peak resident "
                + Unit.BYTES.format((double) measured.command().peakResidentBytes()));
        spent(measured.lines(), out);
        measured.phases().forEach(phase -> spent(phase, out));
        out.println(String.format(
                Locale.ROOT,
                "The whole process used %.1f times the CPU of plain reading.",
                measured.timesPlainReading()));
        out.flush();
        return 0;
    }

    private static void spent(Spent spent, PrintWriter out) {
        out.println(line("in this process: " + spent.what(), spent.wall(), spent.cpu()));
    }

    private static String line(String what, Duration wall, Duration cpu) {
        return String.format(
                Locale.ROOT, "%-38s %6.2f s, CPU %6.2f s", what, wall.toNanos() / 1e9, cpu.toNanos() / 1e9);
    }
}
