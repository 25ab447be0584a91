package dev.jvitals.heap.build;

import java.util.ArrayList;
import java.util.List;

/** Where the next field goes: the smallest gap that takes it, else the end. A field lies at a multiple of its size. */
final class FieldGaps {
    private record Gap(long start, long end) {
        boolean takes(int bytes) {
            return aligned(start, bytes) + bytes <= end;
        }
    }

    private final List<Gap> gaps;
    private long end;

    FieldGaps(long start) {
        this(new ArrayList<>(), start);
    }

    private FieldGaps(List<Gap> gaps, long end) {
        this.gaps = gaps;
        this.end = end;
    }

    FieldGaps copy() {
        return new FieldGaps(new ArrayList<>(gaps), end);
    }

    /** Behind the last field. */
    long end() {
        return end;
    }

    void add(int bytes) {
        Gap best = null;
        for (Gap each : gaps.reversed()) {
            if (each.takes(bytes) && (best == null || each.end - each.start < best.end - best.start)) {
                best = each;
            }
        }
        if (best != null) {
            gaps.remove(best);
            split(best, bytes);
        } else {
            long at = aligned(end, bytes);
            keep(end, at);
            end = at + bytes;
        }
    }

    private void split(Gap gap, int bytes) {
        long at = aligned(gap.start, bytes);
        keep(gap.start, at);
        keep(at + bytes, gap.end);
    }

    private void keep(long from, long to) {
        if (to > from) {
            gaps.add(new Gap(from, to));
        }
    }

    private static long aligned(long at, int bytes) {
        return (at + bytes - 1) & -bytes;
    }
}
