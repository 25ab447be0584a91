package dev.jvitals.ui.heap;

/** Fetches the rows below a row of a tree in the background. For the JavaFX thread. */
interface RowFetcher {
    /** Fetches the rows below {@code item} from {@code from} on and adds them to it. */
    void fetch(LazyItem item, int from);
}
