package dev.jvitals.target.series;

import dev.jvitals.metrics.Series;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every series that a live JVM may have, by id. Native memory tracking's categories are not in it, since each JDK has its
 * own: {@link NativeSeries#committed}.
 */
public final class SeriesCatalog {
    private static final Map<String, Series> BY_ID = Stream.of(
                    HeapSeries.all(),
                    GcSeries.all(),
                    ThreadSeries.all(),
                    ThreadSeries.byState(),
                    NativeSeries.all(),
                    CodeSeries.all(),
                    ProcessSeries.all(),
                    SocketSeries.all(),
                    HostSeries.all(),
                    MachineIoSeries.all(),
                    ContainerSeries.all())
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableMap(Series::id, Function.identity()));

    private SeriesCatalog() {}

    public static Optional<Series> find(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** All of them, by id. */
    public static List<Series> all() {
        return BY_ID.values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /**
     * The same figure of a JVM that cannot be attached to, taken from its counters: as of the last collection.
     */
    public static Series fromCounters(Series series) {
        return HeapSeries.fromCounters(series);
    }
}
