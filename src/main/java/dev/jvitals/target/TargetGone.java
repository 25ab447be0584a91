package dev.jvitals.target;

import java.io.IOException;

/** The process that is watched has ended. */
public final class TargetGone extends IOException {
    private static final long serialVersionUID = 1L;

    public TargetGone(long pid) {
        super("Process " + pid + " has ended.");
    }
}
