package dev.jvitals.cli;

import dev.jvitals.base.Unit;
import dev.jvitals.session.live.DumpTaker;
import dev.jvitals.target.attach.Jcmd;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals dump PID}: takes a heap dump or thread dumps. */
@Command(
        name = "dump",
        description = "Takes a heap dump or thread dumps of a JVM into files that only you can read.",
        footer = {
            "",
            "A heap dump stops the JVM while it is written, a second or more for each GB, and holds everything that the",
            "program has in memory: passwords, keys, customers' data. A thread dump stops it for milliseconds."
        })
final class DumpCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PID", description = "The JVM's process id, as ps lists it.")
    long pid;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    What what;

    /** Which dump: exactly one. */
    static final class What {
        @Option(names = "--heap", required = true, description = "A heap dump (HPROF).")
        boolean heap;

        @Option(names = "--threads", required = true, description = "A thread dump (text), or a series of them.")
        boolean threads;
    }

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to (default: a name with pid and time, here). For thread dumps also a folder, for a file"
                            + " each.")
    @Nullable
    Path out;

    @Mixin
    DumpSeriesOptions series = new DumpSeriesOptions();

    @Option(
            names = "--all",
            description = "Unreachable objects too; without, the JVM collects all garbage first (--live, the default).")
    boolean all;

    @Option(names = "--live", description = "Reachable objects only: the default.")
    boolean live;

    @Option(names = "--gz", description = "Compress while writing (JDK 17 and later targets): slower, smaller.")
    boolean compressed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        if (what.threads) {
            series.take(pid, out, spec.commandLine().getErr()).files().forEach(this::printed);
            return 0;
        }
        boolean terminal = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        if (terminal) {
            spec.commandLine().getErr().println("jvitals: the JVM stands still while the dump is written …");
        }
        printed(new DumpTaker(new Jcmd(pid)).heap(out, !all, compressed));
        return 0;
    }

    private void printed(Path file) {
        PrintWriter lines = spec.commandLine().getOut();
        lines.println(file + "  " + Unit.BYTES.format((double) DumpTaker.sizeBytes(file)));
        lines.flush();
    }
}
