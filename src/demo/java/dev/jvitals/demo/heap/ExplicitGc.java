package dev.jvitals.demo.heap;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;

/** A housekeeping task that somebody once wrote calls {@code System.gc()} every other second. */
public final class ExplicitGc implements Incident {
    private static final double CALLS_PER_SECOND = 0.5;
    private static final int GARBAGE_MB_PER_SECOND = 20;

    private final boolean healthy;

    public ExplicitGc(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        if (!healthy) {
            Background.forever("housekeeping", CALLS_PER_SECOND, Housekeeping::tidyUp);
        }
        Garbage.makeMegabytesPerSecond(GARBAGE_MB_PER_SECOND);
    }

    private static final class Housekeeping {
        static void tidyUp() {
            System.gc();
        }
    }
}
