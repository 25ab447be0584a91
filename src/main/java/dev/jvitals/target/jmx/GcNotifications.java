package dev.jvitals.target.jmx;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.Pause;
import dev.jvitals.target.gc.PoolNames;
import dev.jvitals.target.series.HeapSeries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.function.Consumer;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.Notification;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/**
 * Collections as the management beans tell them: cause, and the heap before and after. Their durations are whole
 * milliseconds. The target sends them by itself; they arrive on a thread of the JMX client.
 */
final class GcNotifications {
    private final SampleSink sink;
    private final Consumer<Pause> consumer;
    private final long startMillis;
    private long lastYoungMillis;

    private GcNotifications(SampleSink sink, Consumer<Pause> consumer, long startMillis) {
        this.sink = sink;
        this.consumer = consumer;
        this.startMillis = startMillis;
    }

    /** Listens until the connection ends. */
    static void listen(MBeanServerConnection server, SampleSink sink, Consumer<Pause> consumer) throws IOException {
        try {
            long startMillis = ManagementFactory.newPlatformMXBeanProxy(
                            server, ManagementFactory.RUNTIME_MXBEAN_NAME, java.lang.management.RuntimeMXBean.class)
                    .getStartTime();
            GcNotifications listener = new GcNotifications(sink, consumer, startMillis);
            ObjectName all = new ObjectName(ManagementFactory.GARBAGE_COLLECTOR_MXBEAN_DOMAIN_TYPE + ",*");
            for (ObjectName bean : server.queryNames(all, null)) {
                server.addNotificationListener(bean, (notification, _) -> listener.take(notification), null, null);
            }
        } catch (MalformedObjectNameException | InstanceNotFoundException e) {
            throw new IOException("The collectors cannot be listened to: " + e.getMessage(), e);
        }
    }

    private void take(Notification notification) {
        if (!(notification.getUserData() instanceof CompositeData data)
                || !notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
            return;
        }
        GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
        GcInfo gc = info.getGcInfo();
        String collector = info.getGcName();
        long began = startMillis + gc.getStartTime();
        long ended = startMillis + gc.getEndTime();
        boolean concurrent = PoolNames.isConcurrent(collector);
        boolean whole =
                concurrent || !collector.endsWith("Pauses"); // a pause of a concurrent cycle has no before and after
        Pause pause = new Pause(
                concurrent ? Pause.CYCLE : Pause.PAUSE,
                began,
                gc.getDuration() * 1_000_000,
                cause(info),
                collector,
                info.getGcAction(),
                whole ? heap(gc.getMemoryUsageBeforeGc()) : Double.NaN,
                whole ? heap(gc.getMemoryUsageAfterGc()) : Double.NaN,
                whole ? old(gc.getMemoryUsageBeforeGc()) : Double.NaN,
                whole ? old(gc.getMemoryUsageAfterGc()) : Double.NaN,
                "JMX GarbageCollector.LastGcInfo");
        if (whole) {
            sink.sample(HeapSeries.AFTER_GC, ended, pause.afterBytes());
        }
        promotion(gc, info.getGcAction(), ended);
        consumer.accept(pause);
    }

    /** HotSpot has no cause of its own for a pause within a concurrent cycle, and calls it "No GC". */
    private static String cause(GarbageCollectionNotificationInfo info) {
        return info.getGcCause().equals("No GC") ? "concurrent cycle" : info.getGcCause();
    }

    private void promotion(GcInfo gc, String action, long endedMillis) {
        if (action.equals(Pause.MINOR)) {
            double grown = old(gc.getMemoryUsageAfterGc()) - old(gc.getMemoryUsageBeforeGc());
            if (lastYoungMillis != 0 && endedMillis > lastYoungMillis) {
                double perSecond = Math.max(0, grown) * 1_000 / (endedMillis - lastYoungMillis);
                sink.sample(HeapSeries.PROMOTION, endedMillis, perSecond);
            }
            lastYoungMillis = endedMillis;
        }
    }

    private static double heap(Map<String, MemoryUsage> pools) {
        return sum(pools, false);
    }

    private static double old(Map<String, MemoryUsage> pools) {
        return sum(pools, true);
    }

    private static double sum(Map<String, MemoryUsage> pools, boolean oldOnly) {
        double bytes = 0;
        for (Map.Entry<String, MemoryUsage> pool : pools.entrySet()) {
            Space space = PoolNames.space(pool.getKey());
            if (space != null && (!oldOnly || space == Space.OLD)) {
                bytes += pool.getValue().getUsed();
            }
        }
        return bytes;
    }
}
