package dev.jvitals.heap.build;

import dev.jvitals.base.Progress;

/** Adds up what several threads have done of one phase. */
final class Ticker {
    private final Progress progress;
    private long done;

    Ticker(Progress progress, String phase, long total) {
        this.progress = progress;
        progress.phase(phase, total);
    }

    synchronized void add(long units) {
        done += units;
        progress.at(done);
    }
}
