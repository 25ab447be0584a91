package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.Story;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.diagnosis.crash.CrashRules;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.diagnosis.nativememory.NativeMemoryRules;
import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.session.bundle.Bundle;
import dev.jvitals.session.files.FileKind;
import dev.jvitals.target.crash.CrashReports;
import dev.jvitals.target.flight.FlightFile;
import dev.jvitals.target.flight.FlightRecording;
import dev.jvitals.target.gclog.GcLogs;
import dev.jvitals.target.nmt.NativeMemoryFile;
import dev.jvitals.target.nmt.NativeMemoryReport;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Diagnoses files of one process, alone or beside a live look at it: recordings made by JVitals or by the JVM, thread dumps
 * compared with each other, heap dumps, answers of native memory tracking, crash reports. What several of them say of one trouble becomes one finding: the slope from here, the holder from there.
 */
public final class FileDiagnosis {
    /**
     * A recording and the thread dumps that it came with; those are of its process, whatever other files are given.
     */
    private record Recorded(Recording recording, List<ThreadDump> dumps) {
        /** Whether a look at it would have had this dump at hand. */
        boolean spans(Instant at) {
            long millis = at.toEpochMilli();
            return millis >= recording.history().firstMillis() - LiveDiagnosis.RECENT_MILLIS
                    && millis <= recording.history().lastMillis();
        }
    }

    private final Progress progress;
    private final Cancellation cancellation;
    private final List<ThreadDump> dumps = new ArrayList<>();
    private final List<Recorded> recordings = new ArrayList<>();
    private final List<NativeMemoryReport> nativeMemory = new ArrayList<>();
    private final List<Judgement> heaps = new ArrayList<>();
    private final List<Judgement> others = new ArrayList<>();

    private FileDiagnosis(Progress progress, Cancellation cancellation) {
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Reads all files, then judges. Throws a failure of kind INPUT for a file that cannot be read as any of these. */
    public static Diagnosed of(List<Path> files, Progress progress, Cancellation cancellation) {
        return read(files, progress, cancellation).diagnosed();
    }

    /**
     * The recordings among the files that were read: recordings themselves, GC logs, files of the flight recorder.
     *
     * @param diagnosed what all files came to
     * @param recordings in the order of the files
     */
    public record Read(Diagnosed diagnosed, List<Recording> recordings) {
        public Read {
            recordings = List.copyOf(recordings);
        }
    }

    /** As {@link #of}, with what was measured, for a report. */
    public static Read read(List<Path> files, Progress progress, Cancellation cancellation) {
        FileDiagnosis diagnosis = new FileDiagnosis(progress, cancellation);
        files.forEach(diagnosis::read);
        return new Read(
                diagnosis.judge(files.stream().map(Path::toString).collect(Collectors.joining(", "))),
                diagnosis.recordings.stream().map(Recorded::recording).toList());
    }

    /** What the files add to what was seen live of the same process. */
    public static Diagnosed beside(Diagnosed live, List<Path> files, Progress progress, Cancellation cancellation) {
        Diagnosed read = of(files, progress, cancellation);
        List<TrackedFinding> joined = join(live.tracked(), read.judgement().findings(), "files");
        return Diagnosed.of(
                live.target() + ", " + read.target(),
                live.fromMillis(),
                live.toMillis(),
                joined,
                Stream.concat(live.judgement().notSeen().stream(), read.judgement().notSeen().stream())
                        .distinct()
                        .toList());
    }

    private void read(Path file) {
        cancellation.check();
        Optional<Bundle> bundle = Bundle.in(file);
        if (bundle.isPresent()) {
            bundle.get().files().forEach(this::read);
            return;
        }
        switch (FileKind.of(file, cancellation)) {
            case RECORDING ->
                recordings.add(new Recorded(RecordingReader.read(file, progress, cancellation), List.of()));
            case HEAP_DUMP -> heaps.add(judgeHeap(file));
            case GC_LOG -> recordings.add(new Recorded(GcLogs.read(file, progress, cancellation), List.of()));
            case FLIGHT_RECORDING -> {
                FlightRecording flight = FlightFile.read(file, progress, cancellation);
                recordings.add(new Recorded(flight.recording(), flight.dumps()));
            }
            case NATIVE_MEMORY -> nativeMemory.addAll(NativeMemoryFile.read(file, progress, cancellation));
            case CRASH_REPORT -> others.add(CrashRules.judge(CrashReports.read(file, progress, cancellation)));
            case THREAD_DUMP, UNKNOWN -> // whose reader says best why it cannot be read
                dumps.addAll(ThreadDumps.read(file, cancellation).dumps());
        }
    }

    private Judgement judgeHeap(Path file) {
        try (Heap heap = HeapDump.open(file, OpenOptions.DEFAULT, progress, cancellation)) {
            return HeapRules.judge(heap, progress, cancellation);
        }
    }

    private Diagnosed judge(String target) {
        List<Finding> ofHeaps =
                heaps.stream().flatMap(heap -> heap.findings().stream()).toList();
        List<String> unseen = new ArrayList<>();
        heaps.forEach(heap -> unseen.addAll(heap.notSeen()));
        List<TrackedFinding> found = new ArrayList<>();
        long from = 0;
        long to = 0;
        for (Recorded each : recordings) {
            List<ThreadDump> beside =
                    Stream.concat(each.dumps().stream(), dumps.stream()).toList();
            Diagnosed recorded = RecordingDiagnosis.of(each.recording(), beside, cancellation);
            found.addAll(recorded.tracked());
            unseen.addAll(recorded.judgement().notSeen());
            from = from == 0 ? recorded.fromMillis() : Math.min(from, recorded.fromMillis());
            to = Math.max(to, recorded.toMillis());
        }
        for (JudgedSeries process : JudgedSeries.of(dumpsAlone(), cancellation)) {
            process.judgement().findings().forEach(finding -> found.add(timeless(finding)));
            unseen.addAll(process.judgement().notSeen());
        }
        if (recordings.isEmpty()) {
            from = time(true);
            to = time(false);
        }
        if (!nativeMemory.isEmpty()) {
            others.add(NativeMemoryRules.judge(grown()));
        }
        others.forEach(other -> unseen.addAll(other.notSeen()));
        List<Finding> ofOthers =
                others.stream().flatMap(other -> other.findings().stream()).toList();
        List<TrackedFinding> joined = join(join(found, ofHeaps, "heap dump"), ofOthers, "other files");
        return Diagnosed.of(target, from, to, joined, unseen.stream().distinct().toList());
    }

    /** Those that were taken while nothing given was recorded. */
    private List<ThreadDump> dumpsAlone() {
        return dumps.stream()
                .filter(dump -> {
                    Instant at = dump.at();
                    return recordings.isEmpty()
                            || (at != null && recordings.stream().noneMatch(each -> each.spans(at)));
                })
                .toList();
    }

    /** The last answer of native memory tracking, with its growth since the first. */
    private NativeMemoryReport grown() {
        NativeMemoryReport last = nativeMemory.getLast();
        return nativeMemory.size() == 1 || last.hasBaseline() ? last : last.since(nativeMemory.getFirst());
    }

    /** One story of what several inputs say: a finding that has its like takes it over, the others come behind. */
    private static List<TrackedFinding> join(List<TrackedFinding> first, List<Finding> second, String where) {
        List<TrackedFinding> joined = new ArrayList<>();
        for (TrackedFinding tracked : first) {
            List<Finding> alike = second.stream()
                    .filter(other -> other.rule().equals(tracked.finding().rule()))
                    .toList();
            joined.add(new TrackedFinding(
                    tracked.id(),
                    Story.withWhatOthersSaw(tracked.finding(), alike, where),
                    tracked.sinceMillis(),
                    tracked.lastMillis(),
                    tracked.ended()));
        }
        second.stream()
                .filter(other -> first.stream()
                        .noneMatch(tracked -> tracked.finding().rule().equals(other.rule())))
                .forEach(other -> joined.add(timeless(other)));
        return joined;
    }

    private static TrackedFinding timeless(Finding finding) {
        return new TrackedFinding(0, finding, 0, 0, false);
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
