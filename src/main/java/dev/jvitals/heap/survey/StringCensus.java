package dev.jvitals.heap.survey;

import dev.jvitals.base.Printable;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.HeapReader;
import dev.jvitals.heap.inspect.Top;
import dev.jvitals.heap.walk.ClassObjects;
import dev.jvitals.heap.walk.IdSet;
import dev.jvitals.heap.walk.Pulse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts strings by a 64-bit hash of their text in a table of bounded size. For one thread. */
final class StringCensus {
    /** 28 bytes for each: 59 MB when full, so that it fits a heap of 300 MB. */
    private static final int LARGEST_TABLE = 1 << 21;

    private static final int FIRST_TABLE = 1 << 14;
    /** Longer texts are told apart by their start and length. */
    private static final int HASHED_BYTES = 1 << 16;

    /** So many are read and told; the sums count all. */
    private static final int MOST_TEXTS = 1_000;

    private final Heap heap;
    private final HeapReader reader;
    private long[] hashes = new long[FIRST_TABLE];
    private long[] firsts = new long[FIRST_TABLE];
    private long[] wasted = new long[FIRST_TABLE];
    private int[] counts = new int[FIRST_TABLE];
    private int used;
    private long left;
    private long strings;

    StringCensus(Heap heap, HeapReader reader) {
        this.heap = heap;
        this.reader = reader;
    }

    DuplicateStrings count(Pulse pulse) {
        IdSet arrays = new IdSet(heap.objectCount());
        ClassObjects.each(heap, "java.lang.String", pulse, id -> {
            strings++;
            long array = reader.reference(id, "value");
            if (array != Heap.NONE) {
                boolean shared = !arrays.add(array);
                add(id, hash(id, array), heap.shallowBytes(id) + (shared ? 0 : heap.shallowBytes(array)));
            }
        });
        return result(pulse);
    }

    private DuplicateStrings result(Pulse pulse) {
        Top<Integer> top = new Top<>(
                MOST_TEXTS,
                Comparator.<Integer>comparingLong(slot -> wasted[slot]).reversed());
        long duplicates = 0;
        long bytes = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 1) {
                duplicates += counts[slot] - 1;
                bytes += wasted[slot];
                top.add(slot);
            }
        }
        pulse.phase("reading texts", top.sorted().size());
        Describer describer = new Describer(heap);
        List<DuplicateStrings.Text> texts = new ArrayList<>();
        for (int slot : top.sorted()) {
            texts.add(new DuplicateStrings.Text(
                    Printable.line(describer.text(firsts[slot])), counts[slot], wasted[slot]));
            pulse.steps(1); // each may be anywhere in the dump
        }
        return new DuplicateStrings(strings, duplicates, bytes, left == 0, top.seen(), texts);
    }

    private void add(long id, long hash, long bytes) {
        int slot = slot(hash);
        if (counts[slot] == 0) {
            if (used >= LARGEST_TABLE / 4 * 3) {
                left++;
                return;
            }
            hashes[slot] = hash;
            firsts[slot] = id;
            counts[slot] = 1;
            if (++used > counts.length / 4 * 3 && counts.length < LARGEST_TABLE) {
                grow();
            }
        } else {
            counts[slot]++;
            wasted[slot] += bytes;
        }
    }

    private int slot(long hash) {
        int mask = counts.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldFirsts = firsts;
        long[] oldWasted = wasted;
        int[] oldCounts = counts;
        int size = counts.length * 2;
        hashes = new long[size];
        firsts = new long[size];
        wasted = new long[size];
        counts = new int[size];
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                firsts[slot] = oldFirsts[i];
                wasted[slot] = oldWasted[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** FNV-1a over the array's bytes, and what tells strings over the same bytes apart. */
    private long hash(long id, long array) {
        long hash = 0xcbf29ce484222325L;
        for (byte each : heap.contents(array, HASHED_BYTES)) {
            hash = (hash ^ each) * 0x100000001b3L;
        }
        hash = (hash ^ reader.length(array)) * 0x100000001b3L;
        hash = (hash ^ reader.number(id, "coder", 0)) * 0x100000001b3L;
        hash = (hash ^ reader.number(id, "offset", 0)) * 0x100000001b3L;
        hash = (hash ^ reader.number(id, "count", 0)) * 0x100000001b3L;
        return hash ^ hash >>> 29;
    }
}
