package dev.jvitals.demo.heap;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/**
 * Nobody set {@code -Xmx}, so the heap is a fraction of a small machine's memory, and the working set fills nearly all
 * of it: one collection follows another. A keeper adds and drops sessions so that it stays at that edge rather than
 * dying at once.
 */
public final class HeapTooSmall implements Incident {
    private static final double QUICK_FILL_SHARE = 0.7;
    private static final double HEALTHY_FILL_SHARE = 0.3;
    private static final double BUSY_ENOUGH = 0.5;
    private static final double TOO_BUSY = 0.8;
    private static final int SESSION_BYTES = 1000;
    private static final int GARBAGE_MB_PER_SECOND = 40;

    private final boolean healthy;
    private final ArrayDeque<Map<String, String>> sessions = new ArrayDeque<>();
    private long lastGcMillis;
    private long lastNanos = System.nanoTime();
    private long created;

    public HeapTooSmall(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        long max = Runtime.getRuntime().maxMemory();
        addUpTo((long) (max * (healthy ? HEALTHY_FILL_SHARE : QUICK_FILL_SHARE) / SESSION_BYTES));
        if (!healthy) {
            Background.forever("session-keeper", 4, this::stayAtTheEdge);
        }
        Garbage.makeMegabytesPerSecond(GARBAGE_MB_PER_SECOND);
    }

    private void stayAtTheEdge() {
        double share = gcShareSinceLast();
        int step = Math.max(1, sessions.size() / 100);
        if (share < BUSY_ENOUGH) {
            try {
                addUpTo(sessions.size() + step);
            } catch (OutOfMemoryError e) {
                drop(2 * step);
                throw e;
            }
        } else if (share > TOO_BUSY) {
            drop(step);
        }
    }

    /** Without Shenandoah's cycles: they run one after the other long before the heap is full, and stop nobody. */
    private double gcShareSinceLast() {
        long gcMillis = 0;
        for (GarbageCollectorMXBean bean : ManagementFactory.getGarbageCollectorMXBeans()) {
            boolean stopsNobody = bean.getName().equals("Shenandoah Cycles");
            gcMillis += stopsNobody ? 0 : Math.max(0, bean.getCollectionTime());
        }
        long now = System.nanoTime();
        double share = (gcMillis - lastGcMillis) * 1e6 / Math.max(1, now - lastNanos);
        lastGcMillis = gcMillis;
        lastNanos = now;
        return share;
    }

    private void addUpTo(long count) {
        while (sessions.size() < count) {
            Map<String, String> session = new HashMap<>();
            for (int i = 0; i < 6; i++) {
                session.put("attribute-" + i + "-" + created, "value-" + created++);
            }
            sessions.addLast(session);
        }
    }

    private void drop(int count) {
        for (int i = 0; i < count && !sessions.isEmpty(); i++) {
            sessions.removeFirst();
        }
    }
}
