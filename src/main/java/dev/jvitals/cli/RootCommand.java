package dev.jvitals.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code jvitals} itself: what all commands share. */
@Command(
        name = "jvitals",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        description = "The vital signs of Java servers. Without a command, or with files or a pid, the window opens.",
        subcommands = {
            BenchCommand.class,
            BundlesCommand.class,
            DemoCommand.class,
            DiagnoseCommand.class,
            HeapCommand.class,
            PsCommand.class,
            ThreadsCommand.class,
            WatchCommand.class,
            DumpCommand.class
        })
final class RootCommand implements Runnable {
    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show the stack trace of a failure on standard error.")
    boolean debug;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command");
    }
}
