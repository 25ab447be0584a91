package dev.jvitals.cli;

import dev.jvitals.base.Unit;
import dev.jvitals.session.bench.LiveBench;
import dev.jvitals.session.bench.LiveBenchPlan;
import dev.jvitals.session.bench.LiveBenchResult;
import dev.jvitals.session.bench.LiveBenchResult.Cost;
import dev.jvitals.session.bench.LiveBenchResult.Loss;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jvitals bench live}: how fast the window comes, what it takes, and what it takes from the JVM it watches. */
@Command(
        name = "live",
        description =
                "Measures start, CPU, memory and the watched JVM's loss of throughput. Takes some minutes; let the"
                        + " machine do nothing else.")
final class LiveBenchCommand implements Callable<Integer> {
    @Option(names = "--starts", paramLabel = "N", description = "Starts of the window (default: 5).")
    int starts = 5;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            description = "From a start until its cost is measured (default: 30s).",
            converter = Durations.class)
    Duration warmUp = Duration.ofSeconds(30);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long the cost is measured (default: 60s).",
            converter = Durations.class)
    Duration watch = Duration.ofSeconds(60);

    @Option(names = "--listed", paramLabel = "N", description = "Idle JVMs in the list (default: 20).")
    int listed = 20;

    @Option(names = "--rounds", paramLabel = "N", description = "Rounds of throughput (default: 6).")
    int rounds = 6;

    @Option(
            names = "--phase",
            paramLabel = "TIME",
            description = "Each of a round's four phases (default: 8s).",
            converter = Durations.class)
    Duration phase = Duration.ofSeconds(8);

    @Option(names = "--display", description = "Draw onto the display; else by software into memory.")
    boolean display;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        LiveBenchPlan plan = new LiveBenchPlan(starts, warmUp, watch, listed, rounds, phase, !display);
        PrintWriter err = spec.commandLine().getErr();
        LiveBenchResult result = new LiveBench(plan, now -> {
                    err.println("measuring: " + now);
                    err.flush();
                })
                .run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(LiveBenchJson.of(result));
        } else {
            print(result, out);
        }
        out.flush();
        return 0;
    }

    private static void print(LiveBenchResult result, PrintWriter out) {
        out.println(result.cores() + " cores, load " + Unit.COUNT.format(result.loadBefore()) + " before, drawn "
                + (result.plan().headless() ? "by software into memory" : "onto the display"));
        start("start to filled window", result.medianStartMillis(), result.filledWindowMillis(), out);
        start(
                "  without start cache",
                result.medianStartMillisWithoutCache(),
                result.filledWindowMillisWithoutCache(),
                out);
        out.println(String.format(
                Locale.ROOT,
                "%-26s %.2f of the time without",
                "  with start cache",
                result.startShareOfWithoutCache()));
        compare("aim 1 s", out);
        start("jvitals ps, start to list", result.medianListMillis(), result.listMillis(), out);
        cost("live view of one JVM", result.attached(), out);
        compare("aim 4 %, 250 MB; VisualVM's monitor 7 to 9 %, 230 to 250 MB; jconsole 5 %, 170 MB", out);
        cost("list of " + result.plan().listed() + " JVMs", result.list(), out);
        compare("aim 1 %", out);
        cost("jstat -gcutil PID 1s", result.jstat(), out);
        loss("watched JVM loses", result.lossToJVitals(), out);
        compare("aim 1 %; to VisualVM 3 to 5 %", out);
        loss("  the same to jstat", result.lossToJstat(), out);
        out.println("VisualVM and jconsole were measured once, on two other cores, in the same way");
    }

    private static void start(String what, double medianMillis, List<Long> each, PrintWriter out) {
        out.println(String.format("%-26s %s (median of %s ms)", what, Unit.MILLIS.format(medianMillis), each));
    }

    private static void compare(String with, PrintWriter out) {
        out.println(String.format("%-26s %s", "  to compare with", with));
    }

    private static void cost(String what, @Nullable Cost cost, PrintWriter out) {
        if (cost != null) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-26s %.1f %% of a core, %s resident (peak %s), after %.1f s of CPU to warm up",
                    what,
                    cost.cpuShare() * 100,
                    Unit.BYTES.format((double) cost.residentBytes()),
                    Unit.BYTES.format((double) cost.peakResidentBytes()),
                    cost.warmUpCpuSeconds()));
        }
    }

    private static void loss(String what, @Nullable Loss loss, PrintWriter out) {
        if (loss != null) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-26s %.1f %% of its throughput (median; %.1f to %.1f %% in %d rounds, of %.0f operations/s)",
                    what,
                    loss.median() * 100,
                    loss.least() * 100,
                    loss.greatest() * 100,
                    loss.shares().size(),
                    loss.operationsPerSecond()));
            out.println(String.format(
                    Locale.ROOT,
                    "%-26s %.1f %% of all cores are taken by the observer, %.1f %% more by the JVM's answers; the rest is noise,"
                            + " caches and pauses",
                    "  of it",
                    loss.byObserver() * 100,
                    loss.byAnswers() * 100));
        }
    }
}
