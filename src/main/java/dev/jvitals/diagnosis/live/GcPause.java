package dev.jvitals.diagnosis.live;

import dev.jvitals.metrics.Sample;
import dev.jvitals.metrics.TimedEvent;
import java.util.List;

/**
 * One collection: a stop of the application, or a cycle beside it.
 *
 * @param isOld whether it looked at the old generation or the whole heap, so that what is left is really in use
 * @param beforeBytes heap in use before it, NaN where unknown
 * @param afterBytes heap in use after it, NaN where unknown
 * @param oldBeforeBytes the old generation in use before it, NaN where unknown
 * @param oldAfterBytes the old generation in use after it, NaN where unknown
 */
record GcPause(
        long atMillis,
        double pauseMillis,
        String cause,
        String collector,
        boolean isOld,
        double beforeBytes,
        double afterBytes,
        double oldBeforeBytes,
        double oldAfterBytes) {

    /** The stops of the range. */
    static List<GcPause> in(LiveEvidence evidence) {
        return evidence.events(Ids.GC_PAUSE).stream().map(GcPause::of).toList();
    }

    /**
     * What the collections of the range left in the heap: told with the pauses, or with the cycles of collectors that
     * work beside the application (ZGC, Shenandoah), whose pauses reclaim nothing.
     */
    static List<GcPause> withFloors(LiveEvidence evidence) {
        List<GcPause> pauses = in(evidence).stream().filter(GcPause::hasFloor).toList();
        return pauses.isEmpty()
                ? evidence.events(Ids.GC_CYCLE).stream()
                        .map(GcPause::of)
                        .filter(GcPause::hasFloor)
                        .toList()
                : pauses;
    }

    private boolean hasFloor() {
        return !Double.isNaN(afterBytes);
    }

    static GcPause of(TimedEvent event) {
        return new GcPause(
                event.atMillis(),
                event.durationNanos() / 1e6,
                event.what(),
                event.texts().getOrDefault("collector", ""),
                isOld(event),
                event.numbers().getOrDefault("beforeBytes", Double.NaN),
                event.numbers().getOrDefault("afterBytes", Double.NaN),
                event.numbers().getOrDefault("oldBeforeBytes", Double.NaN),
                event.numbers().getOrDefault("oldAfterBytes", Double.NaN));
    }

    private static boolean isOld(TimedEvent event) {
        boolean beside = event.kind().equals(Ids.GC_CYCLE);
        String collector = event.texts().getOrDefault("collector", "");
        return event.texts().getOrDefault("action", "").contains("major") || (beside && !collector.contains("Minor"));
    }

    /** The floors that the collections leave, in time order. */
    static List<Sample> floors(List<GcPause> pauses) {
        return pauses.stream()
                .filter(GcPause::hasFloor)
                .map(pause -> new Sample(pause.atMillis, pause.afterBytes))
                .toList();
    }

    /** Whether it could unload classes: a full collection, or one that the metaspace asked for. */
    boolean unloadsClasses() {
        return isOld || cause.contains("Metadata");
    }

    /** Whether somebody who looked at the heap asked for it (a heap dump, a class histogram), and not the program. */
    boolean isForALook() {
        return cause.startsWith("Heap Dump") || cause.startsWith("Heap Inspection");
    }

    boolean isExplicit() {
        return cause.contains("System.gc()");
    }

    /** Whether somebody asked for it, within the program or from outside, so that it says nothing of want of room. */
    boolean isAskedFor() {
        return isExplicit()
                || isForALook()
                || cause.startsWith("Diagnostic Command") // jcmd PID GC.run
                || cause.startsWith("JvmtiEnv ForceGarbageCollection");
    }

    /** The share of the old generation that it reclaimed; NaN where unknown. */
    double oldReclaimedShare() {
        return (oldBeforeBytes - oldAfterBytes) / Math.max(1, oldBeforeBytes);
    }

    double reclaimedBytes() {
        return beforeBytes - afterBytes;
    }
}
