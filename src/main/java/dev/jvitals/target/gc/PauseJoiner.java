package dev.jvitals.target.gc;

import dev.jvitals.metrics.SampleSink;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes one event of what two sources say of the same collection: the counters know its duration to the nanosecond, the
 * management beans its cause and the heap before and after. Thread-safe.
 */
public final class PauseJoiner {
    /** A pause of the counters waits so long for its other half: notifications come after the next fetch, or late. */
    private static final long WAIT_MILLIS = 4_000;
    /** The two clocks start some milliseconds apart, and the beans round. */
    private static final long SAME_MILLIS = 100;

    private static final int MAX_WAITING = 10_000;
    /** Far more than there are about the moment when the flight recorder takes over. */
    private static final int REMEMBERED = 500;

    private final SampleSink sink;
    private final Collector collector;
    private final BooleanSupplier beansTell;
    private final LongPredicate isToldElsewhere;
    private final Deque<Pause> exact = new ArrayDeque<>();
    private final Deque<Pause> rounded = new ArrayDeque<>();
    private final Deque<Pause> toldHere = new ArrayDeque<>();
    private final Deque<Pause> toldByRecorder = new ArrayDeque<>();

    /**
     * A joiner for one JVM.
     *
     * @param collector of the JVM
     * @param beansTell whether management beans tell collections at present
     * @param isToldElsewhere whether a better source, the flight recorder, tells a pause that ended at that time
     */
    public PauseJoiner(SampleSink sink, Collector collector, BooleanSupplier beansTell, LongPredicate isToldElsewhere) {
        this.sink = sink;
        this.collector = collector;
        this.beansTell = beansTell;
        this.isToldElsewhere = isToldElsewhere;
    }

    /**
     * By the recorder's clock a pause may have ended earlier, before it took over: that one is told here rather than by
     * nobody, and {@link #recorded} keeps it from being told twice.
     */
    private boolean isToldElsewhere(Pause pause) {
        return isToldElsewhere.test(pause.endMillis() - 2 * SAME_MILLIS); // start and length may both differ
    }

    private void tell(Pause pause) {
        if (isFirst(pause, toldByRecorder, toldHere)) {
            sink.event(pause.toEvent());
        }
    }

    /** Whether the flight recorder is the first to tell of a pause, and so should. Where it is not, nobody should again. */
    public synchronized boolean recorded(Pause pause) {
        return isFirst(pause, toldHere, toldByRecorder);
    }

    /** One for one, since there may be several within the time that clocks differ. */
    private static boolean isFirst(Pause pause, Deque<Pause> others, Deque<Pause> own) {
        if (take(others, pause) != null) {
            return false;
        }
        if (own.size() == REMEMBERED) {
            own.remove();
        }
        own.add(pause);
        return true;
    }

    /** A pause that the counters saw. */
    public synchronized void counted(Pause pause) {
        if (isToldElsewhere(pause)) {
            return;
        }
        boolean mayBeOther = collector == Collector.SHENANDOAH; // any safepoint: the beans tell which are pauses
        if (mayBeOther && !beansTell.getAsBoolean()) {
            return;
        }
        boolean hasOtherHalf =
                beansTell.getAsBoolean() && PoolNames.isToldByBeans(collector, pause.action(), pause.cause());
        if (!hasOtherHalf) {
            tell(pause);
            return;
        }
        Pause half = take(rounded, pause);
        if (half == null) {
            wait(exact, pause);
        } else {
            tell(half.lasting(pause.atMillis(), pause.durationNanos()));
        }
    }

    /** A collection that the beans told. */
    public synchronized void told(Pause pause) {
        if (isToldElsewhere(pause)) {
            return;
        }
        if (pause.kind().equals(Pause.CYCLE)) {
            tell(pause);
            if (pause.cause().equals("Allocation Stall")) {
                stall(pause);
            }
            return;
        }
        if (pause.cause().startsWith("Degenerated")) {
            stall(pause);
        }
        if (PoolNames.hasTinyPauses(collector)) {
            return; // seen one by one elsewhere, and better
        } else if (collector == Collector.UNKNOWN) {
            tell(pause); // no counters
            return;
        }
        Pause half = take(exact, pause);
        if (half == null) {
            wait(rounded, pause);
        } else {
            tell(pause.lasting(half.atMillis(), half.durationNanos()));
        }
    }

    private void wait(Deque<Pause> halves, Pause pause) {
        if (halves.size() == MAX_WAITING) {
            tellAlone(halves);
        }
        halves.add(pause);
    }

    /**
     * What only one of them saw. Of Shenandoah the counters' half was some other safepoint; a bean's half of less than a
     * millisecond has no length that anybody knows, and a pause of none would be a wrong figure.
     */
    private void tellAlone(Deque<Pause> halves) {
        Pause alone = halves.remove();
        boolean isOtherSafepoint = collector == Collector.SHENANDOAH && halves.equals(exact);
        if (!isOtherSafepoint && alone.durationNanos() > 0) {
            tell(alone);
        }
    }

    private void stall(Pause pause) {
        tell(new Pause(
                Pause.STALL,
                pause.atMillis(),
                pause.durationNanos(),
                pause.cause(),
                pause.collector(),
                pause.action(),
                Double.NaN,
                Double.NaN,
                pause.source()));
    }

    /** Takes what another said of a pause, the nearest in time, out of what is kept; null where there is none. */
    private static @Nullable Pause take(Deque<Pause> halves, Pause pause) {
        Pause nearest = null;
        for (Pause half : halves) {
            if (isSame(half, pause) && (nearest == null || distance(half, pause) < distance(nearest, pause))) {
                nearest = half;
            }
        }
        if (nearest != null) {
            halves.remove(nearest);
        }
        return nearest;
    }

    private static long distance(Pause one, Pause other) {
        return Math.abs(one.atMillis() - other.atMillis());
    }

    private static boolean isSame(Pause one, Pause other) {
        boolean sameAction = one.action().equals(other.action())
                || one.action().equals(Pause.PART)
                || other.action().equals(Pause.PART);
        return one.kind().equals(other.kind())
                && sameAction
                && Math.abs(one.atMillis() - other.atMillis()) < SAME_MILLIS
                && Math.abs(one.durationNanos() - other.durationNanos()) < SAME_MILLIS * 1_000_000;
    }

    /** Tells pauses whose other half never came. Called about once a second. */
    public synchronized void flush(long nowMillis) {
        flush(exact, nowMillis);
        flush(rounded, nowMillis);
    }

    private void flush(Deque<Pause> halves, long nowMillis) {
        while (!halves.isEmpty() && halves.element().endMillis() < nowMillis - WAIT_MILLIS) {
            tellAlone(halves);
        }
    }
}
