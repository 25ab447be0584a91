package dev.jvitals.target.jmx;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.series.ThreadSeries;
import java.io.IOException;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler of virtual threads: how many run on a carrier, how many wait for one. JDK 24 and later have the bean
 * ({@code jdk.management.VirtualThreadSchedulerMXBean}); one call a sample.
 */
final class VirtualThreads {
    private static final String NAME = "jdk.management:type=VirtualThreadScheduler";
    private static final String MOUNTED = "MountedVirtualThreadCount";
    private static final String QUEUED = "QueuedVirtualThreadCount";
    private static final String CARRIERS = "PoolSize";

    private final Beans beans;
    private final @Nullable ObjectName bean;

    VirtualThreads(MBeanServerConnection server) throws IOException {
        this.beans = new Beans(server);
        this.bean = find(server);
    }

    private static @Nullable ObjectName find(MBeanServerConnection server) throws IOException {
        try {
            ObjectName name = new ObjectName(NAME);
            return server.isRegistered(name) ? name : null;
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    void sample(SampleSink sink) throws IOException {
        if (bean == null) {
            return;
        }
        Map<String, Long> told = beans.numbers(bean, MOUNTED, QUEUED, CARRIERS);
        long atMillis = System.currentTimeMillis();
        told.forEach((name, count) -> {
            if (count >= 0) { // -1: not known
                sink.sample(
                        switch (name) {
                            case MOUNTED -> ThreadSeries.VIRTUAL_MOUNTED;
                            case QUEUED -> ThreadSeries.VIRTUAL_QUEUED;
                            default -> ThreadSeries.CARRIERS;
                        },
                        atMillis,
                        count);
            }
        });
    }
}
