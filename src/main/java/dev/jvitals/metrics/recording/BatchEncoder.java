package dev.jvitals.metrics.recording;

import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.codec.PackedOutput;
import java.util.HashMap;
import java.util.Map;

/** Packs samples, events and gaps one after the other. Remembers what the reader knows by now. Not thread-safe. */
final class BatchEncoder {
    /** What the reader knows of a series. */
    private static final class Known {
        final int number;
        double value;

        Known(int number) {
            this.number = number;
        }
    }

    private final Map<String, Known> known = new HashMap<>();
    private PackedOutput out = new PackedOutput(4_096);
    private long lastMillis;

    void sample(Series series, long atMillis, double value) {
        Known of = known.get(series.id());
        if (of == null) {
            of = new Known(known.size());
            known.put(series.id(), of);
            define(series);
        }
        out.writeUnsigned(RecordingFormat.ENTRY_SAMPLE + of.number);
        time(atMillis);
        out.writeDouble(of.value, value);
        of.value = value;
    }

    private void define(Series series) {
        out.writeUnsigned(RecordingFormat.ENTRY_SERIES);
        out.writeText(series.id());
        out.writeText(series.label());
        out.writeText(series.unit().name());
        out.writeText(series.source());
        out.writeText(series.meaning());
    }

    void event(TimedEvent event) {
        out.writeUnsigned(RecordingFormat.ENTRY_EVENT);
        out.writeText(event.kind());
        time(event.atMillis());
        out.writeSigned(event.durationNanos());
        out.writeText(event.what());
        out.writeText(event.source());
        out.writeUnsigned(event.numbers().size());
        event.numbers().forEach((name, number) -> {
            out.writeText(name);
            out.writeDouble(0, number);
        });
        out.writeUnsigned(event.texts().size());
        event.texts().forEach((name, text) -> {
            out.writeText(name);
            out.writeText(text);
        });
    }

    void gap(String source, long fromMillis, String reason) {
        out.writeUnsigned(RecordingFormat.ENTRY_GAP);
        out.writeText(source);
        time(fromMillis);
        out.writeText(reason);
    }

    private void time(long atMillis) {
        out.writeSigned(atMillis - lastMillis);
        lastMillis = atMillis;
    }

    int size() {
        return out.size();
    }

    /** What was packed since the last call. */
    PackedOutput take() {
        PackedOutput taken = out;
        out = new PackedOutput(Math.max(4_096, taken.size()));
        return taken;
    }
}
