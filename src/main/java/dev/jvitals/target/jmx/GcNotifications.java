package dev.jvitals.target.jmx;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.gc.Pause;
import dev.jvitals.target.gc.PoolNames;
import dev.jvitals.target.series.HeapSeries;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
        GcNotice gc = GcNotice.of(data);
        long began = startMillis + gc.startMillis();
        long ended = startMillis + gc.endMillis();
        boolean concurrent = PoolNames.isConcurrent(gc.collector(), gc.cause());
        boolean whole = concurrent
                || !gc.collector().endsWith("Pauses"); // a pause of a concurrent cycle has no before and after
        Pause pause = new Pause(
                concurrent ? Pause.CYCLE : Pause.PAUSE,
                began,
                gc.durationMillis() * 1_000_000,
                cause(gc),
                gc.collector(),
                gc.action(),
                whole ? gc.before().heapBytes() : Double.NaN,
                whole ? gc.after().heapBytes() : Double.NaN,
                whole ? gc.before().oldBytes() : Double.NaN,
                whole ? gc.after().oldBytes() : Double.NaN,
                "JMX GarbageCollector.LastGcInfo");
        if (whole && !(concurrent && PoolNames.leavesYoung(gc.collector()))) {
            sink.sample(HeapSeries.AFTER_GC, ended, pause.afterBytes());
        }
        promotion(gc, ended);
        consumer.accept(pause);
    }

    private static String cause(GcNotice gc) {
        return gc.cause().equals(PoolNames.NO_CAUSE) ? "concurrent cycle" : gc.cause();
    }

    private void promotion(GcNotice gc, long endedMillis) {
        if (gc.action().equals(Pause.MINOR)) {
            double grown = gc.after().oldBytes() - gc.before().oldBytes();
            if (lastYoungMillis != 0 && endedMillis > lastYoungMillis) {
                double perSecond = Math.max(0, grown) * 1_000 / (endedMillis - lastYoungMillis);
                sink.sample(HeapSeries.PROMOTION, endedMillis, perSecond);
            }
            lastYoungMillis = endedMillis;
        }
    }
}
