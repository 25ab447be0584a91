package dev.jvitals.heap.inspect;

import java.util.List;

/**
 * Some rows of many.
 *
 * @param rows the rows
 * @param from the place of the first among all
 * @param total how many there are
 */
public record Page<T>(List<T> rows, long from, long total) {
    public Page {
        rows = List.copyOf(rows);
    }

    /** How many stand behind these rows. */
    public long after() {
        return Math.max(0, total - from - rows.size());
    }
}
