package dev.jvitals.ui.heap;

import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.HistogramRow;

/** A row of the histogram: the objects of a class, package or loader. */
record HeapGroup(Grouping by, HistogramRow row) {
    String name() {
        return row.name();
    }
}
