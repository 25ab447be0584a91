package dev.jvitals.session.matrix;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.recording.RecordingWriter;
import dev.jvitals.session.bench.ScratchFolder;
import dev.jvitals.session.diagnose.DiagnoseRun;
import dev.jvitals.session.diagnose.Diagnosed;
import dev.jvitals.session.diagnose.FileDiagnosis;
import dev.jvitals.session.live.DumpTaker;
import dev.jvitals.session.live.JvmAbout;
import dev.jvitals.session.live.LiveTarget;
import dev.jvitals.session.live.ThreadDumpPlan;
import dev.jvitals.session.live.ThreadDumpTaker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is left of a run on disk: a recording of it, and dumps taken at its end; each is judged alone. Deleted when closed. */
final class DiskEvidence implements AutoCloseable {
    private static final int DUMPS = 3;
    /** A thread that keeps a core shows by its CPU time from dump to dump. */
    private static final Duration BETWEEN_DUMPS = Duration.ofSeconds(6);

    private final ScratchFolder folder;
    private final RecordingWriter recording;
    private final Map<Input, List<Path>> files = new EnumMap<>(Input.class);

    private DiskEvidence(ScratchFolder folder, RecordingWriter recording) {
        this.folder = folder;
        this.recording = recording;
        files.put(Input.RECORDING, List.of(recording.path()));
    }

    /** Begins the recording. */
    static DiskEvidence of(long pid) {
        try {
            return of(pid, ScratchFolder.make("jvitals-matrix-"));
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "no folder for dumps: " + e.getMessage(), e);
        }
    }

    private static DiskEvidence of(long pid, ScratchFolder folder) {
        try {
            return new DiskEvidence(
                    folder,
                    RecordingWriter.create(folder.path().resolve("run.jvitals"), JvmAbout.of(pid, JvmAbout.find(pid))));
        } catch (RuntimeException e) {
            folder.closeAfter(e);
            throw e;
        }
    }

    /** Where the live look writes beside its own history. */
    DiagnoseRun.Beside beside() {
        return new DiagnoseRun.Beside(
                recording,
                (kind, name, atMillis, text) ->
                        recording.attach(kind, name, atMillis, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Takes the dumps, where the JVM still lives and answers. Blocks for half a minute, and longer where it does not. */
    void takeDumps(LiveTarget target) {
        try {
            if (target.end().isEmpty()) {
                takeThreadDumps(target);
                takeHeapDump(target);
            }
        } catch (Failure e) {
            System.getLogger(DiskEvidence.class.getName()).log(System.Logger.Level.INFO, "no dump", e);
        }
    }

    private void takeThreadDumps(LiveTarget target) {
        files.put(
                Input.THREAD_DUMPS,
                new ThreadDumpTaker(target.jcmd())
                        .take(
                                folder.path(),
                                new ThreadDumpPlan(DUMPS, BETWEEN_DUMPS, false),
                                Progress.NONE,
                                new Cancellation())
                        .files());
    }

    private void takeHeapDump(LiveTarget target) {
        Path heap = folder.path().resolve("heap.hprof");
        files.put(Input.HEAP_DUMP, List.of(new DumpTaker(target.jcmd()).heap(heap, true, false)));
    }

    /** What the rules say of each input alone. */
    Map<Input, Diagnosed> judge() {
        recording.close();
        Map<Input, Diagnosed> judged = new EnumMap<>(Input.class);
        files.forEach((input, paths) -> judged.put(input, FileDiagnosis.of(paths, Progress.NONE, new Cancellation())));
        return judged;
    }

    @Override
    public void close() {
        recording.close();
        try {
            folder.close();
        } catch (IOException e) {
            System.getLogger(DiskEvidence.class.getName()).log(System.Logger.Level.INFO, "left behind: " + folder, e);
        }
    }
}
