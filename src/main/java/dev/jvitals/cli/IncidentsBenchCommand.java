package dev.jvitals.cli;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Printable;
import dev.jvitals.report.DiagnosisJson;
import dev.jvitals.report.ReportFile;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.matrix.IncidentMatrix;
import dev.jvitals.session.matrix.ItselfCell;
import dev.jvitals.session.matrix.MatrixCell;
import dev.jvitals.session.matrix.MatrixPlan;
import dev.jvitals.session.matrix.MatrixResult;
import dev.jvitals.session.matrix.MatrixRow;
import dev.jvitals.session.matrix.MatrixRow.Outcome;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeOptions.Collector;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
    private static final String FORMAT = "%-22s %-10s %-10s %-8s %-5s %-5s %s";

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which incidents (default: all).")
    List<String> names = List.of();

    @Option(names = "--java", paramLabel = "HOME", description = "Java homes to run them on; may be repeated.")
    List<Path> javaHomes = List.of();

    @Option(names = "--gc", paramLabel = "COLLECTOR", description = "Collectors to run them with; may be repeated.")
    List<Collector> collectors = List.of();

    @Option(
            names = "--full",
            description = "Run each with each collector that matters to it and that the Java has, in place of --gc.")
    boolean full;

    @Option(names = "--healthy", description = "Run the healthy variants; they must raise nothing.")
    boolean healthy;

    @Option(
            names = "--itself",
            description = "Look at JVitals' own window while it watches a healthy server; it must raise nothing.")
    boolean itself;

    @Option(
            names = "--from-disk",
            description = "Write a recording, thread dumps and a heap dump of each, and judge each of these alone too.")
    boolean fromDisk;

    @Option(
            names = "--settle",
            paramLabel = "TIME",
            description = "How long each runs before it is looked at (default: 2s).",
            converter = Durations.class)
    Duration settle = Duration.ofSeconds(2);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long each is watched at the most (default: 100s); healthy ones for all of it.",
            converter = Durations.class)
    Duration watch = Duration.ofSeconds(100);

    @Option(
            names = "--at-once",
            paramLabel = "N",
            description = "How many run side by side, as far as the cores reach (default: 6); what fails so is run once"
                    + " more alone.")
    int atOnce = 6;

    @Option(names = "--json", description = "Print JSON, once all have run, in place of the table.")
    boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write what was found of each, and the whole table, into this folder, as JSON.")
    @Nullable
    Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter table =
                json ? new PrintWriter(Writer.nullWriter()) : spec.commandLine().getOut();
        table.println(FORMAT.formatted("INCIDENT", "JAVA", "COLLECTOR", "RESULT", "FOUND", "TOOK", "FINDINGS"));
        table.flush();
        IncidentMatrix matrix = new IncidentMatrix(settle, watch, atOnce, fromDisk);
        MatrixResult result;
        try (EndedBySignal _ = new EndedBySignal()) {
            result = matrix.run(cells(), new Told(table));
        }
        table.println(result.inWords());
        table.flush();
        String all = IncidentsBenchJson.of(result).toPrettyString();
        if (json) {
            spec.commandLine().getOut().println(all);
        }
        if (out != null) {
            write(
                    out.resolve("matrix.json"),
                    file -> new PrintWriter(file).append(all).flush());
        }
        return result.passed() ? 0 : 1;
    }

    private List<MatrixCell> cells() {
        if (itself) {
            return List.of(ItselfCell.make());
        }
        List<Incident> incidents = names.isEmpty()
                ? Incidents.all()
                : names.stream().map(Incidents::named).toList();
        if (full) {
            return MatrixPlan.full(incidents, orNone(javaHomes), healthy);
        }
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

    /** Prints each run as it ends; the runs end on threads of their own. */
    private final class Told implements IncidentMatrix.Progress {
        private final PrintWriter table;

        Told(PrintWriter table) {
            this.table = table;
        }

        @Override
        public synchronized void done(MatrixRow row) {
            print(row, table);
            write(row, "", out);
        }

        @Override
        public synchronized void missedFirst(MatrixRow row) {
            PrintWriter err = spec.commandLine().getErr();
            IncidentsBenchMiss.lines(row).forEach(err::println);
            err.flush();
            write(row, "-first-run", out);
        }
    }

    private static void print(MatrixRow row, PrintWriter table) {
        table.println(Printable.line(FORMAT.formatted(
                incident(row),
                java(row),
                collector(row),
                word(row.outcome()),
                row.foundAfter() == null ? "-" : row.foundAfter().toSeconds() + " s",
                row.took().toSeconds() + " s",
                row.inWords())));
        table.flush();
    }

    private static void write(MatrixRow row, String suffix, @Nullable Path out) {
        if (out != null) {
            String name = incident(row) + "-" + java(row) + "-" + collector(row) + suffix;
            row.diagnosed()
                    .forEach((input, diagnosed) -> write(
                            diagnosed,
                            out.resolve((name + "-" + input.words()).replaceAll("[^\\w+.-]+", "-") + ".json")));
        }
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case AS_PROMISED -> "ok";
            case MISSED -> "MISSED";
            case NOT_HERE -> "not here";
        };
    }

    static String incident(MatrixRow row) {
        return row.cell().incident().id() + (row.cell().options().healthy() ? " (healthy)" : "");
    }

    static String java(MatrixRow row) {
        Path home = row.cell().options().javaHome();
        return home == null ? "own" : String.valueOf(home.getFileName());
    }

    static String collector(MatrixRow row) {
        Collector collector = row.cell().options().collector();
        return collector == null ? "its own" : collector.toString();
    }

    private static void write(Diagnosed diagnosed, Path file) {
        write(
                file,
                json -> DiagnosisJson.write(
                        diagnosed.target(),
                        diagnosed.fromMillis(),
                        diagnosed.toMillis(),
                        diagnosed.tracked(),
                        diagnosed.judgement().notSeen(),
                        json));
    }

    private static void write(Path file, Consumer<Writer> content) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, file + " cannot be written: " + e.getMessage(), e);
        }
        ReportFile.write(file, content);
    }
}
