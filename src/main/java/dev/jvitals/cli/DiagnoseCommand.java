package dev.jvitals.cli;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.report.DiagnosisJson;
import dev.jvitals.report.FindingsText;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.diagnose.FileDiagnosis;
import dev.jvitals.session.diagnose.LiveDiagnosis;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
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
    @Parameters(arity = "1..*", paramLabel = "PID|FILE", description = "One process id, or files of one process.")
    List<String> inputs = List.of();

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long to watch a live JVM, such as 30s or 5m (default: 60s).",
            converter = Durations.class)
    Duration watch = Duration.ofSeconds(60);

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Mixin
    FailOn failOn = new FailOn();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        Diagnosed diagnosed = diagnose();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            DiagnosisJson.write(
                    diagnosed.target(), diagnosed.fromMillis(), diagnosed.toMillis(), diagnosed.judgement(), out);
            out.println();
        } else {
            FindingsText.lines(diagnosed.judgement()).forEach(out::println);
        }
        out.flush();
        return failOn.exitStatus(diagnosed.judgement());
    }

    private Diagnosed diagnose() {
        if (inputs.stream().noneMatch(DiagnoseCommand::isPid)) {
            return FileDiagnosis.of(inputs.stream().map(Path::of).toList(), Progress.NONE, new Cancellation());
        }
        if (inputs.size() > 1) {
            throw new Failure(Failure.Kind.USAGE, "name one process id, or files; not both");
        }
        return LiveDiagnosis.of(Long.parseLong(inputs.getFirst()), watch, new Cancellation());
    }

    private static boolean isPid(String input) {
        return input.matches("\\d{1,10}") && !Files.exists(Path.of(input));
    }
}
