package dev.jvitals.target.os;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * What reading the kernel's files costs this program: the CPU time of the thread. Time on the clock would count the queue
 * for a processor too, and on a busy machine the figures would become rare just when they are needed.
 */
final class OwnCpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean TOLD = THREADS.isCurrentThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

    private OwnCpu() {}

    /** CPU time of the calling thread so far; time on the clock where the JVM cannot tell. */
    static long nanos() {
        return TOLD ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
