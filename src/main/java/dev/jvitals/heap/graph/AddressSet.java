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
    public static final int PAGE_BITS = 8192;

    static final int PAGE_WORDS = PAGE_BITS / Long.SIZE;
    private static final int PAGES_IN_SLAB = 1 << 9;

    private final Scratch scratch;
    private final int shift;
    private final LongMap pages = new LongMap();
    private final List<MemorySegment> slabs = new ArrayList<>();
    private final long[] page = new long[PAGE_WORDS];
    private long pageKey = -1;
    private MemorySegment pageMemory = MemorySegment.NULL;

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

    /** How much memory all pages take. */
    public long bytes() {
        return (long) pages.size() * PAGE_WORDS * Long.BYTES;
    }

    long[] keys() {
        return pages.sortedKeys();
    }

    public void add(long address) {
        long bit = address >>> shift;
        long key = bit / PAGE_BITS;
        if (key != pageKey) {
            turnTo(key);
        }
        page[(int) (bit >>> 6) & (PAGE_WORDS - 1)] |= 1L << bit;
    }

    private void turnTo(long key) {
        flush();
        long number = pages.get(key, -1);
        if (number < 0) {
            number = pages.size();
            pages.put(key, number);
            if (number % PAGES_IN_SLAB == 0) {
                slabs.add(scratch.allocate((long) PAGES_IN_SLAB * PAGE_WORDS * Long.BYTES));
            }
        }
        pageKey = key;
        pageMemory = memory(number);
        MemorySegment.copy(pageMemory, ValueLayout.JAVA_LONG, 0, page, 0, PAGE_WORDS);
    }

    /** No address comes after this. */
    public void flush() {
        if (pageKey != -1) {
            MemorySegment.copy(page, 0, pageMemory, ValueLayout.JAVA_LONG, 0, PAGE_WORDS);
            pageKey = -1;
        }
    }

    /** Adds the bits of the page with that key, if there is one, to {@code bits}. */
    void addTo(long[] bits, long key) {
        long number = pages.get(key, -1);
        if (number >= 0) {
            MemorySegment.copy(memory(number), ValueLayout.JAVA_LONG, 0, page, 0, PAGE_WORDS);
            for (int i = 0; i < PAGE_WORDS; i++) {
                bits[i] |= page[i];
            }
        }
    }

    private MemorySegment memory(long number) {
        return slabs.get((int) (number / PAGES_IN_SLAB))
                .asSlice(number % PAGES_IN_SLAB * PAGE_WORDS * Long.BYTES, PAGE_WORDS * Long.BYTES);
    }

    /** Gives the memory back. */
    public void free() {
        slabs.forEach(scratch::free);
        slabs.clear();
    }
}
