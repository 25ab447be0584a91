package dev.jvitals.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code jvitals bench}: JVitals measured by itself. */
@Command(
        name = "bench",
        description = "Measures JVitals itself.",
        subcommands = {
            IncidentsBenchCommand.class,
            LiveBenchCommand.class,
            ThreadsBenchCommand.class,
            HeapBenchCommand.class,
            CancelBenchCommand.class,
            OpenHeapCommand.class,
            SoakCommand.class
        })
final class BenchCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing what to measure");
    }
}
