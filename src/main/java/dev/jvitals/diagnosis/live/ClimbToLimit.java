package dev.jvitals.diagnosis.live;

import dev.jvitals.diagnosis.trend.Growth;
import dev.jvitals.metrics.Sample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a process that climbs steadily reaches its memory limit. Heap that is touched for the first time adds to resident
 * memory as a leak does, but no further than to the largest heap; what is outside the heap has no such bound.
 *
 * @param whole how resident memory grew; empty with too few samples
 * @param outside how what is not heap grew; empty where the heap is not known
 * @param heapRoomBytes heap that was never in use, up to the largest it may have; NaN where the heap is not known
 */
record ClimbToLimit(Optional<Growth> whole, Optional<Growth> outside, double heapRoomBytes) {
    /** Of the process, each page counted once; of the time after JVitals' own attaching. */
    static ClimbToLimit of(LiveEvidence evidence) {
        List<Sample> resident = ResidentSplit.afterAttaching(evidence, ResidentMemory.samples(evidence));
        List<Sample> touched = touched(evidence);
        OptionalDouble heapMax = evidence.last(Ids.HEAP_MAX);
        boolean known = !touched.isEmpty() && heapMax.isPresent();
        return new ClimbToLimit(
                Growth.of(resident),
                known ? Growth.of(ResidentMemory.less(resident, touched)) : Optional.empty(),
                known ? Math.max(0, heapMax.getAsDouble() - touched.getLast().value()) : Double.NaN);
    }

    /** Heap that is resident: the most in use so far or, where the kernel tells it apart, what it tells. */
    private static List<Sample> touched(LiveEvidence evidence) {
        return ResidentMemory.isHeapShared(evidence)
                ? ResidentMemory.less(
                        ResidentMemory.samples(evidence),
                        ResidentMemory.less(evidence.samples(Ids.RESIDENT), evidence.samples(Ids.SHARED)))
                : ResidentSplit.highWater(evidence);
    }

    /** Minutes until it is there, if it goes on so; infinite where it does not, or where the heap's bound comes first. */
    double minutesUntil(double limit) {
        if (whole.isEmpty() || !whole.get().isSteady()) { // no start-up that levels off
            return Double.POSITIVE_INFINITY;
        }
        double gap = limit - whole.get().whole().lastLevel();
        double perMinute = whole.get().whole().perMinute();
        if (Double.isNaN(heapRoomBytes)) {
            return Math.max(0, gap / perMinute);
        }
        double outsidePerMinute = outside.filter(ClimbToLimit::climbs)
                .map(growth -> growth.whole().perMinute())
                .orElse(0.0);
        double heapPerMinute = perMinute - outsidePerMinute;
        boolean heapLasts = heapPerMinute <= 0 || gap / perMinute <= heapRoomBytes / heapPerMinute;
        return Math.max(0, heapLasts ? gap / perMinute : (gap - heapRoomBytes) / outsidePerMinute);
    }

    /** Less is what compilers and allocators of a warming JVM take, and levels off. */
    private static boolean climbs(Growth growth) {
        return growth.isSteady() && growth.whole().rise() >= NativeGrowthRule.NOTABLE_RISE_BYTES.value();
    }
}
