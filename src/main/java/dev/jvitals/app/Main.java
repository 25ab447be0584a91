package dev.jvitals.app;

import dev.jvitals.base.Failure;
import dev.jvitals.base.OwnHeap;
import dev.jvitals.cli.CommandLineStart;
import java.util.Set;

/**
 * The start. A known command goes to the command line, which never loads JavaFX; anything else (nothing, files, a pid)
 * opens the window.
 */
public final class Main {
    private Main() {}

    /** Runs JVitals; ends the JVM with the command's exit status. */
    public static void main(String[] args) {
        OwnHeap.keepSmall();
        if (args.length > 0 && isForCommandLine(args[0])) {
            System.exit(CommandLineStart.run(args, System.out, System.err));
        }
        try {
            DisplayCheck.check(System.getenv());
            Window.open(args);
        } catch (Failure e) {
            System.err.println("jvitals: " + e.sentence());
            System.exit(e.kind().exitStatus());
        }
    }

    private static boolean isForCommandLine(String first) {
        Set<String> commands = CommandLineStart.commandNames();
        return commands.contains(first) || first.startsWith("-");
    }
}
