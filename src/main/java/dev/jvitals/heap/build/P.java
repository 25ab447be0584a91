package dev.jvitals.heap.build;

final class P {
    static final ThreadLocal<long[]> T = ThreadLocal.withInitial(() -> new long[2]);

    static void p(String s) {
        long c = java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(),
                w = System.nanoTime();
        long[] t = T.get();
        if (s != null) System.err.printf("    %s wall %.2f cpu %.2f%n", s, (w - t[1]) / 1e9, (c - t[0]) / 1e9);
        t[0] = c;
        t[1] = w;
    }
}
