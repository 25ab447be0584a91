package dev.jvitals.cli;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Printable;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.LatestFigures;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.TeeSink;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.RecordingWriter;
import dev.jvitals.report.WatchJson;
import dev.jvitals.session.diagnose.DiagnosisWatch;
import dev.jvitals.session.diagnose.EvidenceKeeper;
import dev.jvitals.session.live.JvmAbout;
import dev.jvitals.session.live.LiveOptions;
import dev.jvitals.session.live.LiveTarget;
import dev.jvitals.session.live.ThreadTableRecorder;
import dev.jvitals.session.trigger.Collecting;
import dev.jvitals.session.trigger.Trigger;
import dev.jvitals.session.trigger.TriggerWatch;
import dev.jvitals.target.attach.Jcmd;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals watch PID}: live figures, a line at a time, and recorded if wanted. */
@Command(
        name = "watch",
        description = "Prints live figures of a JVM, one line each time; ends when the JVM does.",
        footer = {"", "Attaching starts the JVM's own management agent, which stays until the JVM ends."})
final class WatchCommand implements Callable<Integer> {
    private static final String FORMAT = "%-8s  %9s  %9s  %9s  %6s  %9s  %9s  %11s  %8s";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int LINES_BETWEEN_HEADERS = 20;

    /** The sources of what a line of text shows. */
    private static final List<String> SHOWN = List.of("hsperfdata", "JMX", "/proc");

    private final Set<String> toldSilence = new HashSet<>();
    private boolean recordingEndTold;

    @Parameters(paramLabel = "PID", description = "The JVM's process id, as ps lists it.")
    long pid;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "Time from line to line (default: 1s).",
            converter = Durations.class)
    Duration every = Duration.ofSeconds(1);

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long to watch (default: until the JVM ends).",
            converter = Durations.class)
    @Nullable
    Duration bound;

    @Option(names = "--json", description = "Print one JSON object a line.")
    boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Record into this .jvitals file as well.")
    @Nullable
    Path recording;

    @Option(names = "--no-attach", description = "Read counters and the operating system only; the JVM cannot feel it.")
    boolean noAttach;

    @Option(
            names = "--jfr",
            description =
                    "Stream the flight recorder's events too: exact safepoints, phases, process starts (JDK 17+).")
    boolean flightRecorder;

    @Option(
            names = "--trigger",
            paramLabel = "RULE",
            arity = "0..1",
            fallbackValue = "critical",
            description =
                    "Collect a bundle of evidence when this comes true: critical (the default), a rule such as heap-leak,"
                            + " or a series with a bound such as 'heap.used > 900MB for 30s'; may be repeated.")
    List<String> triggers = List.of();

    @Option(names = "--bundles", paramLabel = "DIR", description = "Where bundles go (default: the present folder).")
    Path bundles = Path.of(".");

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    BundleOptions bundleOptions = new BundleOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        thresholds.enforce();
        if (every.toMillis() < 100) {
            throw new Failure(Failure.Kind.USAGE, "--every: at least 100ms; faster sampling would measure itself");
        }
        LatestFigures figures = new LatestFigures();
        History history = new History();
        List<Trigger> fires = triggers.stream().map(Trigger::parse).toList();
        RecordingWriter writer =
                recording == null ? null : RecordingWriter.create(recording, about(), this::tellRecordingEnded);
        try (writer) {
            List<SampleSink> sinks = new ArrayList<>(List.of(figures));
            if (writer != null) {
                sinks.add(writer);
            }
            if (!fires.isEmpty()) {
                sinks.add(history);
            }
            LiveOptions options = new LiveOptions(every, !noAttach, flightRecorder);
            try (LiveTarget target = LiveTarget.watch(pid, options, new TeeSink(sinks));
                    ThreadTableRecorder _ = new ThreadTableRecorder(target, () -> writer);
                    DiagnosisWatch _ = fires.isEmpty() ? null : judge(target, history, fires, writer)) {
                watch(target, figures);
            }
        }
        return writer == null ? 0 : writer.failure().map(this::statusOf).orElse(0); // closing writes the last second
    }

    private int statusOf(Failure failure) {
        tellRecordingEnded(failure);
        return failure.kind().exitStatus();
    }

    /** Told at once, since watching goes on and may for hours; and but once, however many threads come with it. */
    private synchronized void tellRecordingEnded(Failure failure) {
        if (!recordingEndTold) {
            recordingEndTold = true;
            PrintWriter err = spec.commandLine().getErr();
            err.println("jvitals: " + failure.sentence());
            err.flush();
        }
    }

    private DiagnosisWatch judge(
            LiveTarget target, History history, List<Trigger> fires, @Nullable RecordingWriter writer) {
        EvidenceKeeper keeper = writer == null
                ? EvidenceKeeper.NONE
                : (kind, name, atMillis, text) ->
                        writer.attach(kind, name, atMillis, text.getBytes(StandardCharsets.UTF_8));
        DiagnosisWatch diagnosis = new DiagnosisWatch(target, history, keeper);
        PrintWriter err = spec.commandLine().getErr();
        Collecting agreed = bundleOptions.collecting(fires, bundles);
        diagnosis.onLook(new TriggerWatch(
                target,
                history,
                () -> agreed,
                TriggerWatch.PAUSE,
                bundle -> err.println("jvitals: bundle " + bundle.folder() + ": " + Printable.line(bundle.why())),
                failure -> err.println("jvitals: " + failure.sentence())));
        return diagnosis;
    }

    private Map<String, String> about() {
        Map<String, String> about = JvmAbout.of(pid, JvmAbout.find(pid));
        return noAttach ? about : JvmAbout.withFlags(about, new Jcmd(pid));
    }

    private void watch(LiveTarget target, LatestFigures figures) throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        long start = System.nanoTime();
        for (long line = 1; bound == null || line * every.toNanos() <= bound.toNanos(); line++) {
            long due = start + line * every.toNanos();
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            print(out, line, figures);
            if (target.end().isPresent()) {
                spec.commandLine()
                        .getErr()
                        .println("jvitals: JVM " + pid + ": "
                                + target.end().get().sentence());
                return;
            }
            if (!json) {
                tellSilence(figures);
            }
        }
    }

    private void print(PrintWriter out, long line, LatestFigures figures) {
        List<TimedEvent> events = figures.takeEvents();
        if (json) {
            out.println(WatchJson.of(Instant.now(), figures, events));
        } else {
            if (line % LINES_BETWEEN_HEADERS == 1) {
                out.println(String.format(
                        FORMAT, "TIME", "HEAP", "OF", "ALLOC", "GC", "PAUSE MAX", "CPU", "RESIDENT", "THREADS"));
            }
            out.println(Printable.line(text(figures, events)));
        }
        out.flush();
    }

    /** Why there are dashes; JSON has it in each line. */
    private void tellSilence(LatestFigures figures) {
        PrintWriter err = spec.commandLine().getErr();
        untold(figures.silent()).forEach(sentence -> err.println("jvitals: " + Printable.line(sentence)));
        err.flush();
    }

    /**
     * What is silent of the shown, each source with each of its reasons but once: several can be silent for the same
     * reason, and one that changes to and fro between two has told both.
     */
    List<String> untold(Map<String, String> silent) {
        return SHOWN.stream()
                .filter(silent::containsKey)
                .map(source -> source + ": " + silent.get(source))
                .filter(toldSilence::add)
                .toList();
    }

    private static String text(LatestFigures figures, List<TimedEvent> events) {
        double longest = events.stream()
                .filter(event -> event.kind().equals("gc.pause"))
                .mapToDouble(TimedEvent::durationNanos)
                .max()
                .orElse(Double.NaN);
        return String.format(
                FORMAT,
                CLOCK.format(LocalTime.now(ZoneId.systemDefault())),
                figure(figures, "heap.used", Unit.BYTES),
                figure(figures, "heap.max", Unit.BYTES),
                figure(figures, "heap.allocation", Unit.BYTES_PER_SECOND),
                figure(figures, "gc.share", Unit.SHARE),
                Unit.NANOS.format(longest),
                figure(figures, "cpu.process", Unit.CORES),
                figure(figures, "memory.resident", Unit.BYTES),
                figure(figures, "threads.total", Unit.COUNT));
    }

    private static String figure(LatestFigures figures, String id, Unit unit) {
        return unit.format(figures.value(id).orElse(Double.NaN));
    }
}
