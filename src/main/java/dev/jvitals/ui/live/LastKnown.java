package dev.jvitals.ui.live;

import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Sample;

/** The newest figure of a series that was measured, also where its source has fallen silent since. */
final class LastKnown {
    /** Enough to find the last figure; how many hardly matters. */
    private static final int COLUMNS = 200;

    private LastKnown() {}

    /** NaN where nothing ever was. */
    static double of(History history, String id) {
        Sample latest = history.latest(id).orElse(null);
        if (latest == null || !latest.isGap()) {
            return latest == null ? Double.NaN : latest.value();
        }
        Envelope all = history.envelope(id, history.firstMillis(), history.lastMillis(), COLUMNS);
        return all.isEmpty() ? Double.NaN : all.last(all.size() - 1);
    }
}
