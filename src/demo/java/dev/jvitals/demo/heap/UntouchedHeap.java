package dev.jvitals.demo.heap;

import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;

/**
 * The heap is committed at the start but lent by the system page by page as it is first touched: resident memory grows
 * for minutes while the program keeps next to nothing. Not a leak.
 */
public final class UntouchedHeap implements Incident {
    private static final int GARBAGE_MB_PER_SECOND = 4;

    @Override
    public void start() {
        Garbage.makeMegabytesPerSecond(GARBAGE_MB_PER_SECOND);
    }
}
