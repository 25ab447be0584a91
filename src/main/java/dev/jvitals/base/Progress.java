package dev.jvitals.base;

/** Told by long work how far it is. Calls may come from any thread, but one at a time, and often: they must be cheap. */
public interface Progress {
    /** Ignores everything. */
    Progress NONE = new Progress() {
        @Override
        public void phase(String name, long totalUnits) {}

        @Override
        public void at(long doneUnits) {}
    };

    /** A new phase begins. {@code totalUnits} is how much work it has in units of its own, or 0 where that is unknown. */
    void phase(String name, long totalUnits);

    /** So many units of the current phase are done. */
    void at(long doneUnits);
}
