package dev.jvitals.session.trigger;

import java.nio.file.Path;
import java.util.List;

/**
 * What the user has agreed to have collected without being asked.
 *
 * @param triggers when; none means never
 * @param folder where bundles lie
 * @param keep how many are left there; the oldest go
 * @param heapDump whether a heap dump may be among it
 */
public record Collecting(List<Trigger> triggers, Path folder, int keep, boolean heapDump) {
    public Collecting {
        triggers = List.copyOf(triggers);
    }

    /** Who collects by these words. */
    public BundleTaker taker() {
        return new BundleTaker(folder, keep, heapDump);
    }
}
