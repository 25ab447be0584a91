package dev.jvitals.target.jmx;

import com.sun.management.ThreadMXBean;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.Rate;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.PoolNames;
import dev.jvitals.target.series.HeapSeries;
import dev.jvitals.target.series.NativeSeries;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;

/** Heap, code and buffers from the management beans of one connection: some dozen calls a sample. One thread at a time. */
final class MemorySource {
    private static final String ALLOCATED = "TotalThreadAllocatedBytes";

    private record Pool(Space space, ObjectName bean) {}

    private record Buffers(ObjectName bean, Series used, Series count) {}

    private final Beans beans;
    private final ObjectName memory = name(ManagementFactory.MEMORY_MXBEAN_NAME);
    private final ObjectName threading = name(ManagementFactory.THREAD_MXBEAN_NAME);
    private final List<Pool> pools = new ArrayList<>();
    private final CodePools code;
    private final List<Buffers> buffers = new ArrayList<>();
    private final boolean countsAllocation;
    private final Rate allocation = new Rate();

    MemorySource(MBeanServerConnection server) throws IOException {
        beans = new Beans(server);
        code = new CodePools(beans);
        for (MemoryPoolMXBean bean : ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class)) {
            Space space = PoolNames.space(bean.getName());
            if (space == null) {
                code.add(bean.getName(), bean.getObjectName());
            } else {
                pools.add(new Pool(space, bean.getObjectName()));
            }
        }
        for (BufferPoolMXBean bean : ManagementFactory.getPlatformMXBeans(server, BufferPoolMXBean.class)) {
            ObjectName name = bean.getObjectName();
            switch (bean.getName()) {
                case "direct" -> buffers.add(new Buffers(name, NativeSeries.DIRECT_USED, NativeSeries.DIRECT_COUNT));
                case "mapped" -> buffers.add(new Buffers(name, NativeSeries.MAPPED_USED, NativeSeries.MAPPED_COUNT));
                default -> {} // non-volatile memory: mapped with sync, hardly met
            }
        }
        countsAllocation = countsAllocation(server);
    }

    private static ObjectName name(String bean) {
        try {
            return new ObjectName(bean);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Whether the JVM counts what all threads allocate. JDK 8 (seen with 8u504) has the count, but it grows by a fiftieth of
     * what the threads allocate: no figure is better than that one.
     */
    private static boolean countsAllocation(MBeanServerConnection server) throws IOException {
        RuntimeMXBean runtime = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.RUNTIME_MXBEAN_NAME, RuntimeMXBean.class);
        if (runtime.getSpecVersion().equals("1.8")) {
            return false;
        }
        ThreadMXBean bean = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        try {
            return bean.getTotalThreadAllocatedBytes() >= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    void sample(SampleSink sink) throws IOException {
        MemoryUsage heap = beans.usage(memory, "HeapMemoryUsage");
        long atMillis = System.currentTimeMillis(); // of the answer: a JVM that hangs holds up this one
        if (heap != null) {
            sink.sample(HeapSeries.USED, atMillis, (double) heap.getUsed());
            sink.sample(HeapSeries.COMMITTED, atMillis, (double) heap.getCommitted());
            if (heap.getMax() >= 0) {
                sink.sample(HeapSeries.MAX, atMillis, (double) heap.getMax());
            }
        }
        spaces(atMillis, sink);
        buffers(atMillis, sink);
        if (countsAllocation) {
            Long bytes = beans.numbers(threading, ALLOCATED).get(ALLOCATED);
            double rate = bytes == null ? Double.NaN : allocation.perSecond((double) bytes, System.nanoTime());
            if (!Double.isNaN(rate)) {
                sink.sample(HeapSeries.ALLOCATION, atMillis, rate);
            }
        }
        code.sample(sink);
    }

    private void spaces(long atMillis, SampleSink sink) throws IOException {
        Map<Space, long[]> spaces = new EnumMap<>(Space.class);
        for (Pool pool : pools) {
            MemoryUsage usage = beans.usage(pool.bean, "Usage");
            if (usage != null) {
                long[] sums = spaces.computeIfAbsent(pool.space, each -> new long[3]);
                sums[0] += usage.getUsed();
                sums[1] += usage.getCommitted();
                sums[2] = Math.max(sums[2], usage.getMax());
            }
        }
        spaces.forEach((space, sums) -> {
            sink.sample(HeapSeries.used(space), atMillis, (double) sums[0]);
            sink.sample(HeapSeries.committed(space), atMillis, (double) sums[1]);
            if (sums[2] > 0) {
                sink.sample(HeapSeries.max(space), atMillis, (double) sums[2]);
            }
        });
    }

    private void buffers(long atMillis, SampleSink sink) throws IOException {
        for (Buffers each : buffers) {
            Map<String, Long> told = beans.numbers(each.bean, "MemoryUsed", "Count");
            Long used = told.get("MemoryUsed");
            Long count = told.get("Count");
            if (used != null && count != null) {
                sink.sample(each.used, atMillis, (double) used);
                sink.sample(each.count, atMillis, (double) count);
            }
        }
    }
}
