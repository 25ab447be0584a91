package dev.jvitals.target.jmx;

import com.sun.management.ThreadMXBean;
import dev.jvitals.target.Pace;
import dev.jvitals.threads.signature.ObserverThreads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each thread does and costs. A look takes all stacks, for which HotSpot stops the JVM for some microseconds a thread;
 * it is taken only while somebody asks for it, and less often the longer it takes. One thread at a time.
 */
public final class ThreadTable {
    private static final Duration USUAL = Duration.ofSeconds(2);
    private static final Duration SLOWEST = Duration.ofSeconds(15);
    /** Time that looking may take of all time, most of it in this program. */
    private static final double MAX_SHARE = 0.05;
    /** With more threads only the top frames are taken. */
    private static final int MAX_WITH_STACKS = 1_000;

    private static final int STACK_DEPTH = 200;
    /** Less of a core is noise of clocks. */
    private static final double RUNNING_CORES = 0.01;

    private record Spent(long cpuNanos, long allocatedBytes) {}

    private final ThreadMXBean threads;
    private final Pace pace = new Pace(USUAL, MAX_SHARE, SLOWEST);
    private Map<Long, Spent> before = Map.of();
    private long beforeNanos;
    private long lastNanos;

    public ThreadTable(JmxConnection connection) throws IOException {
        threads = ManagementFactory.newPlatformMXBeanProxy(
                connection.server(), ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
    }

    /** How long to wait from one look to the next. */
    public Duration period() {
        return pace.period();
    }

    /** All live threads now; CPU and allocation are means since the look before, NaN at the first. */
    public List<ThreadRow> look() {
        long started = System.nanoTime();
        long[] ids = threads.getAllThreadIds();
        ThreadInfo[] infos = threads.getThreadInfo(ids, ids.length > MAX_WITH_STACKS ? 1 : STACK_DEPTH);
        long[] cpu = threads.getThreadCpuTime(ids);
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        double seconds = (started - beforeNanos) / 1e9;
        Map<Long, Spent> now = new HashMap<>();
        List<ThreadRow> rows = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null) { // null: ended meanwhile
                Spent spent = new Spent(cpu[i], allocated[i]);
                now.put(ids[i], spent);
                rows.add(row(infos[i], before.get(ids[i]), spent, seconds));
            }
        }
        before = now;
        beforeNanos = started;
        long took = System.nanoTime() - started;
        pace.took(Math.min(took, lastNanos)); // one slow look, as the first of all, is no reason to wait long
        lastNanos = took;
        return rows;
    }

    private static ThreadRow row(
            ThreadInfo info, @org.jspecify.annotations.Nullable Spent before, Spent now, double seconds) {
        double cores = Double.NaN;
        double bytes = Double.NaN;
        if (before != null && now.cpuNanos >= 0) { // -1: ended meanwhile
            cores = Math.max(0, (now.cpuNanos - before.cpuNanos) / 1e9 / seconds);
            bytes = Math.max(0, (now.allocatedBytes - before.allocatedBytes) / seconds);
        }
        List<String> frames =
                Arrays.stream(info.getStackTrace()).map(ThreadTable::words).toList();
        return new ThreadRow(
                info.getThreadId(),
                info.getThreadName(),
                state(info, cores),
                cores,
                now.cpuNanos >= 0 ? now.cpuNanos / 1e9 : Double.NaN,
                bytes,
                frames,
                ObserverThreads.isOne(info.getThreadName()));
    }

    /** Without class loader and module, which {@link StackTraceElement#toString} puts first. */
    private static String words(StackTraceElement frame) {
        String where = frame.isNativeMethod()
                ? "Native Method"
                : frame.getFileName() == null
                        ? "Unknown Source"
                        : frame.getLineNumber() < 0
                                ? frame.getFileName()
                                : frame.getFileName() + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + where + ")";
    }

    /** RUNNABLE says nothing of processors: a thread that waits for a socket is RUNNABLE too, in native code. */
    private static String state(ThreadInfo info, double cores) {
        Thread.State state = info.getThreadState();
        if (state != Thread.State.RUNNABLE) {
            return state.toString();
        } else if (cores >= RUNNING_CORES) {
            return "running";
        }
        return info.isInNative() ? "waits in native code" : "runnable";
    }
}
