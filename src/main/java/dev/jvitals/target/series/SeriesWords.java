package dev.jvitals.target.series;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import java.util.Map;
import java.util.Optional;

/** How a chart of one series, or of one kind of events, is headed, and what its figures are to be seen against. */
public final class SeriesWords {
    private static final Map<String, String> EVENTS = Map.of(
            "gc.pause", "GC pauses",
            "gc.cycle", "Concurrent cycles",
            "gc.stall", "Allocation stalls",
            "safepoint", "Safepoints");

    private static final Map<String, String> TITLES = Map.of(
            "memory.resident", "Resident memory",
            "gc.share", "Time stopped for GC",
            "host.runqueue", "Run queue");

    private static final Map<String, String> LIMITS = Map.of(
            "heap.used", "heap.max",
            "memory.resident", "container.memory.limit",
            "host.memory.available", "host.memory.total",
            "cpu.process", "container.cpu.limit");

    private SeriesWords() {}

    /** The heading of a chart. */
    public static String title(Series series) {
        return series.id().startsWith("threads.") && !series.id().equals("threads.total")
                ? "Threads: " + series.label()
                : TITLES.getOrDefault(series.id(), series.label());
    }

    /** The heading of a chart of events; the kind itself where it has no other name. */
    public static String titleOfEvents(String kind) {
        return EVENTS.getOrDefault(kind, kind);
    }

    /** A source of evidence for people: where it is a series' id or a kind of events, that one's title. */
    public static String source(String source) {
        return SeriesCatalog.find(source).map(SeriesWords::title).orElseGet(() -> titleOfEvents(source));
    }

    /** The series that is a limit of this one, where it was measured. */
    public static Optional<Series> limit(String seriesId, History history) {
        return Optional.ofNullable(LIMITS.get(seriesId)).flatMap(history::series);
    }
}
