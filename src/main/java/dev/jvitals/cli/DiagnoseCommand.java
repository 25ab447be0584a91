package dev.jvitals.cli;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.report.DiagnosisDocument;
import dev.jvitals.report.DiagnosisHtml;
import dev.jvitals.report.DiagnosisJson;
import dev.jvitals.report.FindingsText;
import dev.jvitals.report.ReportFile;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.diagnose.DiagnoseRun;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.diagnose.Environment;
import dev.jvitals.session.diagnose.FileDiagnosis;
import dev.jvitals.session.live.JvmAbout;
import dev.jvitals.session.live.LiveTarget;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals diagnose}: what is wrong with a live JVM, a recording or dumps, with the evidence. */
@Command(
        name = "diagnose",
        description = "Says what is wrong with a live JVM, or with what recordings and dumps of one process show.",
        footer = {"", "A live JVM is watched for a while; three thread dumps are taken meanwhile."})
final class DiagnoseCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PID|FILE",
            description = "A process id, files of one process, or both together.")
    List<String> inputs = List.of();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long to watch a live JVM, such as 30s or 5m (default: 60s).",
            converter = Durations.class)
    Duration watch = Duration.ofSeconds(60);

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write findings, charts and environment into one HTML file; what looks like a secret is masked.")
    @Nullable
    Path report;

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description = "Collect evidence of a live JVM into a new folder in DIR: thread dumps, class histogram, the"
                    + " last minutes, a report.")
    @Nullable
    Path bundles;

    @Mixin
    BundleOptions bundleOptions = new BundleOptions();

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    FailOn failOn = new FailOn();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        thresholds.enforce();
        Diagnosed diagnosed = diagnose();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            DiagnosisJson.write(
                    diagnosed.target(),
                    diagnosed.fromMillis(),
                    diagnosed.toMillis(),
                    diagnosed.tracked(),
                    diagnosed.judgement().notSeen(),
                    out);
            out.println();
        } else {
            FindingsText.lines(diagnosed.judgement()).forEach(out::println);
        }
        out.flush();
        return failOn.exitStatus(diagnosed.judgement());
    }

    private Diagnosed diagnose() {
        List<String> pids = inputs.stream().filter(DiagnoseCommand::isPid).toList();
        List<Path> files =
                inputs.stream().filter(input -> !isPid(input)).map(Path::of).toList();
        if (pids.size() > 1) {
            throw new Failure(Failure.Kind.USAGE, "name one process id at the most; each is diagnosed by itself");
        }
        files.stream().filter(file -> !Files.exists(file)).findFirst().ifPresent(missing -> {
            throw new Failure(Failure.Kind.INPUT, missing + ": there is no such file");
        });
        if (pids.isEmpty()) {
            if (bundles != null) {
                throw new Failure(Failure.Kind.USAGE, "--bundle needs a live JVM: name its process id");
            }
            FileDiagnosis.Read read = FileDiagnosis.read(files, Progress.NONE, new Cancellation());
            writeReport(ofFiles(read));
            return read.diagnosed();
        }
        Diagnosed live = DiagnoseRun.of(
                Long.parseLong(pids.getFirst()), watch, _ -> false, this::writeDocuments, new Cancellation());
        return files.isEmpty() ? live : FileDiagnosis.beside(live, files, Progress.NONE, new Cancellation());
    }

    /** Of several recordings no single chart tells the truth. */
    private static DiagnosisDocument ofFiles(FileDiagnosis.Read read) {
        Diagnosed diagnosed = read.diagnosed();
        Optional<Recording> only =
                read.recordings().size() == 1 ? Optional.of(read.recordings().getFirst()) : Optional.empty();
        return new DiagnosisDocument(
                diagnosed.target(),
                diagnosed.fromMillis(),
                diagnosed.toMillis(),
                diagnosed.tracked(),
                diagnosed.judgement().notSeen(),
                only.<Map<String, String>>map(each -> new TreeMap<>(each.about()))
                        .orElse(Map.of()),
                only.map(Recording::history).orElseGet(History::new));
    }

    private void writeDocuments(LiveTarget target, History history, Diagnosed diagnosed) {
        writeReport(new DiagnosisDocument(
                JvmAbout.title(target.pid()),
                history.firstMillis(),
                history.lastMillis(),
                diagnosed.tracked(),
                diagnosed.judgement().notSeen(),
                report != null && target.end().isEmpty() ? Environment.of(target.jcmd()) : Map.of(),
                history));
        if (bundles != null) {
            Bundle bundle = bundleOptions.taker(bundles).take(target, history, diagnosed.tracked(), "asked for");
            spec.commandLine().getErr().println("jvitals: bundle " + bundle.folder());
        }
    }

    private void writeReport(DiagnosisDocument document) {
        if (report != null) {
            ReportFile.write(report, out -> DiagnosisHtml.write(document, out));
        }
    }

    private static boolean isPid(String input) {
        return input.matches("\\d{1,10}") && !Files.exists(Path.of(input));
    }
}
