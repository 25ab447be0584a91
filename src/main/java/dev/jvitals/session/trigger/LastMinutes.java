package dev.jvitals.session.trigger;

import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.recording.RecordingWriter;
import java.nio.file.Path;
import java.util.Map;

/** Writes the end of a history into a recording, as if it had been recorded all along. */
final class LastMinutes {
    /** More than there are samples in some minutes, so that each comes as it was measured. */
    private static final int COLUMNS = 4_000;

    private LastMinutes() {}

    /** Writes series, events and gaps from a moment on into a new file; a failure where the disk did not take all of them. */
    static void write(History history, long fromMillis, Path file, Map<String, String> about) {
        long to = history.lastMillis();
        RecordingWriter writer = RecordingWriter.create(file, about);
        try (writer) {
            for (Series series : history.series()) {
                write(history, series, fromMillis, to, writer);
            }
            history.events(fromMillis, to).forEach(writer::event);
            for (Gap gap : history.gaps(fromMillis, to)) {
                writer.gap(gap.source(), gap.fromMillis(), gap.reason());
            }
        }
        writer.failure()
                .ifPresent(
                        failure -> { // most is written by closing
                            throw failure;
                        });
    }

    private static void write(History history, Series series, long from, long to, RecordingWriter writer) {
        Envelope samples = history.envelope(series.id(), from, to, COLUMNS);
        for (int i = 0; i < samples.size(); i++) {
            if (samples.atMillis(i) >= from) {
                writer.sample(series, samples.atMillis(i), samples.mean(i));
            }
        }
    }
}
