package dev.jvitals.target.jmx;

import com.sun.management.ThreadMXBean;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.Rate;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.PoolNames;
import dev.jvitals.target.series.CodeSeries;
import dev.jvitals.target.series.HeapSeries;
import dev.jvitals.target.series.NativeSeries;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServerConnection;
import org.jspecify.annotations.Nullable;

/** Heap, code and buffers from the management beans of one connection: some twelve calls a sample. One thread at a time. */
final class MemorySource {
    private static final String THREADING = ManagementFactory.THREAD_MXBEAN_NAME;

    /** A pool and its name, which does not change; asking for it each time would be a call. */
    private record Pool(String name, MemoryPoolMXBean bean) {}

    private record Buffers(BufferPoolMXBean bean, Series used, Series count) {}

    private final MemoryMXBean memory;
    private final List<Pool> pools;
    private final List<Buffers> buffers;
    private final @Nullable ThreadMXBean threading;
    private final Rate allocation = new Rate();

    MemorySource(MBeanServerConnection server) throws IOException {
        memory = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        pools = ManagementFactory.getPlatformMXBeans(server, MemoryPoolMXBean.class).stream()
                .map(bean -> new Pool(bean.getName(), bean))
                .toList();
        buffers = ManagementFactory.getPlatformMXBeans(server, BufferPoolMXBean.class).stream()
                .flatMap(bean -> switch (bean.getName()) {
                    case "direct" ->
                        java.util.stream.Stream.of(
                                new Buffers(bean, NativeSeries.DIRECT_USED, NativeSeries.DIRECT_COUNT));
                    case "mapped" ->
                        java.util.stream.Stream.of(
                                new Buffers(bean, NativeSeries.MAPPED_USED, NativeSeries.MAPPED_COUNT));
                    default -> java.util.stream.Stream.empty(); // non-volatile memory: mapped with sync, hardly met
                })
                .toList();
        threading = totalAllocationOf(server);
    }

    /**
     * The bean that counts allocations of all threads; null where the JVM is too old to. JDK 8 (seen with 8u504) has the
     * count, but it grows by a fiftieth of what the threads allocate: no figure is better than that one.
     */
    private static @Nullable ThreadMXBean totalAllocationOf(MBeanServerConnection server) throws IOException {
        RuntimeMXBean runtime = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.RUNTIME_MXBEAN_NAME, RuntimeMXBean.class);
        if (runtime.getSpecVersion().equals("1.8")) {
            return null;
        }
        ThreadMXBean bean = ManagementFactory.newPlatformMXBeanProxy(server, THREADING, ThreadMXBean.class);
        try {
            return bean.getTotalThreadAllocatedBytes() < 0 ? null : bean;
        } catch (RuntimeException e) {
            return null;
        }
    }

    void sample(SampleSink sink) {
        MemoryUsage heap = memory.getHeapMemoryUsage();
        long atMillis = System.currentTimeMillis(); // of the answer: a JVM that hangs holds up this one
        sink.sample(HeapSeries.USED, atMillis, (double) heap.getUsed());
        sink.sample(HeapSeries.COMMITTED, atMillis, (double) heap.getCommitted());
        if (heap.getMax() >= 0) {
            sink.sample(HeapSeries.MAX, atMillis, (double) heap.getMax());
        }
        pools(atMillis, sink);
        for (Buffers each : buffers) {
            sink.sample(each.used, atMillis, (double) each.bean.getMemoryUsed());
            sink.sample(each.count, atMillis, (double) each.bean.getCount());
        }
        if (threading != null) {
            double rate = allocation.perSecond((double) threading.getTotalThreadAllocatedBytes(), System.nanoTime());
            if (!Double.isNaN(rate)) {
                sink.sample(HeapSeries.ALLOCATION, atMillis, rate);
            }
        }
    }

    /** The pools tell what is so now; the counters only what was at the last collection. */
    private static void tellClasses(Pool pool, long atMillis, SampleSink sink) {
        boolean all = pool.name.equals("Metaspace"); // the class space included
        MemoryUsage usage = all || pool.name.equals("Compressed Class Space") ? pool.bean.getUsage() : null;
        if (usage != null) {
            sink.sample(
                    all ? CodeSeries.METASPACE_USED : CodeSeries.CLASS_SPACE_USED, atMillis, (double) usage.getUsed());
            if (all) {
                sink.sample(CodeSeries.METASPACE_COMMITTED, atMillis, (double) usage.getCommitted());
            }
        }
    }

    private void pools(long atMillis, SampleSink sink) {
        Map<Space, long[]> spaces = new EnumMap<>(Space.class);
        long codeUsed = 0;
        long codeCommitted = 0;
        long codeMax = 0;
        for (Pool pool : pools) {
            Space space = PoolNames.space(pool.name);
            boolean code = PoolNames.isCode(pool.name);
            if (space == null && !code) {
                tellClasses(pool, atMillis, sink);
                continue;
            }
            MemoryUsage usage = pool.bean.getUsage();
            if (usage == null) {
                continue;
            }
            if (code) {
                codeUsed += usage.getUsed();
                codeCommitted += usage.getCommitted();
                codeMax += Math.max(0, usage.getMax());
            } else if (space != null) {
                long[] sums = spaces.computeIfAbsent(space, each -> new long[3]);
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
        sink.sample(CodeSeries.CODE_USED, atMillis, (double) codeUsed);
        sink.sample(CodeSeries.CODE_COMMITTED, atMillis, (double) codeCommitted);
        sink.sample(CodeSeries.CODE_MAX, atMillis, (double) codeMax);
    }
}
