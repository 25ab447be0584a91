package dev.jvitals.heap.build;

import dev.jvitals.base.Progress;

/** Adds up what several threads have done of one phase. */
final class Ticker {
    private final Progress progress;
    private final long total;
    private long done;

    Ticker(Progress progress, String phase, long total) {
        this.progress = progress;
        this.total = total;
        progress.phase(phase, total);
    }

    /** All is done, also what was too little to tell. */
    synchronized void end() {
        progress.at(total);
    }

    synchronized void add(long units) {
        done += units;
        progress.at(done);
    }
}
