package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A climb that ended because the heap was full. What levels off there has come to no bound of its own, and the many collections
 * of a full heap outnumber those that saw it climb.
 */
final class FilledHeap {
    /** Over less time one burst fills a small heap. */
    private static final long LEAST_CLIMB_MILLIS = 20_000;

    /** A full heap breathes by this much of it. */
    private static final double BREATH_SHARE = 0.05;

    private FilledHeap() {}

    /**
     * The climb up to the moment when the heap was full; empty where it is not full, where no collection of all of it has found
     * it so, or where it did not climb there steadily.
     *
     * @param pauses with what they left, in time order
     */
    static Optional<Growth> climb(List<GcPause> pauses, double max) {
        double full = HeapLeakRule.FULL_SHARE.value() * max;
        double stillFull = full - BREATH_SHARE * max;
        List<Sample> floors = lowestOfEachSecond(GcPause.floors(pauses));
        int firstFull = 0;
        while (firstFull < floors.size() && floors.get(firstFull).value() < full) {
            firstFull++;
        }
        if (firstFull == 0 || firstFull == floors.size()) {
            return Optional.empty();
        }
        long since = floors.get(firstFull).atMillis();
        boolean stayed = floors.stream().skip(firstFull).allMatch(floor -> floor.value() >= stillFull);
        boolean proven = GcPause.floors(pauses.stream().filter(GcPause::isOld).toList()).stream()
                .anyMatch(floor -> floor.atMillis() > since);
        boolean longEnough = since - floors.getFirst().atMillis() >= LEAST_CLIMB_MILLIS;
        return stayed && proven && longEnough
                ? Growth.of(floors.subList(0, firstFull + 1)).filter(Growth::isSteady)
                : Optional.empty();
    }

    /** So that times with many collections do not count for more. */
    private static List<Sample> lowestOfEachSecond(List<Sample> floors) {
        List<Sample> lowest = new ArrayList<>();
        for (Sample floor : floors) {
            boolean sameSecond = !lowest.isEmpty() && lowest.getLast().atMillis() / 1_000 == floor.atMillis() / 1_000;
            if (!sameSecond) {
                lowest.add(floor);
            } else if (floor.value() < lowest.getLast().value()) {
                lowest.set(lowest.size() - 1, floor);
            }
        }
        return lowest;
    }
}
