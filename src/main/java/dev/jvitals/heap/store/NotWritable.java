package dev.jvitals.heap.store;

import java.io.IOException;

/** A folder does not take a file; another one may. */
final class NotWritable extends IOException {
    private static final long serialVersionUID = 1L;

    NotWritable(IOException cause) {
        super(cause.getClass().getSimpleName() + " " + cause.getMessage(), cause);
    }
}
