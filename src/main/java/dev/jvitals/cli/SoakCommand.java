package dev.jvitals.cli;

import dev.jvitals.base.Unit;
import dev.jvitals.session.bench.Soak;
import dev.jvitals.session.bench.SoakPlan;
import dev.jvitals.session.bench.SoakResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jvitals bench soak}: whether the window takes more and more. */
@Command(
        name = "soak",
        description = "Keeps the window at work, opening and closing a live view and dumps while JVMs come and go; exit"
                + " status 1 when it takes more and more.")
final class SoakCommand implements Callable<Integer> {
    @Option(names = "--for", paramLabel = "TIME", description = "How long (default: 1h).", converter = Durations.class)
    Duration length = Duration.ofHours(1);

    @Option(names = "--samples", paramLabel = "N", description = "How often it is measured (default: 24).")
    int samples = 24;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (samples < SoakPlan.FEWEST_SAMPLES) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--samples: at least " + SoakPlan.FEWEST_SAMPLES + " tell growth from warming up");
        }
        SoakResult result = new Soak(new SoakPlan(length, samples)).run();
        print(result, spec.commandLine().getOut());
        return result.isFlat() ? 0 : 1;
    }

    private static void print(SoakResult result, PrintWriter out) {
        out.println(result.rounds() + " rounds; measured with every tab closed");
        out.println("   after   live heap    resident   threads   files     CPU");
        for (SoakResult.Sample sample : result.samples()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%8s  %10s  %10s  %8d  %6d  %5.1f %%",
                    Unit.SECONDS.format(sample.afterSeconds()),
                    Unit.BYTES.format(sample.liveHeapBytes()),
                    Unit.BYTES.format(sample.residentBytes()),
                    sample.threads(),
                    sample.openFiles(),
                    sample.cpuShare() * 100));
        }
        for (SoakResult.Trend trend : result.trends()) {
            Unit unit = unit(trend.what());
            out.println(String.format(
                    Locale.ROOT,
                    "%-16s %10s early, %10s late: %s",
                    trend.what(),
                    unit.format(trend.early()),
                    unit.format(trend.late()),
                    trend.isFlat() ? "flat" : "GROWS, at most " + unit.format(trend.bound())));
        }
        out.flush();
    }

    private static Unit unit(String what) {
        return switch (what) {
            case "threads", "open files" -> Unit.COUNT;
            case "CPU" -> Unit.SHARE;
            default -> Unit.BYTES;
        };
    }
}
