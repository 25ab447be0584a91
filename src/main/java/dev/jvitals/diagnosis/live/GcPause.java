package dev.jvitals.diagnosis.live;

import dev.jvitals.metrics.Sample;
import dev.jvitals.metrics.TimedEvent;
import java.util.List;

/**
 * One stop of the application for a collection.
 *
 * @param isOld whether it looked at the old generation or the whole heap, so that what is left is really in use
 * @param beforeBytes heap in use before it, NaN where unknown
 * @param afterBytes heap in use after it, NaN where unknown
 */
record GcPause(
        long atMillis,
        double pauseMillis,
        String cause,
        String collector,
        boolean isOld,
        double beforeBytes,
        double afterBytes) {

    static List<GcPause> in(LiveEvidence evidence) {
        return evidence.events(Ids.GC_PAUSE).stream().map(GcPause::of).toList();
    }

    static GcPause of(TimedEvent event) {
        return new GcPause(
                event.atMillis(),
                event.durationNanos() / 1e6,
                event.what(),
                event.texts().getOrDefault("collector", ""),
                isOld(event),
                event.numbers().getOrDefault("beforeBytes", Double.NaN),
                event.numbers().getOrDefault("afterBytes", Double.NaN));
    }

    private static boolean isOld(TimedEvent event) {
        return event.texts().getOrDefault("action", "").contains("major");
    }

    /** The floors that the collections leave, in time order; those without figures left out. */
    static List<Sample> floors(List<GcPause> pauses) {
        return pauses.stream()
                .filter(pause -> !Double.isNaN(pause.afterBytes))
                .map(pause -> new Sample(pause.atMillis, pause.afterBytes))
                .toList();
    }

    /** Whether it could unload classes: a full collection, or one that the metaspace asked for. */
    boolean unloadsClasses() {
        return isOld || cause.contains("Metadata");
    }

    boolean isExplicit() {
        return cause.contains("System.gc()");
    }

    double reclaimedBytes() {
        return beforeBytes - afterBytes;
    }
}
