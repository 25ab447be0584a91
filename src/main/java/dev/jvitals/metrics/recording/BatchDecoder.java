package dev.jvitals.metrics.recording;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.codec.PackedFormatException;
import dev.jvitals.metrics.codec.PackedInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Unpacks what {@link BatchEncoder} packed, into a sink. Throws {@link PackedFormatException}. Not thread-safe. */
final class BatchDecoder {
    /** A hundred times what a JVM has; a file that names more is not ours. */
    private static final int MAX_SERIES = 20_000;

    private static final int MAX_DETAILS = 1_000;
    /** The year 2500: later times would overflow what is computed from them. */
    private static final long MAX_MILLIS = 16_725_225_600_000L;

    private final SampleSink sink;
    private final List<Series> series = new ArrayList<>();
    private double[] values = new double[64];
    private long lastMillis;

    BatchDecoder(SampleSink sink) {
        this.sink = sink;
    }

    void decode(byte[] payload) {
        PackedInput in = new PackedInput(payload);
        while (in.hasMore()) {
            int entry = in.readCount(MAX_SERIES + RecordingFormat.ENTRY_SAMPLE);
            switch (entry) {
                case RecordingFormat.ENTRY_SERIES -> define(in);
                case RecordingFormat.ENTRY_EVENT -> event(in);
                case RecordingFormat.ENTRY_GAP -> sink.gap(in.readText(), time(in), in.readText());
                default -> sample(entry - RecordingFormat.ENTRY_SAMPLE, in);
            }
        }
    }

    private void define(PackedInput in) {
        if (series.size() == MAX_SERIES) {
            throw new PackedFormatException("more than " + MAX_SERIES + " series");
        }
        series.add(new Series(in.readText(), in.readText(), unit(in.readText()), in.readText(), in.readText()));
        if (series.size() > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
    }

    /** A unit that a newer JVitals knows is shown as a bare number. */
    private static Unit unit(String name) {
        return Arrays.stream(Unit.values())
                .filter(unit -> unit.name().equals(name))
                .findFirst()
                .orElse(Unit.COUNT);
    }

    private void sample(int number, PackedInput in) {
        if (number >= series.size()) {
            throw new PackedFormatException("a sample of series " + number + " of " + series.size());
        }
        long at = time(in);
        values[number] = in.readDouble(values[number]);
        sink.sample(series.get(number), at, values[number]);
    }

    private void event(PackedInput in) {
        String kind = in.readText();
        long at = time(in);
        long durationNanos = in.readSigned();
        String what = in.readText();
        String source = in.readText();
        Map<String, Double> numbers = new HashMap<>();
        for (int left = in.readCount(MAX_DETAILS); left > 0; left--) {
            numbers.put(in.readText(), in.readDouble(0));
        }
        Map<String, String> texts = new HashMap<>();
        for (int left = in.readCount(MAX_DETAILS); left > 0; left--) {
            texts.put(in.readText(), in.readText());
        }
        sink.event(new TimedEvent(kind, at, durationNanos, what, source, numbers, texts));
    }

    private long time(PackedInput in) {
        long at = lastMillis + in.readSigned();
        if (at < 0 || at > MAX_MILLIS) {
            throw new PackedFormatException("an impossible time");
        }
        lastMillis = at;
        return at;
    }
}
