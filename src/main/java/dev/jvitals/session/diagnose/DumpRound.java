package dev.jvitals.session.diagnose;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Thread dumps now and then: a few soon, so that what lasts can be told from what passes, then seldom. Each is a safepoint
 * of milliseconds; a JVM that needs long for one is asked less often.
 */
final class DumpRound {
    /** Three dumps tell what lasts from what passes. */
    private static final int KEPT = 3;

    private static final Duration SOON = Duration.ofSeconds(9);
    private static final Duration SELDOM = Duration.ofSeconds(30);
    /** One that does not answer may do so again soon, and its counters must be judged meanwhile. */
    private static final Duration UNANSWERED = Duration.ofMinutes(1);
    /** Asking takes at most a hundredth of the time. */
    private static final int SHARE = 100;

    private final Questions questions;
    private final Cancellation cancellation;
    private final List<ThreadDump> dumps = new ArrayList<>();
    private DumpSeries series;
    private long dueNanos = System.nanoTime();
    private int taken;

    DumpRound(Questions questions, Cancellation cancellation) {
        this.questions = questions;
        this.cancellation = cancellation;
        this.series = DumpSeries.of(List.of(), cancellation);
    }

    /** Takes one if it is time; a JVM that does not answer costs the wait and changes nothing. */
    void takeIfDue() {
        long begin = System.nanoTime();
        if (begin - dueNanos < 0) {
            return;
        }
        List<ThreadDump> fresh = questions.threadDump();
        long tookNanos = System.nanoTime() - begin;
        if (!fresh.isEmpty()) {
            taken++;
            dumps.addAll(fresh);
            while (dumps.size() > KEPT) {
                dumps.removeFirst();
            }
            series = DumpSeries.of(List.copyOf(dumps), cancellation);
        }
        long pause = (taken < KEPT ? SOON : SELDOM).toNanos();
        long rest = fresh.isEmpty() ? UNANSWERED.toNanos() : SHARE * tookNanos;
        dueNanos = System.nanoTime() + Math.max(pause, rest);
    }

    /** The last few dumps. */
    DumpSeries series() {
        return series;
    }
}
