package dev.jvitals.session.bench;

import java.util.List;

/**
 * An opening that was cancelled.
 *
 * @param phase what it was at
 * @param afterSeconds how long it had been at that
 * @param endedMillis from the call that cancels to the end of the opening; NaN where the opening was through before
 * @param left files that it left behind, and ones that are deleted but held open
 */
public record CancelledPhase(String phase, double afterSeconds, double endedMillis, List<String> left) {
    public CancelledPhase {
        left = List.copyOf(left);
    }
}
