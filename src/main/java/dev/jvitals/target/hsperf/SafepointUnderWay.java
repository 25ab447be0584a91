package dev.jvitals.target.hsperf;

/**
 * Whether the JVM stands at a safepoint. HotSpot counts a safepoint when it begins and adds its time when it ends (source:
 * its runtimeService.cpp). For one thread at a time.
 */
final class SafepointUnderWay {
    /** A JVM that may stand still or have nothing to do for so long is taken to have nothing to do. */
    private static final long LONGEST_DOUBT_NANOS = 10_000_000_000L;

    private State state = State.FIRST;
    private long sinceNanos;
    private long lookedAtNanos;
    private long lastCount;
    private long lastStopTicks;

    private enum State {
        FIRST,
        GOES_ON,
        /** Several began and ended between two looks; the last may have ended or not. */
        MAY_STAND,
        STANDS
    }

    /** How long it has stood there so far, 0 where it does not, or {@link StopShare#UNKNOWN}. */
    long nanos(long nowNanos, long count, long stopTicks) {
        boolean ended = stopTicks != lastStopTicks;
        State before = state;
        state = next(count - lastCount, ended);
        if (state != before || ended) {
            sinceNanos = lookedAtNanos;
        } else if (state == State.MAY_STAND && nowNanos - sinceNanos > LONGEST_DOUBT_NANOS) {
            state = State.GOES_ON;
        }
        lookedAtNanos = nowNanos;
        lastCount = count;
        lastStopTicks = stopTicks;
        return switch (state) {
            case FIRST, GOES_ON -> 0;
            case MAY_STAND -> ended ? 0 : StopShare.UNKNOWN;
            // One that was seen at its beginning only may be over in a millisecond.
            case STANDS -> before == State.STANDS ? nowNanos - sinceNanos : StopShare.UNKNOWN;
        };
    }

    private State next(long begun, boolean ended) {
        if (state == State.FIRST) {
            return State.GOES_ON;
        } else if (ended) {
            return begun == 0 || (begun == 1 && state == State.GOES_ON) ? State.GOES_ON : State.MAY_STAND;
        }
        return begun > 0 ? State.STANDS : state;
    }
}
