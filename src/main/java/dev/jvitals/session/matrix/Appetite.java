package dev.jvitals.session.matrix;

import dev.jvitals.session.practice.Incident;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What a run takes of the machine, so that those which wait run side by side and those which compute do not starve each
 * other.
 *
 * @param cores processors that it and its diagnosis keep busy; infinite where it must have the machine alone
 * @param expected how long it takes when all goes well: long ones begin first
 */
record Appetite(double cores, Duration expected) {
    /** A program whose threads wait, a start now and then, and being looked at. */
    private static final double WAITING = 0.3;

    private static final double ALL = Double.POSITIVE_INFINITY;

    /** Cores wanted by programs that compute; measured on two cores with nothing beside them. */
    private static final Map<String, Double> CORES = Map.ofEntries(
            Map.entry("host-pressure", ALL),
            Map.entry("heap-too-small", 1.2),
            Map.entry("runaway-thread", 1.1),
            Map.entry("long-full-gc", 1.0),
            Map.entry("metaspace-leak", 0.8),
            Map.entry("fork-storm", 0.5),
            Map.entry("thread-local-leak", 0.5),
            Map.entry("healthy", 0.5),
            Map.entry("logging-storm", 0.4),
            Map.entry("explicit-gc", 0.4));

    /** A climb is believed after a minute and more: start, warm-up, and long enough to tell it from a burst. */
    private static final Set<String> CLIMBS = Set.of(
            "unacked-buffer",
            "thread-local-leak",
            "metaspace-leak",
            "native-growth",
            "untouched-heap",
            "thread-explosion",
            "close-wait",
            "oom-killed");

    private static final Duration CLIMB = Duration.ofSeconds(85);
    private static final Duration PRESENT = Duration.ofSeconds(30);

    static Appetite of(MatrixCell cell, Duration watch) {
        if (cell.promises(Input.LIVE).isEmpty()) {
            return new Appetite(
                    isHealthyServer(cell.incident()) ? CORES.getOrDefault("healthy", WAITING) : WAITING, watch);
        }
        String[] ids = cell.incident().id().split("\\+");
        double cores = Arrays.stream(ids)
                .mapToDouble(id -> CORES.getOrDefault(id, WAITING))
                .sum();
        boolean climbs = Arrays.stream(ids).anyMatch(CLIMBS::contains);
        return new Appetite(cores, climbs ? CLIMB : PRESENT);
    }

    private static boolean isHealthyServer(Incident incident) {
        return incident.rules().isEmpty();
    }
}
