package dev.jvitals.heap.graph;

import dev.jvitals.heap.column.IdArray;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.hprof.LongMap;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses have an object, and the dense ids of those objects in address order: bits with ranks, in pages. Id 0 is
 * the boot loader's pseudo object at address 0; the others begin at 1. From address to id: three reads. Any number of
 * threads.
 *
 * <p>Layout: number of pages, shift (8 bytes each); the pages' keys, ascending; then for each page
 * {@link AddressSet#PAGE_WORDS} pairs of (bits, how many addresses stand before them).
 */
public final class AddressMap {
    private static final int PAGE_BYTES = AddressSet.PAGE_WORDS * 16;
    private static final int HEAD_BYTES = 16;
    /** With more page numbers than this between the first and the last page, they are found by hash. */
    private static final long LARGEST_DIRECTORY = 1 << 24;

    private final MemorySegment memory;
    /** The same memory while the index is built. */
    private final @Nullable IdArray words;

    private final int shift;
    private final long pages;
    private final long entries;
    private final long size;
    private final long firstKey;
    private final int @Nullable [] directory;
    private final @Nullable LongMap hashed;

    /** The map that {@code memory} holds. Cost: O(pages). */
    public AddressMap(MemorySegment memory) {
        this(memory, null);
    }

    private AddressMap(MemorySegment memory, @Nullable IdArray words) {
        this.memory = memory;
        this.words = words;
        this.pages = word(0);
        this.shift = (int) word(8);
        this.entries = HEAD_BYTES + pages * Long.BYTES;
        long[] keys = memory.asSlice(HEAD_BYTES, pages * Long.BYTES).toArray(ValueLayout.JAVA_LONG);
        this.firstKey = pages == 0 ? 0 : keys[0];
        long span = pages == 0 ? 0 : keys[keys.length - 1] - firstKey + 1;
        this.directory = span <= LARGEST_DIRECTORY ? directory(keys, (int) span) : null;
        this.hashed = directory == null ? hashed(keys) : null;
        this.size = pages == 0 ? 1 : rankAtEnd(pages * AddressSet.PAGE_WORDS - 1) + 1;
    }

    /** Joins what several threads met. */
    public static AddressMap join(Scratch scratch, List<AddressSet> sets) {
        LongMap keys = new LongMap();
        for (AddressSet set : sets) {
            for (long key : set.keys()) {
                keys.put(key, 0);
            }
        }
        long[] sorted = keys.sortedKeys();
        long count = HEAD_BYTES / Long.BYTES + sorted.length * (1L + 2 * AddressSet.PAGE_WORDS);
        IdArray words = scratch.ids(count, Long.MAX_VALUE);
        words.set(0, sorted.length);
        words.set(1, sets.get(0).shift());
        long rank = 0;
        long[] page = new long[AddressSet.PAGE_WORDS];
        for (int i = 0; i < sorted.length; i++) {
            words.set(HEAD_BYTES / Long.BYTES + i, sorted[i]);
            Arrays.fill(page, 0);
            for (AddressSet set : sets) {
                set.addTo(page, sorted[i]);
            }
            long at = HEAD_BYTES / Long.BYTES + sorted.length + 2L * AddressSet.PAGE_WORDS * i;
            rank = write(page, rank, words, at);
        }
        return new AddressMap(words.memory(), words);
    }

    /** Writes a page; returns how many addresses there are up to its end. */
    private static long write(long[] page, long before, IdArray words, long start) {
        long rank = before;
        long at = start;
        for (long bits : page) {
            words.set(at, bits);
            words.set(at + 1, rank);
            rank += Long.bitCount(bits);
            at += 2;
        }
        return rank;
    }

    public MemorySegment memory() {
        return memory;
    }

    /** How many ids there are, the boot loader's included. */
    public long size() {
        return size;
    }

    /** The object's id, −1 where no object begins at the address; 0 for address 0. */
    public long idOf(long address) {
        if (address == 0) {
            return 0;
        }
        long bit = address >>> shift;
        long page = page(bit / AddressSet.PAGE_BITS);
        if (page < 0) {
            return -1;
        }
        long entry = entries + page * PAGE_BYTES + ((bit >>> 6) & (AddressSet.PAGE_WORDS - 1)) * 16;
        long bits = word(entry);
        long mask = 1L << bit;
        if ((bits & mask) == 0 || bit << shift != address) {
            return -1;
        }
        return word(entry + 8) + Long.bitCount(bits & (mask - 1)) + 1;
    }

    /** The object's address. Cost: O(log pages). Throws {@link IndexOutOfBoundsException} for an id that is none. */
    public long addressOf(long id) {
        if (id <= 0 || id >= size) {
            if (id == 0) {
                return 0;
            }
            throw new IndexOutOfBoundsException("no object " + id + " among " + size);
        }
        long rank = id - 1;
        long low = 0;
        long high = pages * AddressSet.PAGE_WORDS - 1;
        while (low < high) { // the last word whose rank is not above
            long middle = (low + high + 1) >>> 1;
            if (word(entries + middle * 16 + 8) <= rank) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        long bits = word(entries + low * 16);
        for (long skip = rank - word(entries + low * 16 + 8); skip > 0; skip--) {
            bits &= bits - 1;
        }
        long bit = key(low / AddressSet.PAGE_WORDS) * AddressSet.PAGE_BITS
                + low % AddressSet.PAGE_WORDS * Long.SIZE
                + Long.numberOfTrailingZeros(bits);
        return bit << shift;
    }

    private long word(long at) {
        return words != null ? words.get(at >>> 3) : memory.get(ValueLayout.JAVA_LONG, at);
    }

    private long page(long key) {
        int[] table = directory;
        if (table != null) {
            long index = key - firstKey;
            return index >= 0 && index < table.length ? table[(int) index] : -1;
        }
        return hashed == null ? -1 : hashed.get(key, -1);
    }

    private long key(long page) {
        return word(HEAD_BYTES + page * Long.BYTES);
    }

    private long rankAtEnd(long word) {
        long entry = entries + word * 16;
        return word(entry + 8) + Long.bitCount(word(entry));
    }

    private static int[] directory(long[] keys, int span) {
        int[] table = new int[span];
        Arrays.fill(table, -1);
        for (int i = 0; i < keys.length; i++) {
            table[(int) (keys[i] - keys[0])] = i;
        }
        return table;
    }

    private static LongMap hashed(long[] keys) {
        LongMap map = new LongMap();
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], i);
        }
        return map;
    }
}
