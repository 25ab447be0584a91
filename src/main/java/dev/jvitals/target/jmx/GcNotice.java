package dev.jvitals.target.jmx;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.PoolNames;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;

/**
 * One collection as its notification tells it, times in milliseconds of the JVM's uptime. Read from the open data directly:
 * {@link GarbageCollectionNotificationInfo#from} compares each pool's type with the expected one, which costs as much as
 * all the rest, and a busy JVM tells ten collections a second.
 *
 * @param collector as {@link GarbageCollectionNotificationInfo#getGcName}
 * @param action as {@link GarbageCollectionNotificationInfo#getGcAction}
 * @param cause as {@link GarbageCollectionNotificationInfo#getGcCause}
 */
record GcNotice(
        String collector,
        String action,
        String cause,
        long startMillis,
        long endMillis,
        long durationMillis,
        Used before,
        Used after) {

    /** What is in use in the heap and in its old generation. */
    record Used(double heapBytes, double oldBytes) {
        private static Used of(TabularData pools) {
            double heap = 0;
            double old = 0;
            for (Object row : pools.values()) {
                CompositeData pool = (CompositeData) row;
                Space space = PoolNames.space((String) pool.get("key"));
                if (space != null) {
                    double used = number((CompositeData) pool.get("value"), "used");
                    heap += used;
                    old += space == Space.OLD ? used : 0;
                }
            }
            return new Used(heap, old);
        }
    }

    /**
     * Reads a notification of {@link GarbageCollectionNotificationInfo}.
     *
     * @throws ClassCastException or {@link javax.management.openmbean.InvalidKeyException} if it is none; the JMX client logs it
     */
    static GcNotice of(CompositeData data) {
        CompositeData info = (CompositeData) data.get("gcInfo");
        return new GcNotice(
                (String) data.get("gcName"),
                (String) data.get("gcAction"),
                (String) data.get("gcCause"),
                number(info, "startTime"),
                number(info, "endTime"),
                number(info, "duration"),
                Used.of((TabularData) info.get("memoryUsageBeforeGc")),
                Used.of((TabularData) info.get("memoryUsageAfterGc")));
    }

    private static long number(CompositeData data, String key) {
        return (Long) data.get(key);
    }
}
