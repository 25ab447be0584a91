package dev.jvitals.ui.live;

import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;

/** Opens recordings: read in the background, then shown as if they were live. */
public final class RecordingOpener {
    private RecordingOpener() {}

    /** Returns at once; the view comes when the file is read. */
    public static void open(Path file, Workbench workbench) {
        workbench
                .tasks()
                .run(
                        "Opening " + file.getFileName(),
                        (progress, cancellation) -> RecordingReader.read(file, progress, cancellation))
                .onSuccess(recording -> {
                    workbench.open(new JvmView(new WatchedRecording(recording), workbench));
                    recording.damage().ifPresent(workbench::say);
                })
                .onFailure(workbench::show)
                .start();
    }
}
