package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A climb that ended because the heap was full. What levels off there has come to no bound of its own: who allocates must wait,
 * and the many collections of a full heap outnumber those that saw it climb.
 */
final class FilledHeap {
    /** Over less time one burst fills a small heap. */
    private static final long LEAST_CLIMB_MILLIS = 15_000;

    /** A full heap was full for at least so long. */
    private static final long LEAST_FULL_MILLIS = 5_000;

    /** What is allocated while a collector works beside the application is left too; the lowest of so long has least of it. */
    private static final long SOON_MILLIS = 5_000;

    /** A heap breathes by this much of it. */
    private static final double BREATH_SHARE = 0.05;

    private FilledHeap() {}

    /**
     * The climb up to the moment when there was no room to work in any more; empty where the heap did not fill up from then on,
     * where no collection of all of it has found it full, or where it did not climb there steadily.
     *
     * @param pauses with what they left, in time order
     */
    static Optional<Growth> climb(List<GcPause> pauses, double max) {
        List<Sample> floors = lowestSoon(lowestOfEachSecond(GcPause.floors(pauses)));
        double tight = GcThrashRule.FULL_SHARE.value() * max;
        double full = HeapLeakRule.FULL_SHARE.value() * max;
        double breath = BREATH_SHARE * max;
        int reached = firstFrom(floors, tight);
        boolean longEnough = reached < floors.size()
                && floors.get(reached).atMillis() - floors.getFirst().atMillis() >= LEAST_CLIMB_MILLIS;
        if (!longEnough) {
            return Optional.empty();
        }
        long last = floors.getLast().atMillis();
        boolean filled = floors.stream()
                .skip(reached)
                .allMatch(floor ->
                        floor.value() >= (floor.atMillis() > last - LEAST_FULL_MILLIS ? full : tight) - breath);
        boolean proven = pauses.stream().anyMatch(pause -> pause.isOld() && pause.afterBytes() >= full);
        return filled && proven ? Growth.of(floors.subList(0, reached + 1)).filter(Growth::isSteady) : Optional.empty();
    }

    /** The index of the first that is so high; their number where none is. */
    private static int firstFrom(List<Sample> floors, double bytes) {
        int first = 0;
        while (first < floors.size() && floors.get(first).value() < bytes) {
            first++;
        }
        return first;
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

    /** What is kept and only grows is no more than what any collection soon after leaves. */
    private static List<Sample> lowestSoon(List<Sample> floors) {
        List<Sample> lowest = new ArrayList<>(floors.size());
        for (int i = 0; i < floors.size(); i++) {
            long at = floors.get(i).atMillis();
            double least = floors.get(i).value();
            for (int j = i + 1; j < floors.size() && floors.get(j).atMillis() <= at + SOON_MILLIS; j++) {
                least = Math.min(least, floors.get(j).value());
            }
            lowest.add(new Sample(at, least));
        }
        return lowest;
    }
}
