package dev.jvitals.session.matrix;

import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.PracticeLibrary;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeOptions.Collector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which incident runs on which JDK and with which collector. */
public final class MatrixPlan {
    private static final Set<Collector> EACH =
            Set.of(Collector.SERIAL, Collector.PARALLEL, Collector.G1, Collector.ZGC, Collector.SHENANDOAH);

    /**
     * Where the collector changes what the rule has to go by. Incidents that are not here are told by threads, sockets, the
     * kernel or the machine, whichever collector runs.
     */
    private static final Map<String, Set<Collector>> MATTERS = Map.ofEntries(
            // Only these stop everything to collect the old generation; G1 and ZGC are the cure.
            Map.entry("long-full-gc", Set.of(Collector.PARALLEL, Collector.SERIAL)),
            // The floor comes with pauses of young or old collections, or with cycles beside the application.
            Map.entry("unacked-buffer", EACH),
            Map.entry("thread-local-leak", EACH),
            // Pauses, stalls and degenerated cycles are different events of the same trouble.
            Map.entry("heap-too-small", EACH),
            // A call is one pause, or one cycle with several pauses.
            Map.entry("explicit-gc", EACH),
            // Buffers get old only where there are generations: the others free them with every cycle.
            Map.entry("direct-memory", Set.of(Collector.SERIAL, Collector.PARALLEL, Collector.G1)),
            // Classes are unloaded by full collections, by marking, or by cycles.
            Map.entry("metaspace-leak", EACH),
            // How a committed heap is touched: one young space over and over, or region by region.
            Map.entry("untouched-heap", Set.of(Collector.PARALLEL, Collector.SERIAL, Collector.G1)),
            // What is native is told by what the heap is not.
            Map.entry("native-growth", Set.of(Collector.SERIAL, Collector.G1)),
            // Nothing may be found whatever collects.
            Map.entry("healthy", EACH));

    private MatrixPlan() {}

    /** Each incident on each JDK, with each collector that matters to it and that the JDK has; null is the nearest JDK. */
    public static List<MatrixCell> full(List<Incident> incidents, List<@Nullable Path> javaHomes, boolean healthy) {
        List<MatrixCell> cells = new ArrayList<>();
        for (Path home : javaHomes) {
            List<Collector> has = PracticeLibrary.collectorsOf(home);
            for (Incident incident : incidents) {
                cells.addAll(of(incident, home, has, healthy));
            }
        }
        return cells;
    }

    private static List<MatrixCell> of(Incident incident, @Nullable Path home, List<Collector> has, boolean healthy) {
        Set<Collector> matter = MATTERS.getOrDefault(incident.id(), Set.of());
        if (matter.isEmpty()) {
            return List.of(cell(incident, home, null, healthy));
        }
        return has.stream()
                .filter(matter::contains)
                .map(collector -> cell(incident, home, collector, healthy))
                .toList();
    }

    private static MatrixCell cell(
            Incident incident, @Nullable Path home, @Nullable Collector collector, boolean healthy) {
        return new MatrixCell(incident, new PracticeOptions(home, collector, healthy, PracticeOptions.DEFAULT_BOUND));
    }
}
