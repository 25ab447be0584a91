package dev.jvitals.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that was measured of one JVM, in bounded memory: each sample of the last day at one a second, minima and maxima
 * beyond, events and gaps. Thread-safe; reads give snapshots and are quick, yet belong off the JavaFX thread.
 */
public final class History implements SampleSink {
    /** Gaps are kept for their reasons; beyond this the oldest reason goes and the gap stays in its series. */
    private static final int MAX_GAPS = 2_000;

    private final Map<String, SeriesHistory> histories = new ConcurrentHashMap<>();
    private final List<Series> order = new CopyOnWriteArrayList<>();
    private final Map<String, EventLog> events = new ConcurrentHashMap<>();
    private final ArrayList<Gap> gaps = new ArrayList<>();
    private final AtomicLong version = new AtomicLong();
    private final AtomicLong firstMillis = new AtomicLong(Long.MAX_VALUE);
    private final AtomicLong lastMillis = new AtomicLong(Long.MIN_VALUE);

    public History() {}

    @Override
    public void sample(Series series, long atMillis, double value) {
        SeriesHistory history = histories.get(series.id());
        if (history == null) {
            history = histories.computeIfAbsent(series.id(), id -> {
                order.add(series);
                return new SeriesHistory(series);
            });
        }
        history.toldBy(series);
        history.add(atMillis, value);
        happened(atMillis);
    }

    @Override
    public void event(TimedEvent event) {
        events.computeIfAbsent(event.kind(), kind -> new EventLog()).add(event);
        happened(event.atMillis());
    }

    @Override
    public void gap(String source, long fromMillis, String reason) {
        synchronized (gaps) {
            if (gaps.size() == MAX_GAPS) {
                gaps.removeFirst();
            }
            gaps.add(new Gap(source, fromMillis, reason));
        }
        for (SeriesHistory history : histories.values()) {
            if (Gap.concerns(source, history.series())) {
                history.add(fromMillis, Double.NaN);
            }
        }
        happened(fromMillis);
    }

    private void happened(long atMillis) {
        firstMillis.accumulateAndGet(atMillis, Math::min);
        lastMillis.accumulateAndGet(atMillis, Math::max);
        version.incrementAndGet();
    }

    /** A number that changes whenever anything is added. One volatile read. */
    public long version() {
        return version.get();
    }

    /** Whether nothing was measured yet. */
    public boolean isEmpty() {
        return lastMillis.get() == Long.MIN_VALUE;
    }

    /** The earliest time of all samples and events, also of those that only live on in coarser columns; 0 if empty. */
    public long firstMillis() {
        return isEmpty() ? 0 : firstMillis.get();
    }

    /** The latest time of all samples and events; 0 if empty. */
    public long lastMillis() {
        return isEmpty() ? 0 : lastMillis.get();
    }

    /** All series in the order in which they first came. */
    public List<Series> series() {
        return List.copyOf(order);
    }

    public Optional<Series> series(String id) {
        return Optional.ofNullable(histories.get(id)).map(SeriesHistory::series);
    }

    /** The last sample of a series, which {@linkplain Sample#isGap() is a gap} while its source is silent. O(1). */
    public Optional<Sample> latest(String id) {
        return Optional.ofNullable(histories.get(id)).map(SeriesHistory::latest);
    }

    /**
     * What the series did from {@code from} to {@code to}, in about {@code maxColumns} columns, with a neighbour beyond
     * each end so that lines reach the edges. Exact minima and maxima at every zoom. Empty for a series never seen.
     * Cost: O(samples in range) up to {@code maxColumns} × 10 s, then O(buckets in range).
     */
    public Envelope envelope(String id, long from, long to, int maxColumns) {
        SeriesHistory history = histories.get(id);
        return history == null ? Envelope.EMPTY : history.envelope(from, to, maxColumns);
    }

    /**
     * The mean over a range, a share or rate by the time that each sample tells of; NaN where nothing was measured in it.
     * Cost: as {@link #envelope} with some thousand columns.
     */
    public double mean(String id, long from, long to) {
        SeriesHistory history = histories.get(id);
        return history == null ? Double.NaN : history.mean(from, to);
    }

    /** The greatest value in a range; NaN where nothing was measured in it. Cost: as {@link #mean}. */
    public double max(String id, long from, long to) {
        SeriesHistory history = histories.get(id);
        return history == null ? Double.NaN : history.max(from, to);
    }

    /** The kinds of event seen so far. */
    public Set<String> eventKinds() {
        return new TreeSet<>(events.keySet());
    }

    /** The events of a kind that began in the range, both ends included, in time order. */
    public List<TimedEvent> events(String kind, long from, long to) {
        List<TimedEvent> out = new ArrayList<>();
        EventLog log = events.get(kind);
        if (log != null) {
            log.addTo(out, from, to);
        }
        return out;
    }

    /** The events of all kinds that began in the range, both ends included, in time order. */
    public List<TimedEvent> events(long from, long to) {
        List<TimedEvent> out = new ArrayList<>();
        events.values().forEach(log -> log.addTo(out, from, to));
        out.sort(Comparator.comparingLong(TimedEvent::atMillis));
        return out;
    }

    /** How many of the shortest old events of a kind were thinned out to bound memory. */
    public long omittedEvents(String kind) {
        EventLog log = events.get(kind);
        return log == null ? 0 : log.omitted();
    }

    /** The gaps that began in the range, both ends included, in the order in which they were told. */
    public List<Gap> gaps(long from, long to) {
        synchronized (gaps) {
            return gaps.stream()
                    .filter(gap -> gap.fromMillis() >= from && gap.fromMillis() <= to)
                    .toList();
        }
    }

    /** Why the series has nothing to say now; empty while it does or where no reason was told. */
    public Optional<Gap> silence(String id) {
        Optional<Sample> latest = latest(id).filter(Sample::isGap);
        Optional<Series> series = series(id);
        if (latest.isEmpty() || series.isEmpty()) {
            return Optional.empty();
        }
        synchronized (gaps) {
            return gaps.reversed().stream()
                    .filter(gap -> gap.concerns(series.get()))
                    .findFirst();
        }
    }

    /** About how much memory the samples take, events not counted. */
    public long retainedBytes() {
        return histories.values().stream()
                .mapToLong(SeriesHistory::retainedBytes)
                .sum();
    }
}
