package dev.jvitals.cli;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.report.JvmListJson;
import dev.jvitals.target.discovery.JvmList;
import dev.jvitals.target.discovery.JvmRow;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code jvitals ps}: the JVMs of this machine, without attaching to any. */
@Command(
        name = "ps",
        description = "Lists the JVMs of this machine, without attaching to any.",
        footer = {"", "Heap used is as of the last collection. GC and CPU are averages since each JVM's start."})
final class PsCommand implements Callable<Integer> {
    private static final String FORMAT = "%7s  %-10s  %-12s  %-10s  %9s  %9s  %9s  %6s  %6s  %7s  %s";

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (JvmList list = JvmList.ofThisMachine()) {
            List<JvmRow> rows = list.scan().stream()
                    .filter(row -> row.pid() != ProcessHandle.current().pid())
                    .toList();
            if (json) {
                out.println(JvmListJson.of(rows));
            } else {
                print(rows, out);
            }
        }
        out.flush();
        return 0;
    }

    private static void print(List<JvmRow> rows, PrintWriter out) {
        if (rows.isEmpty()) {
            out.println("No JVM runs on this machine that this user can see.");
            return;
        }
        out.println(String.format(
                FORMAT, "PID", "USER", "JVM", "COLLECTOR", "HEAP", "MAX", "RESIDENT", "CPU", "GC", "THREADS", "MAIN"));
        for (JvmRow row : rows) {
            out.println(line(row));
            if (row.access().reason() != null) {
                String help = row.access().help() == null
                        ? ""
                        : "  →  " + row.access().help();
                out.println("         " + Printable.line(row.access().reason() + help));
            }
        }
    }

    private static String line(JvmRow row) {
        return Printable.line(String.format(
                Locale.ROOT,
                FORMAT,
                row.pid(),
                row.user(),
                row.jvmVersion() == null ? "–" : row.jvmVersion(),
                row.collector().label(),
                bytes(row.heapUsedBytes()),
                bytes(row.heapMaxBytes()),
                bytes(row.residentBytes()),
                Unit.SHARE.format(row.cpuCores()),
                Unit.SHARE.format(row.gcShare()),
                row.threads() < 0 ? "–" : Long.toString(row.threads()),
                row.mainClass()));
    }

    private static String bytes(long value) {
        return value < 0 ? "–" : Unit.BYTES.format((double) value);
    }
}
