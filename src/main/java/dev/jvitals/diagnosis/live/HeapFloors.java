package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.diagnosis.trend.Trend;
import dev.jvitals.metrics.Sample;
import java.util.List;

/**
 * What collections left in the heap over a range.
 *
 * @param growth of all floors
 * @param old the floors of the collections that looked at the old generation, in time order
 */
record HeapFloors(Growth growth, List<Sample> old) {
    /** Old collections prove a climb where they lie so far apart: G1 ends one cycle with two or three pauses. */
    private static final double PROOF_SPAN_SHARE = 0.3;

    /** What the old collections must leave of the climb between them; a healthy server's take nearly all of it away. */
    private static final double LEFT_BEHIND_SHARE = 0.4;

    static HeapFloors of(Growth growth, List<GcPause> pauses) {
        return new HeapFloors(
                growth, GcPause.floors(pauses.stream().filter(GcPause::isOld).toList()));
    }

    Trend climb() {
        return growth.whole();
    }

    /** Whether old collections were seen at the beginning and the end of the climb, so that it is no garbage. */
    boolean isTested() {
        return old.size() >= 2
                && minutes(old.getFirst().atMillis(), old.getLast().atMillis())
                        >= PROOF_SPAN_SHARE * minutes(climb().fromMillis(), climb().toMillis());
    }

    /** Whether the old collections took the climb away. */
    boolean isTakenAway() {
        if (!isTested()) {
            return false;
        }
        double expected = climb().perMinute()
                * minutes(old.getFirst().atMillis(), old.getLast().atMillis());
        return old.getLast().value() - old.getFirst().value() < LEFT_BEHIND_SHARE * expected;
    }

    private static double minutes(long fromMillis, long toMillis) {
        return (double) (toMillis - fromMillis) / 60_000;
    }
}
