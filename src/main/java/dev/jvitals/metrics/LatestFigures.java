package dev.jvitals.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The last value of every series, and the events since they were last taken. Thread-safe. */
public final class LatestFigures implements SampleSink {
    /** Events that nobody takes are dropped beyond this, the oldest first. */
    private static final int MAX_EVENTS = 100_000;

    private final Map<String, Sample> values = new ConcurrentHashMap<>();
    private final Map<String, Series> series = new ConcurrentHashMap<>();
    private final Map<String, String> gaps = new ConcurrentHashMap<>();
    private final ArrayList<TimedEvent> events = new ArrayList<>();

    @Override
    public void sample(Series of, long atMillis, double value) {
        values.put(of.id(), new Sample(atMillis, value));
        if (!of.equals(series.put(of.id(), of)) || !gaps.isEmpty()) {
            gaps.keySet().removeIf(source -> Gap.concerns(source, of));
        }
    }

    @Override
    public void event(TimedEvent event) {
        synchronized (events) {
            if (events.size() == MAX_EVENTS) {
                events.removeFirst();
            }
            events.add(event);
        }
    }

    @Override
    public void gap(String source, long fromMillis, String reason) {
        gaps.put(source, reason);
        series.values().stream().filter(each -> Gap.concerns(source, each)).forEach(each -> values.remove(each.id()));
    }

    /** The last value; empty where there is none, or its source is silent. */
    public OptionalDouble value(String id) {
        Sample sample = values.get(id);
        return sample == null ? OptionalDouble.empty() : OptionalDouble.of(sample.value());
    }

    /** The ids of all series with a value, sorted, that begin so. */
    public List<String> ids(String prefix) {
        return values.keySet().stream()
                .filter(id -> id.startsWith(prefix))
                .sorted()
                .toList();
    }

    /** Sources that are silent now, with the reason. */
    public Map<String, String> silent() {
        return new TreeMap<>(gaps);
    }

    /** The events since the last call, the oldest first. */
    public List<TimedEvent> takeEvents() {
        synchronized (events) {
            List<TimedEvent> taken = List.copyOf(events);
            events.clear();
            return taken;
        }
    }
}
