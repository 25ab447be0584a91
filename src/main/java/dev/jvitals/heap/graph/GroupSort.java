package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import java.util.Arrays;

/**
 * Sorts stretches of ascending ids by a size, largest first, equal ones by id. A size and the place in the stretch share a
 * long, so that the JDK's sort of primitives does the work.
 */
final class GroupSort {
    /** Stretches up to this are sorted on the Java heap, 16 bytes for each object. */
    private static final int SMALL = 1 << 16;
    /** In a larger stretch, objects of a size below this are counted into place; few are larger. */
    private static final int COUNTED = 1 << 16;

    private final Scratch scratch;
    private final IdArray objects;
    private final IdArray sizes;
    private long[] keys = new long[16];
    private long[] ids = new long[16];

    GroupSort(Scratch scratch, IdArray objects, IdArray sizes) {
        this.scratch = scratch;
        this.objects = objects;
        this.sizes = sizes;
    }

    void sort(long start, long count) {
        if (count == 2) {
            sortTwo(start);
        } else if (count <= SMALL) {
            sortSmall(start, (int) count);
        } else {
            sortLarge(start, count);
        }
    }

    private void sortTwo(long start) {
        long first = objects.get(start);
        long second = objects.get(start + 1);
        if (sizes.get(first) < sizes.get(second)) {
            objects.set(start, second);
            objects.set(start + 1, first);
        }
    }

    private void sortSmall(long start, int count) {
        if (keys.length < count) {
            keys = new long[Integer.highestOneBit(count) * 2];
            ids = new long[keys.length];
        }
        int placeBits = Integer.SIZE - Integer.numberOfLeadingZeros(count);
        for (int i = 0; i < count; i++) {
            ids[i] = objects.get(start + i);
            keys[i] = key(sizes.get(ids[i]), placeBits) | i;
        }
        Arrays.sort(keys, 0, count);
        for (int i = 0; i < count; i++) {
            objects.set(start + i, ids[(int) keys[i] & ((1 << placeBits) - 1)]);
        }
    }

    /** Descending sizes ascend as keys. */
    private static long key(long size, int placeBits) {
        if (size >>> (Long.SIZE - 1 - placeBits) != 0) {
            throw new IllegalStateException("a size of " + size + " units in a heap that no machine has");
        }
        return ((Long.MAX_VALUE >>> placeBits) - size) << placeBits;
    }

    private void sortLarge(long start, long count) {
        IdArray sorted = scratch.ids(count, objects.limit());
        long[] next = starts(start, count);
        for (long i = start; i < start + count; i++) {
            long id = objects.get(i);
            sorted.set(next[bucket(sizes.get(id))]++, id);
        }
        for (long i = 0; i < count; i++) {
            objects.set(start + i, sorted.get(i));
        }
        scratch.free(sorted);
        if (next[COUNTED] > 1) {
            sortSmall(start, Math.toIntExact(next[COUNTED]));
        }
    }

    private static int bucket(long size) {
        return (int) Math.min(size, COUNTED);
    }

    /** Where the objects of each size begin, the largest sizes first. */
    private long[] starts(long start, long count) {
        long[] counts = new long[COUNTED + 1];
        for (long i = start; i < start + count; i++) {
            counts[bucket(sizes.get(objects.get(i)))]++;
        }
        long place = 0;
        for (int bucket = COUNTED; bucket >= 0; bucket--) {
            long size = counts[bucket];
            counts[bucket] = place;
            place += size;
        }
        return counts;
    }
}
