package dev.jvitals.hprof;

import java.util.Arrays;

/**
 * A hash map from long to long without objects: open addressing, 16 bytes for each slot, at most two thirds full. Key 0 is
 * an ordinary key. Not safe for threads that write.
 */
public final class LongMap {
    private static final int SMALLEST = 16;
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio

    private long[] keys = new long[SMALLEST];
    private long[] values = new long[SMALLEST];
    private int size;
    private boolean hasZero;
    private long valueOfZero;

    public int size() {
        return size + (hasZero ? 1 : 0);
    }

    /** The key's value, or {@code missing}. */
    public long get(long key, long missing) {
        if (key == 0) {
            return hasZero ? valueOfZero : missing;
        }
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : missing;
    }

    public boolean contains(long key) {
        return key == 0 ? hasZero : keys[slot(key)] == key;
    }

    public void put(long key, long value) {
        if (key == 0) {
            hasZero = true;
            valueOfZero = value;
            return;
        }
        int slot = slot(key);
        if (keys[slot] != key) {
            if (size >= keys.length / 3 * 2) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        values[slot] = value;
    }

    /** All keys, sorted. Cost: O(n log n). */
    public long[] sortedKeys() {
        long[] all = new long[size()];
        int count = hasZero ? 1 : 0;
        for (long key : keys) {
            if (key != 0) {
                all[count++] = key;
            }
        }
        Arrays.sort(all);
        return all;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * SPREAD) >>> 32) & mask;
        while (keys[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new long[oldKeys.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
