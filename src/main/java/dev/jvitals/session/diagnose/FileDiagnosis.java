package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.live.LiveEvidence;
import dev.jvitals.diagnosis.live.LiveRules;
import dev.jvitals.diagnosis.live.Snapshots;
import dev.jvitals.diagnosis.live.TargetFacts;
import dev.jvitals.diagnosis.threads.ThreadEvidence;
import dev.jvitals.diagnosis.threads.ThreadRules;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.read.ThreadDumps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Diagnoses files of one process: thread dumps compared with each other, and a recording that was made meanwhile. */
public final class FileDiagnosis {
    private static final int MAGIC_BYTES = 8;

    private final List<ThreadDump> dumps = new ArrayList<>();
    private final List<Recording> recordings = new ArrayList<>();

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
        if (isRecording(file)) {
            recordings.add(RecordingReader.read(file, progress, cancellation));
        } else {
            dumps.addAll(ThreadDumps.read(file, cancellation).dumps());
        }
    }

    private static boolean isRecording(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return RecordingReader.isRecording(in.readNBytes(MAGIC_BYTES));
        } catch (IOException e) {
            return false; // The reader of thread dumps says why it cannot be read.
        }
    }

    private Diagnosed judge(String target, Cancellation cancellation) {
        DumpSeries series = DumpSeries.of(dumps, cancellation);
        if (recordings.isEmpty()) {
            Judgement judgement = ThreadRules.judge(new ThreadEvidence(series));
            return new Diagnosed(target, time(true), time(false), judgement);
        }
        Recording recording = recordings.getLast();
        History history = recording.history();
        LiveEvidence evidence = new LiveEvidence(
                facts(recording), history, history.firstMillis(), history.lastMillis(), series, Snapshots.NONE);
        return new Diagnosed(target, history.firstMillis(), history.lastMillis(), LiveRules.judge(evidence));
    }

    private static TargetFacts facts(Recording recording) {
        String pid = recording.about().getOrDefault("pid", "");
        return TargetFacts.of(pid.matches("\\d{1,18}") ? Long.parseLong(pid) : 0, 0, Map.of(), recording.history());
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
