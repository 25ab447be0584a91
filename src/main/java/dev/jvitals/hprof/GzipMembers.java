package dev.jvitals.hprof;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the members of a gzipped file begin, packed and unpacked. HotSpot writes its {@code .gz} dumps as a row of members of
 * a megabyte, each of which can be unpacked without the others; gzip(1) writes one for the whole file. Grows while the file
 * is read; for one thread until it is whole.
 */
final class GzipMembers {
    /** To look at one object must not cost more than this. */
    static final long LARGEST_BYTES = 8 << 20;

    private long[] packed = new long[64];
    private long[] unpacked = new long[64];
    private int count = 1;
    private long largest;

    /** A member ends there, and another may begin. */
    void end(long packedAt, long unpackedAt) {
        largest = Math.max(largest, unpackedAt - unpacked[count - 1]);
        if (count == packed.length) {
            packed = Arrays.copyOf(packed, 2 * count);
            unpacked = Arrays.copyOf(unpacked, 2 * count);
        }
        packed[count] = packedAt;
        unpacked[count] = unpackedAt;
        count++;
    }

    int size() {
        return count - 1;
    }

    /** Bytes of all members, unpacked. */
    long bytes() {
        return unpacked[count - 1];
    }

    /** Whether members are small enough to be unpacked for the sake of one object. */
    boolean areSmall() {
        return size() > 0 && largest <= LARGEST_BYTES;
    }

    /** The member with that byte of the unpacked file. */
    int at(long position) {
        int found = Arrays.binarySearch(unpacked, 0, count, position);
        int member = found >= 0 ? found : -found - 2;
        while (member + 1 < count && unpacked[member + 1] <= position) {
            member++; // empty members
        }
        return member;
    }

    long packedStart(int member) {
        return packed[member];
    }

    int packedBytes(int member) {
        return (int) (packed[member + 1] - packed[member]);
    }

    long start(int member) {
        return unpacked[member];
    }

    int bytes(int member) {
        return (int) (unpacked[member + 1] - unpacked[member]);
    }

    /** For {@link #read}. */
    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(count * 16);
        for (int i = 0; i < count; i++) {
            bytes.putLong(packed[i]).putLong(unpacked[i]);
        }
        return bytes.array();
    }

    static GzipMembers read(byte[] bytes) {
        GzipMembers members = new GzipMembers();
        ByteBuffer from = ByteBuffer.wrap(bytes);
        for (int i = 16; i + 16 <= bytes.length; i += 16) {
            members.end(from.getLong(i), from.getLong(i + 8));
        }
        return members;
    }
}
