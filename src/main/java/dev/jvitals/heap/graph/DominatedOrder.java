package dev.jvitals.heap.graph;

import dev.jvitals.base.Cancellation;
import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.LongSource;
import dev.jvitals.heap.column.Scratch;

/**
 * All reached objects sorted by their dominator's id (those without one first), and below one dominator by retained bytes,
 * largest first, then by id. Whoever knows each object's dominator finds its children here by binary search.
 */
public final class DominatedOrder {
    private static final int ASK_EVERY = 1 << 16;
    /** Groups up to this size are sorted on the Java heap (16 bytes each), larger ones by radix outside of it. */
    private static final int SMALL_GROUP = 1 << 16;

    private final Scratch scratch;
    private final DepthFirstOrder order;
    private final RetainedSizes retained;
    private final IdArray objects;
    private final long size;

    public DominatedOrder(
            Scratch scratch,
            DepthFirstOrder order,
            Dominators dominators,
            RetainedSizes retained,
            long objectCount,
            Cancellation cancellation) {
        this.scratch = scratch;
        this.order = order;
        this.retained = retained;
        this.size = order.reached();
        this.objects = scratch.ids(size, objectCount);
        LongSource keyOf = id -> {
            long dominator = dominators.dominator(order.number(id));
            return dominator == 0 ? 0 : order.object(dominator) + 1;
        };
        IdArray ends = scratch.ids(objectCount + 2, size + 1);
        group(ends, keyOf, objectCount, cancellation);
        sortGroups(ends, objectCount, cancellation);
        scratch.free(ends);
    }

    public long size() {
        return size;
    }

    public long object(long place) {
        return objects.get(place);
    }

    private void group(IdArray ends, LongSource keyOf, long objectCount, Cancellation cancellation) {
        for (long id = 0; id < objectCount; id++) {
            if ((id & (ASK_EVERY - 1)) == 0) {
                cancellation.check();
            }
            if (order.number(id) != 0) {
                ends.increment(keyOf.get(id) + 1);
            }
        }
        long start = 0;
        for (long key = 1; key <= objectCount + 1; key++) {
            long count = ends.get(key);
            ends.set(key, start);
            start += count;
        }
        for (long id = 0; id < objectCount; id++) {
            if ((id & (ASK_EVERY - 1)) == 0) {
                cancellation.check();
            }
            if (order.number(id) != 0) {
                objects.set(ends.increment(keyOf.get(id) + 1), id);
            }
        }
    }

    private void sortGroups(IdArray ends, long objectCount, Cancellation cancellation) {
        long start = 0;
        for (long key = 1; key <= objectCount + 1; key++) {
            long end = ends.get(key);
            long count = end - start;
            if (count > SMALL_GROUP) {
                cancellation.check();
                sortLarge(start, count);
            } else if (count > 1) {
                sortSmall(start, (int) count);
            }
            start = end;
        }
    }

    private long bytes(long id) {
        return retained.bytes(order.number(id));
    }

    private void sortSmall(long start, int count) {
        if (count == 2) {
            long first = objects.get(start);
            long second = objects.get(start + 1);
            if (bytes(first) < bytes(second)) {
                objects.set(start, second);
                objects.set(start + 1, first);
            }
            return;
        }
        long[] ids = new long[count];
        long[] bytes = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = objects.get(start + i);
            bytes[i] = bytes(ids[i]);
        }
        mergeSort(ids, bytes);
        for (int i = 0; i < count; i++) {
            objects.set(start + i, ids[i]);
        }
    }

    /** Stable: equal sizes stay in the order of their ids. */
    private static void mergeSort(long[] ids, long[] bytes) {
        int count = ids.length;
        long[] idsTo = new long[count];
        long[] bytesTo = new long[count];
        long[] idsFrom = ids;
        long[] bytesFrom = bytes;
        for (int run = 1; run < count; run *= 2) {
            for (int low = 0; low < count; low += 2 * run) {
                int middle = Math.min(low + run, count);
                int high = Math.min(low + 2 * run, count);
                int left = low;
                int right = middle;
                for (int to = low; to < high; to++) {
                    boolean takeLeft = left < middle && (right >= high || bytesFrom[left] >= bytesFrom[right]);
                    int from = takeLeft ? left++ : right++;
                    idsTo[to] = idsFrom[from];
                    bytesTo[to] = bytesFrom[from];
                }
            }
            long[] swap = idsFrom;
            idsFrom = idsTo;
            idsTo = swap;
            swap = bytesFrom;
            bytesFrom = bytesTo;
            bytesTo = swap;
        }
        System.arraycopy(idsFrom, 0, ids, 0, count);
    }

    private void sortLarge(long start, long count) {
        IdArray from = scratch.ids(count, Long.MAX_VALUE);
        IdArray to = scratch.ids(count, Long.MAX_VALUE);
        IdArray idsTo = scratch.ids(count, objects.limit());
        IdArray idsFrom = scratch.ids(count, objects.limit());
        long used = 0;
        for (long i = 0; i < count; i++) {
            long id = objects.get(start + i);
            long bytes = bytes(id);
            used |= bytes;
            from.set(i, bytes);
            idsFrom.set(i, id);
        }
        for (int shift = 0; shift < Long.SIZE && used >>> shift != 0; shift += RADIX_BITS) {
            radixPass(from, idsFrom, to, idsTo, count, shift);
            IdArray swap = from;
            from = to;
            to = swap;
            swap = idsFrom;
            idsFrom = idsTo;
            idsTo = swap;
        }
        for (long i = 0; i < count; i++) {
            objects.set(start + i, idsFrom.get(i));
        }
        scratch.free(from);
        scratch.free(to);
        scratch.free(idsTo);
        scratch.free(idsFrom);
    }

    private static final int RADIX_BITS = 11;

    private static void radixPass(IdArray from, IdArray idsFrom, IdArray to, IdArray idsTo, long count, int shift) {
        int mask = (1 << RADIX_BITS) - 1;
        long[] next = new long[1 << RADIX_BITS];
        for (long i = 0; i < count; i++) {
            next[(int) (from.get(i) >>> shift) & mask]++;
        }
        long start = 0;
        for (int digit = mask; digit >= 0; digit--) { // the largest first
            long size = next[digit];
            next[digit] = start;
            start += size;
        }
        for (long i = 0; i < count; i++) {
            long key = from.get(i);
            long place = next[(int) (key >>> shift) & mask]++;
            to.set(place, key);
            idsTo.set(place, idsFrom.get(i));
        }
    }
}
