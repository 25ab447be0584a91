package dev.jvitals.cli;

import dev.jvitals.base.Printable;
import dev.jvitals.session.matrix.IncidentMatrix;
import dev.jvitals.session.matrix.MatrixCell;
import dev.jvitals.session.matrix.MatrixRow;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeOptions.Collector;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals bench incidents}: runs practice incidents, diagnoses each, and prints what was recognised. */
@Command(
        name = "incidents",
        description = "Runs practice incidents and diagnoses each; exit status 1 when one is missed or a healthy one"
                + " accused.")
final class IncidentsBenchCommand implements Callable<Integer> {
    private static final String FORMAT = "%-22s %-10s %-10s %-7s %-5s %s";

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which incidents (default: all).")
    List<String> names = List.of();

    @Option(names = "--java", paramLabel = "HOME", description = "Java homes to run them on; may be repeated.")
    List<Path> javaHomes = List.of();

    @Option(names = "--gc", paramLabel = "COLLECTOR", description = "Collectors to run them with; may be repeated.")
    List<Collector> collectors = List.of();

    @Option(names = "--healthy", description = "Run the healthy variants; they must raise nothing.")
    boolean healthy;

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            description = "How long each has to fall ill (default: 15s).",
            converter = Durations.class)
    Duration settle = Duration.ofSeconds(15);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long each is watched at the most (default: 75s); healthy ones for all of it.",
            converter = Durations.class)
    Duration watch = Duration.ofSeconds(75);

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "How many run side by side (default: 4); what fails so is run once more alone.")
    int atOnce = 4;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.println(FORMAT.formatted("INCIDENT", "JAVA", "COLLECTOR", "RESULT", "TOOK", "FINDINGS"));
        out.flush();
        List<MatrixRow> rows = new IncidentMatrix(settle, watch, atOnce).run(cells(), row -> print(row, out));
        long passed = rows.stream().filter(MatrixRow::passed).count();
        out.println(passed + " of " + rows.size() + " as promised");
        out.flush();
        return passed == rows.size() ? 0 : 1;
    }

    private List<MatrixCell> cells() {
        List<Incident> incidents = names.isEmpty()
                ? Incidents.all()
                : names.stream().map(Incidents::named).toList();
        List<MatrixCell> cells = new ArrayList<>();
        for (Incident incident : incidents) {
            for (@Nullable Path home : orNone(javaHomes)) {
                for (@Nullable Collector collector : orNone(collectors)) {
                    cells.add(new MatrixCell(
                            incident, new PracticeOptions(home, collector, healthy, PracticeOptions.DEFAULT_BOUND)));
                }
            }
        }
        return cells;
    }

    private static <T> List<@Nullable T> orNone(List<T> chosen) {
        List<@Nullable T> list = new ArrayList<>(chosen);
        if (list.isEmpty()) {
            list.add(null);
        }
        return list;
    }

    private static synchronized void print(MatrixRow row, PrintWriter out) {
        PracticeOptions options = row.cell().options();
        Path home = options.javaHome();
        out.println(Printable.line(FORMAT.formatted(
                row.cell().incident().id() + (options.healthy() ? " (healthy)" : ""),
                home == null ? "own" : home.getFileName(),
                options.collector() == null ? "its own" : options.collector(),
                row.passed() ? "ok" : "MISSED",
                row.took().toSeconds() + " s",
                row.inWords())));
        out.flush();
    }
}
