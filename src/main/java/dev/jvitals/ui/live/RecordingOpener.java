package dev.jvitals.ui.live;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.recording.Recording;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.target.flight.FlightFile;
import dev.jvitals.target.flight.FlightRecording;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Opens recordings: read in the background, then shown as if they were live. A fresh view is handed to {@code furnish}, which
 * adds to it what other features show of the recording.
 */
public final class RecordingOpener {
    private RecordingOpener() {}

    /** Reads a file in the background, asking often whether it may go on. */
    @FunctionalInterface
    public interface Reader {
        Recording read(Path file, Progress progress, Cancellation cancellation);
    }

    /** Opens a recording of JVitals' own. Returns at once; the view comes when the file is read. */
    public static void open(Path file, Workbench workbench, BiConsumer<JvmView, Recording> furnish) {
        open(file, workbench, RecordingReader::read, furnish);
    }

    /** Opens a file of another kind that can be read as if it had been recorded. */
    public static void open(Path file, Workbench workbench, Reader reader, BiConsumer<JvmView, Recording> furnish) {
        start(file, workbench, reader::read, recording -> show(recording, workbench, furnish));
    }

    /** Opens a file of the flight recorder: its series, and sections for what it sampled. */
    public static void openFlight(Path file, Workbench workbench, BiConsumer<JvmView, FlightRecording> furnish) {
        start(file, workbench, FlightFile::read, flight -> {
            JvmView view = show(flight.recording(), workbench, (fresh, _) -> furnish.accept(fresh, flight));
            FlightSections.addTo(view, flight);
        });
    }

    private static <T> void start(Path file, Workbench workbench, Reading<T> reading, Consumer<T> shown) {
        workbench
                .tasks()
                .run(
                        "Opening " + file.getFileName(),
                        (progress, cancellation) -> reading.read(file, progress, cancellation))
                .onSuccess(shown)
                .onFailure(workbench::show)
                .start();
    }

    private static JvmView show(Recording recording, Workbench workbench, BiConsumer<JvmView, Recording> furnish) {
        JvmView view = new JvmView(new WatchedRecording(recording), workbench);
        furnish.accept(view, recording);
        workbench.open(view);
        recording.damage().ifPresent(sentence -> workbench.say(recording.file().getFileName() + ": " + sentence));
        return view;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(Path file, Progress progress, Cancellation cancellation);
    }
}
