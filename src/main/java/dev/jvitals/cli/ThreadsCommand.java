package dev.jvitals.cli;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.threads.ThreadEvidence;
import dev.jvitals.diagnosis.threads.ThreadRules;
import dev.jvitals.report.ThreadsHtml;
import dev.jvitals.report.ThreadsJson;
import dev.jvitals.report.ThreadsText;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.read.ThreadDumpFile;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals threads}: what is alike in thread dumps, and what is wrong. */
@Command(
        name = "threads",
        description = "Read thread dumps, group what is alike, name what is wrong. Several dumps are compared.")
final class ThreadsCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Dumps of one process: files, .gz files or folders.")
    List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(names = "--report", paramLabel = "F.html", description = "Write one self-contained HTML file.")
    @Nullable
    Path report;

    @Mixin
    FailOn failOn = new FailOn();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        List<ThreadDump> dumps = new ArrayList<>();
        for (Path file : files) {
            ThreadDumpFile read = ThreadDumps.read(file, new Cancellation());
            dumps.addAll(read.dumps());
            warn(read);
        }
        DumpSeries series = DumpSeries.of(dumps, new Cancellation());
        Judgement judgement = ThreadRules.judge(new ThreadEvidence(series));
        if (report != null) {
            writeReport(series, judgement, report);
        }
        print(series, judgement);
        return failOn.exitStatus(judgement);
    }

    private void print(DumpSeries series, Judgement judgement) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ThreadsJson.write(series, judgement, out);
            out.println();
        } else {
            ThreadsText.lines(series, judgement).forEach(out::println);
        }
        out.flush();
    }

    /** What could not be read is said on standard error; the answer is about the rest. */
    private void warn(ThreadDumpFile read) {
        PrintWriter err = spec.commandLine().getErr();
        read.skipped().forEach(skipped -> err.println("jvitals: " + skipped.path() + ": " + skipped.why()));
        if (read.notUnderstoodLines() > 0) {
            err.println("jvitals: " + read.path() + ": " + read.notUnderstoodSentence());
        }
    }

    private static void writeReport(DumpSeries series, Judgement judgement, Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            ThreadsHtml.write(series, judgement, out);
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Failure.Kind.MACHINE, file + ": the report cannot be written: " + e.getMessage(), e);
        }
    }
}
