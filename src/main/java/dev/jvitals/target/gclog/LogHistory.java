package dev.jvitals.target.gclog;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.RateMeter;
import dev.jvitals.metrics.SecondMeter;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.Pause;
import dev.jvitals.target.series.CodeSeries;
import dev.jvitals.target.series.GcSeries;
import dev.jvitals.target.series.HeapSeries;
import java.util.HashMap;
import java.util.Map;

/** Writes what a log says into a history, as series and events that a live JVM has too. */
final class LogHistory {
    static final String SOURCE = "GC log";
    /** As with the flight recorder: shorter safepoints are told by their means only; there can be thousands a second. */
    private static final double TOLD_SAFEPOINT_NANOS = 1e6;

    private final History history = new History();
    private final Map<String, Series> series = new HashMap<>();
    private final SecondMeter stopped = new SecondMeter((at, sum, n) -> sample(GcSeries.SHARE, at, Math.min(1, sum)));
    private final SecondMeter pauses = new SecondMeter((at, sum, n) -> sample(GcSeries.COLLECTIONS, at, n));
    private final SecondMeter processors = new SecondMeter((at, sum, n) -> sample(GcSeries.CPU, at, sum));
    private final SecondMeter safepoints =
            new SecondMeter((at, sum, n) -> sample(GcSeries.SAFEPOINT_SHARE, at, Math.min(1, sum)));
    private final SecondMeter stops =
            new SecondMeter((at, sum, n) -> sample(GcSeries.SAFEPOINT_STOP, at, n == 0 ? 0 : sum / n));
    private final SecondMeter syncs =
            new SecondMeter((at, sum, n) -> sample(GcSeries.SAFEPOINT_SYNC, at, n == 0 ? 0 : sum / n));
    private final RateMeter allocation = new RateMeter(history, of(HeapSeries.ALLOCATION));
    private final RateMeter promotion = new RateMeter(history, of(HeapSeries.PROMOTION));
    private double maxBytes = Double.NaN;
    private double largestCommittedBytes;
    private long grownAtMillis;
    private double lastAfterBytes = Double.NaN;
    private int full;
    private int collections;

    /** A stop of the application, and what it did to the heap. */
    void pause(Pause pause, Collected what) {
        collections++;
        long end = endMillis(pause);
        history.event(what.onto(pause).toEvent());
        stopped.spend(pause.atMillis(), (double) pause.durationNanos());
        pauses.add(end, 1);
        if (pause.action().equals(Pause.MAJOR)) {
            sample(GcSeries.FULL, end, ++full);
        }
        heap(pause, what);
        Change old = what.space(Space.OLD);
        if (pause.action().equals(Pause.MINOR) && old != null) {
            promotion.add(end, old.afterBytes() - old.beforeBytes());
        }
    }

    /** A collection that ran beside the application. */
    void cycle(Pause cycle, Collected what) {
        collections++;
        history.event(what.onto(cycle).toEvent());
        heap(cycle, what);
    }

    /** The application had to wait for the collector. */
    void stall(Pause stall) {
        history.event(stall.toEvent()); // one thread's wait: the others may have gone on
    }

    private void heap(Pause event, Collected what) {
        long begin = event.atMillis();
        long end = endMillis(event);
        what.spaces().forEach((space, change) -> {
            sample(HeapSeries.used(space), begin, change.beforeBytes());
            sample(HeapSeries.used(space), end, change.afterBytes());
            sample(HeapSeries.committed(space), end, change.committedBytes());
        });
        Change whole = what.whole();
        if (whole == null) {
            return;
        }
        sample(HeapSeries.USED, begin, whole.beforeBytes());
        sample(HeapSeries.USED, end, whole.afterBytes());
        sample(HeapSeries.COMMITTED, end, whole.committedBytes());
        if (what.isFloor()) {
            sample(HeapSeries.AFTER_GC, end, whole.afterBytes());
        }
        allocation.add(begin, whole.beforeBytes() - lastAfterBytes);
        lastAfterBytes = whole.afterBytes();
        if (whole.committedBytes() > largestCommittedBytes) {
            largestCommittedBytes = whole.committedBytes();
            grownAtMillis = end;
        }
    }

    /** What the heap may grow to. */
    void maxHeap(long atMillis, double bytes) {
        maxBytes = bytes;
        sample(HeapSeries.MAX, atMillis, bytes);
    }

    void metaspace(long atMillis, double usedBytes, double committedBytes) {
        sample(CodeSeries.METASPACE_USED, atMillis, usedBytes);
        sample(CodeSeries.METASPACE_COMMITTED, atMillis, committedBytes);
    }

    /** Processor time that a pause took of all its threads. */
    void processorSeconds(long atMillis, double seconds) {
        processors.add(atMillis, seconds);
    }

    /** All threads stood still, for a collection or anything else. NaN for what the log does not tell. */
    void safepoint(long endMillis, String operation, double syncNanos, double stopNanos) {
        long begin = endMillis - (long) (stopNanos / 1e6);
        safepoints.spend(begin, stopNanos);
        stops.add(endMillis, stopNanos);
        if (!Double.isNaN(syncNanos)) {
            syncs.add(endMillis, syncNanos);
        }
        if (stopNanos >= TOLD_SAFEPOINT_NANOS) {
            event("safepoint", begin, (long) stopNanos, operation.isEmpty() ? "safepoint" : operation);
        }
    }

    /** Something to mark on every chart. */
    void note(long atMillis, String what) {
        event("note", atMillis, 0, what);
    }

    /** The JVM was started again: what was before says nothing of what comes. */
    void restarted(long atMillis) {
        event("target", atMillis, 0, "the JVM was started again");
        history.gap(SOURCE, atMillis, "The JVM was started again.");
        lastAfterBytes = Double.NaN;
    }

    private void event(String kind, long atMillis, long durationNanos, String what) {
        history.event(new TimedEvent(kind, atMillis, durationNanos, what, SOURCE, Map.of(), Map.of()));
    }

    /** How many collections were told. */
    int collections() {
        return collections;
    }

    boolean isEmpty() {
        return history.isEmpty();
    }

    /** Everything; nothing is added any more. */
    History end() {
        for (SecondMeter meter : new SecondMeter[] {stopped, pauses, processors, safepoints, stops, syncs}) {
            meter.end();
        }
        if (!history.isEmpty()) {
            endWithLimit();
        }
        return history;
    }

    /**
     * The limit stands beside every collection, so that each part of a log can be judged. Where none was told, a heap that
     * did not grow any more in the second half of the log has reached it.
     */
    private void endWithLimit() {
        long middle = (history.firstMillis() + history.lastMillis()) / 2;
        if (Double.isNaN(maxBytes) && largestCommittedBytes > 0 && grownAtMillis <= middle) {
            maxHeap(grownAtMillis, largestCommittedBytes);
        }
        for (TimedEvent event : history.events(Long.MIN_VALUE, Long.MAX_VALUE)) {
            sample(HeapSeries.MAX, event.atMillis() + event.durationNanos() / 1_000_000, maxBytes);
        }
        sample(HeapSeries.MAX, history.lastMillis(), maxBytes);
    }

    private void sample(Series known, long atMillis, double value) {
        if (!Double.isNaN(value)) {
            history.sample(of(known), atMillis, value);
        }
    }

    /** The same figure, with the log as its source. */
    private Series of(Series known) {
        return series.computeIfAbsent(
                known.id(), id -> new Series(id, known.label(), known.unit(), SOURCE, known.meaning()));
    }

    private static long endMillis(Pause pause) {
        return pause.atMillis() + pause.durationNanos() / 1_000_000;
    }
}
