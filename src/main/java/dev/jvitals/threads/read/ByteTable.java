package dev.jvitals.threads.read;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A hash table from slices of bytes to values, so that text seen before is not decoded again. One lookup costs a pass
 * over the slice and, when found, one comparison. Not safe for many threads.
 */
final class ByteTable<T> {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    /** Odd, and another in each run: a stranger's file cannot be made to collide. */
    private static final long SEED = new SecureRandom().nextLong() | 1;

    private byte[][] keys = new byte[1 << 10][];
    private int[] hashes = new int[keys.length];
    private @Nullable Object[] values = new Object[keys.length];
    private int size;
    private int slot;

    /** What was put for equal bytes, or null; then {@link #put} may follow with the same slice. */
    @SuppressWarnings("unchecked") // only T is ever stored
    @Nullable
    T get(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int mask = keys.length - 1;
        int at = hash & mask;
        while (keys[at] != null) {
            if (hashes[at] == hash && Arrays.equals(keys[at], 0, keys[at].length, bytes, from, to)) {
                return (T) values[at];
            }
            at = (at + 1) & mask;
        }
        slot = at;
        hashes[at] = hash;
        return null;
    }

    /** Stores the value for the slice that {@link #get} just did not find. */
    T put(byte[] bytes, int from, int to, T value) {
        keys[slot] = Arrays.copyOfRange(bytes, from, to);
        values[slot] = value;
        if (++size * 2 > keys.length) {
            grow();
        }
        return value;
    }

    private void grow() {
        byte[][] oldKeys = keys;
        int[] oldHashes = hashes;
        @Nullable Object[] oldValues = values;
        keys = new byte[oldKeys.length * 2][];
        hashes = new int[keys.length];
        values = new Object[keys.length];
        int mask = keys.length - 1;
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int at = oldHashes[i] & mask;
                while (keys[at] != null) {
                    at = (at + 1) & mask;
                }
                keys[at] = oldKeys[i];
                hashes[at] = oldHashes[i];
                values[at] = oldValues[i];
            }
        }
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(bytes, i));
        }
        for (; i < to; i++) {
            hash = mix(hash ^ bytes[i]);
        }
        return (int) (hash ^ hash >>> 32);
    }

    private static long mix(long value) {
        long product = value * SEED;
        return product ^ product >>> 29;
    }
}
