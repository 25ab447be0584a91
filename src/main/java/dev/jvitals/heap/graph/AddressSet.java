package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.Scratch;
import dev.jvitals.hprof.LongMap;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses that one thread met, as pages of bits: a page is 1 KB for {@link #PAGE_BITS} possible addresses. Cheapest
 * when addresses come roughly in order.
 */
public final class AddressSet {
    /** Possible addresses for each page. */
    static final int PAGE_BITS = 8192;

    static final int PAGE_WORDS = PAGE_BITS / Long.SIZE;
    private static final int PAGES_IN_SLAB = 1 << 13;

    private final Scratch scratch;
    private final int shift;
    private final LongMap pages = new LongMap();
    private final List<MemorySegment> slabs = new ArrayList<>();
    private long lastKey = -1;
    private MemorySegment lastSlab = MemorySegment.NULL;
    private long lastOffset;

    /** Addresses are multiples of {@code 1 << shift}. */
    public AddressSet(Scratch scratch, int shift) {
        this.scratch = scratch;
        this.shift = shift;
    }

    int shift() {
        return shift;
    }

    public int pages() {
        return pages.size();
    }

    long[] keys() {
        return pages.sortedKeys();
    }

    public void add(long address) {
        long bit = address >>> shift;
        long key = bit / PAGE_BITS;
        if (key != lastKey) {
            turnTo(key);
        }
        long at = lastOffset + ((bit >>> 6) & (PAGE_WORDS - 1)) * Long.BYTES;
        lastSlab.set(ValueLayout.JAVA_LONG, at, lastSlab.get(ValueLayout.JAVA_LONG, at) | 1L << bit);
    }

    private void turnTo(long key) {
        long page = pages.get(key, -1);
        if (page < 0) {
            page = pages.size();
            pages.put(key, page);
            if (page % PAGES_IN_SLAB == 0) {
                slabs.add(scratch.allocate((long) PAGES_IN_SLAB * PAGE_WORDS * Long.BYTES));
            }
        }
        lastKey = key;
        lastSlab = slabs.get((int) (page / PAGES_IN_SLAB));
        lastOffset = page % PAGES_IN_SLAB * PAGE_WORDS * Long.BYTES;
    }

    /** Word {@code word} of the page with that key, 0 where there is no such page. */
    long word(long page, int word) {
        return slabs.get((int) (page / PAGES_IN_SLAB))
                .get(ValueLayout.JAVA_LONG, (page % PAGES_IN_SLAB * PAGE_WORDS + word) * Long.BYTES);
    }

    /** The number of the page with that key, −1 where there is none. */
    long page(long key) {
        return pages.get(key, -1);
    }

    /** Gives the memory back. */
    public void free() {
        slabs.forEach(scratch::free);
        slabs.clear();
    }
}
