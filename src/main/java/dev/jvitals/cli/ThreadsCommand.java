package dev.jvitals.cli;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.report.ReportFile;
import dev.jvitals.report.ThreadsHtml;
import dev.jvitals.report.ThreadsJson;
import dev.jvitals.report.ThreadsText;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.read.ThreadDumpFile;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.IOException;
import java.io.PrintWriter;
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
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE|PID",
            description = "Dumps of one process: files, .gz files or folders; or a JVM to take dumps of now.")
    List<Path> files = List.of();

    @Mixin
    DumpSeriesOptions live = new DumpSeriesOptions();

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(names = "--report", paramLabel = "F.html", description = "Write one self-contained HTML file.")
    @Nullable
    Path report;

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
        List<ThreadDump> dumps = new ArrayList<>();
        for (Path file : files) {
            dumps.addAll(isPid(file) ? take(Long.parseLong(file.toString())) : read(file));
        }
        List<JudgedSeries> processes = JudgedSeries.of(dumps, new Cancellation());
        if (processes.size() > 1) {
            spec.commandLine()
                    .getErr()
                    .println("jvitals: these are dumps of " + processes.size()
                            + " processes; each is judged by itself, they are not compared");
        }
        if (report != null) {
            ReportFile.write(report, out -> ThreadsHtml.write(processes, out));
        }
        print(processes);
        return processes.stream()
                .mapToInt(each -> failOn.exitStatus(each.judgement()))
                .max()
                .orElse(0);
    }

    /** A number is a process, unless a file has that name. */
    private static boolean isPid(Path file) {
        return file.toString().matches("[1-9]\\d{0,9}") && !Files.exists(file);
    }

    /** Takes dumps only to look at them; {@code jvitals dump} keeps them. */
    private List<ThreadDump> take(long pid) {
        try {
            Path folder = Files.createTempDirectory("jvitals-threads");
            try {
                Path file = live.take(
                                pid,
                                folder.resolve("pid " + pid),
                                spec.commandLine().getErr())
                        .place();
                return read(file).stream().map(dump -> dump.from("pid " + pid)).toList();
            } finally {
                Files.deleteIfExists(folder.resolve("pid " + pid));
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "no place for the dumps: " + e.getMessage(), e);
        }
    }

    /** What could not be read is said on standard error; the answer is about the rest. */
    private List<ThreadDump> read(Path file) {
        ThreadDumpFile read = ThreadDumps.read(file, new Cancellation());
        PrintWriter err = spec.commandLine().getErr();
        read.skipped().forEach(skipped -> err.println("jvitals: " + skipped.path() + ": " + skipped.why()));
        if (read.notUnderstoodLines() > 0) {
            err.println("jvitals: " + read.path() + ": " + read.notUnderstoodSentence());
        }
        return read.dumps();
    }

    private void print(List<JudgedSeries> processes) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ThreadsJson.write(processes, out);
            out.println();
        } else {
            ThreadsText.lines(processes).forEach(out::println);
        }
        out.flush();
    }
}
