package dev.jvitals.cli;

import dev.jvitals.base.Failure;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;

/**
 * Runs one command. Exit status: 0 done, 1 a finding as bad as {@code --fail-on} names, 2 wrong usage, 3 the input cannot
 * be read, 4 the target cannot be reached, 5 the machine lacks something.
 */
public final class CommandLineStart {
    /** Exit status of a command that was interrupted, as shells have it for SIGINT. */
    private static final int INTERRUPTED = 130;

    private CommandLineStart() {}

    /** The names of all commands. Loads no command class. */
    public static Set<String> commandNames() {
        return Set.of("ps", "watch", "diagnose", "heap", "threads", "dump", "demo", "help", "bench", "bundles");
    }

    /** Runs the command that {@code args} name; returns its exit status. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        CommandLine commandLine = new CommandLine(new RootCommand());
        commandLine.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setExecutionExceptionHandler(CommandLineStart::report);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        try {
            return commandLine.execute(args);
        } catch (InternalError e) {
            Failure failure = Failure.ofMappedFile(e);
            commandLine.getErr().println("jvitals: " + failure.sentence());
            return failure.kind().exitStatus();
        }
    }

    /** A failure is one sentence on standard error; the stack trace is shown with {@code --debug} only. */
    private static int report(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) {
        RootCommand root = commandLine.getCommandSpec().root().userObject() instanceof RootCommand r ? r : null;
        if (root != null && root.debug) {
            failure.printStackTrace(commandLine.getErr());
        }
        if (failure instanceof Failure readable) {
            commandLine.getErr().println("jvitals: " + readable.sentence());
            return readable.kind().exitStatus();
        }
        if (failure instanceof CancellationException || failure instanceof InterruptedException) {
            return INTERRUPTED;
        }
        commandLine.getErr().println("jvitals: unexpected " + failure + " (run again with --debug for details)");
        return 70;
    }
}
