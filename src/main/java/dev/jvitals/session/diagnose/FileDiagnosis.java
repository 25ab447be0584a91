package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.crash.CrashRules;
import dev.jvitals.diagnosis.live.Story;
import dev.jvitals.diagnosis.nativememory.NativeMemoryRules;
import dev.jvitals.diagnosis.threads.ThreadEvidence;
import dev.jvitals.diagnosis.threads.ThreadRules;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.session.files.FileKind;
import dev.jvitals.target.crash.CrashReports;
import dev.jvitals.target.flight.FlightFile;
import dev.jvitals.target.gclog.GcLogs;
import dev.jvitals.target.nmt.NativeMemoryFile;
import dev.jvitals.target.nmt.NativeMemoryReport;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Diagnoses files of one process: thread dumps compared with each other, recordings made meanwhile by JVitals or by the JVM,
 * answers of native memory tracking, crash reports.
 */
public final class FileDiagnosis {
    private final List<ThreadDump> dumps = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();

    private final List<NativeMemoryReport> nativeMemory = new ArrayList<>();
    private final List<Judgement> others = new ArrayList<>();

    private FileDiagnosis() {}

    /** Reads all files, then judges. Throws a failure of kind INPUT for a file that cannot be read as any of these. */
    public static Diagnosed of(List<Path> files, Progress progress, Cancellation cancellation) {
        FileDiagnosis diagnosis = new FileDiagnosis();
        for (Path file : files) {
            cancellation.check();
            diagnosis.read(file, progress, cancellation);
        }
        return diagnosis.judge(files.stream().map(Path::toString).collect(Collectors.joining(", ")), cancellation);
    }

    private void read(Path file, Progress progress, Cancellation cancellation) {
        switch (FileKind.of(file, cancellation)) {
            case RECORDING -> recordings.add(RecordingReader.read(file, progress, cancellation));
            case GC_LOG -> recordings.add(GcLogs.read(file, progress, cancellation));
            case FLIGHT_RECORDING -> recordings.add(FlightFile.recording(file, progress, cancellation));
            case NATIVE_MEMORY -> nativeMemory.addAll(NativeMemoryFile.read(file, progress, cancellation));
            case CRASH_REPORT -> others.add(CrashRules.judge(CrashReports.read(file, progress, cancellation)));
            default -> dumps.addAll(ThreadDumps.read(file, cancellation).dumps());
        }
    }

    private Diagnosed judge(String target, Cancellation cancellation) {
        DumpSeries series = DumpSeries.of(dumps, cancellation);
        if (!nativeMemory.isEmpty()) {
            others.add(NativeMemoryRules.judge(grown()));
        }
        if (recordings.isEmpty() && (!dumps.isEmpty() || others.isEmpty())) {
            others.add(ThreadRules.judge(new ThreadEvidence(series)));
        }
        recordings.forEach(recording -> others.add(RecordingDiagnosis.judge(recording, series)));
        Judgement judgement = others.stream().reduce(FileDiagnosis::merge).orElseThrow();
        if (recordings.isEmpty()) {
            return new Diagnosed(target, time(true), time(false), judgement);
        }
        long from = recordings.stream()
                .mapToLong(recording -> recording.history().firstMillis())
                .min()
                .orElse(0);
        long to = recordings.stream()
                .mapToLong(recording -> recording.history().lastMillis())
                .max()
                .orElse(0);
        return new Diagnosed(target, from, to, judgement);
    }

    /** The last answer of native memory tracking, with its growth since the first. */
    private NativeMemoryReport grown() {
        NativeMemoryReport last = nativeMemory.getLast();
        return nativeMemory.size() == 1 || last.hasBaseline() ? last : last.since(nativeMemory.getFirst());
    }

    private static Judgement merge(Judgement one, Judgement other) {
        return new Judgement(
                Story.join(Story.merge(one.findings(), other.findings())),
                Stream.concat(one.notSeen().stream(), other.notSeen().stream())
                        .distinct()
                        .toList());
    }

    /** When the first or last dump was taken, 0 where none says. */
    private long time(boolean first) {
        List<Instant> times = dumps.stream()
                .map(ThreadDump::at)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return times.isEmpty() ? 0 : (first ? times.getFirst() : times.getLast()).toEpochMilli();
    }
}
