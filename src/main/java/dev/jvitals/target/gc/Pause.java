package dev.jvitals.target.gc;

import dev.jvitals.metrics.TimedEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * One collection as an event, the same whichever source saw it.
 *
 * @param kind {@link #PAUSE}, {@link #CYCLE} or {@link #STALL}
 * @param atMillis when it began
 * @param durationNanos how long it took
 * @param cause why, in HotSpot's words
 * @param collector which collector or phase, in HotSpot's words
 * @param action {@code end of minor GC}, {@code end of major GC}, {@code end of GC pause} or {@code end of GC cycle}
 * @param beforeBytes heap in use before, NaN where unknown
 * @param afterBytes heap in use after, NaN where unknown
 * @param oldBeforeBytes the old generation's part of it before, NaN where unknown
 * @param oldAfterBytes the old generation's part of it after, NaN where unknown
 * @param source who saw it
 */
public record Pause(
        String kind,
        long atMillis,
        long durationNanos,
        String cause,
        String collector,
        String action,
        double beforeBytes,
        double afterBytes,
        double oldBeforeBytes,
        double oldAfterBytes,
        String source) {
    /** The application stood still. */
    public static final String PAUSE = "gc.pause";
    /** The collector worked beside the application. */
    public static final String CYCLE = "gc.cycle";
    /** The application had to wait for the collector: an allocation stall or a degenerated cycle. */
    public static final String STALL = "gc.stall";

    public static final String MINOR = "end of minor GC";
    public static final String MAJOR = "end of major GC";
    public static final String PART = "end of GC pause";

    /** One whose source does not tell the old generation from the rest. */
    public Pause(
            String kind,
            long atMillis,
            long durationNanos,
            String cause,
            String collector,
            String action,
            double beforeBytes,
            double afterBytes,
            String source) {
        this(
                kind,
                atMillis,
                durationNanos,
                cause,
                collector,
                action,
                beforeBytes,
                afterBytes,
                Double.NaN,
                Double.NaN,
                source);
    }

    /** When it was over. */
    public long endMillis() {
        return atMillis + durationNanos / 1_000_000;
    }

    public TimedEvent toEvent() {
        Map<String, Double> numbers = new HashMap<>();
        if (!Double.isNaN(oldBeforeBytes - oldAfterBytes)) {
            numbers.put("oldBeforeBytes", oldBeforeBytes);
            numbers.put("oldAfterBytes", oldAfterBytes);
        }
        if (!Double.isNaN(beforeBytes)) {
            numbers.put("beforeBytes", beforeBytes);
        }
        if (!Double.isNaN(afterBytes)) {
            numbers.put("afterBytes", afterBytes);
        }
        if (!Double.isNaN(beforeBytes - afterBytes)) {
            numbers.put("reclaimedBytes", beforeBytes - afterBytes);
        }
        return new TimedEvent(
                kind,
                atMillis,
                durationNanos,
                cause,
                source,
                numbers,
                Map.of("collector", collector, "action", action));
    }

    /** The same pause with a better duration. */
    public Pause lasting(long atMillis, long nanos) {
        return new Pause(
                kind,
                atMillis,
                nanos,
                cause,
                collector,
                action,
                beforeBytes,
                afterBytes,
                oldBeforeBytes,
                oldAfterBytes,
                source);
    }
}
