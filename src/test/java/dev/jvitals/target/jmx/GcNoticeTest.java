package dev.jvitals.target.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.GarbageCollectionNotificationInfo;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.PoolNames;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.Test;

/** What is read from a collection's notification is what the JDK's own, slower reader finds in it. */
class GcNoticeTest {
    @Test
    void a_notification_of_a_real_collection_is_read_as_the_jdk_reads_it() throws Exception {
        CompositeData data = ofRealCollection();
        GarbageCollectionNotificationInfo expected = GarbageCollectionNotificationInfo.from(data);

        GcNotice notice = GcNotice.of(data);

        assertThat(notice.collector()).isEqualTo(expected.getGcName());
        assertThat(notice.action()).isEqualTo(expected.getGcAction());
        assertThat(notice.cause()).isEqualTo(expected.getGcCause());
        assertThat(notice.startMillis()).isEqualTo(expected.getGcInfo().getStartTime());
        assertThat(notice.endMillis()).isEqualTo(expected.getGcInfo().getEndTime());
        assertThat(notice.durationMillis()).isEqualTo(expected.getGcInfo().getDuration());
        assertThat(notice.before()).isEqualTo(used(expected.getGcInfo().getMemoryUsageBeforeGc()));
        assertThat(notice.after()).isEqualTo(used(expected.getGcInfo().getMemoryUsageAfterGc()));
        assertThat(notice.before().heapBytes()).isPositive();
    }

    private static GcNotice.Used used(Map<String, MemoryUsage> pools) {
        double heap = 0;
        double old = 0;
        for (Map.Entry<String, MemoryUsage> pool : pools.entrySet()) {
            Space space = PoolNames.space(pool.getKey());
            heap += space == null ? 0 : pool.getValue().getUsed();
            old += space == Space.OLD ? pool.getValue().getUsed() : 0;
        }
        return new GcNotice.Used(heap, old);
    }

    private static CompositeData ofRealCollection() throws InterruptedException, ListenerNotFoundException {
        LinkedBlockingQueue<CompositeData> told = new LinkedBlockingQueue<>();
        NotificationListener listener = (notification, _) -> {
            if (notification.getUserData() instanceof CompositeData data) {
                told.add(data);
            }
        };
        List<NotificationEmitter> emitters = new ArrayList<>();
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            NotificationEmitter emitter = (NotificationEmitter) bean;
            emitter.addNotificationListener(listener, null, null);
            emitters.add(emitter);
        }
        try {
            System.gc();
            CompositeData data = told.poll(60, TimeUnit.SECONDS);
            assertThat(data).as("a notification of System.gc()").isNotNull();
            return data;
        } finally {
            for (NotificationEmitter emitter : emitters) {
                emitter.removeNotificationListener(listener);
            }
        }
    }
}
