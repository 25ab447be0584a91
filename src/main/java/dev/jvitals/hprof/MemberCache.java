package dev.jvitals.hprof;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a gzipped file here and there, a member at a time; the last few stay unpacked in memory. Any thread, one at a time. */
final class MemberCache implements AutoCloseable {
    private static final long MOST_BYTES = 16 << 20;

    private final FileChannel packed;
    private final GzipMembers members;
    private final Map<Integer, byte[]> unpacked = new LinkedHashMap<>(16, 0.75f, true);
    private long heldBytes;
    private long inflatedBytes;

    MemberCache(Path path, GzipMembers members) throws IOException {
        this.packed = FileChannel.open(path, StandardOpenOption.READ);
        this.members = members;
    }

    /** How many bytes were unpacked so far; the same ones again each time. */
    synchronized long inflatedBytes() {
        return inflatedBytes;
    }

    synchronized int read(long position, MemorySegment target, int length) throws IOException {
        int filled = 0;
        while (filled < length && position + filled < members.bytes()) {
            int member = members.at(position + filled);
            byte[] bytes = bytes(member);
            int from = (int) (position + filled - members.start(member));
            int part = Math.min(length - filled, bytes.length - from);
            if (part <= 0) {
                throw new IOException("the file changed after its index was made");
            }
            MemorySegment.copy(bytes, from, target, ValueLayout.JAVA_BYTE, filled, part);
            filled += part;
        }
        return filled;
    }

    /** Gives back the memory; who still reads does so as before. */
    synchronized void forget() {
        unpacked.clear();
        heldBytes = 0;
    }

    private byte[] bytes(int member) throws IOException {
        byte[] known = unpacked.get(member);
        if (known != null) {
            return known;
        }
        ByteBuffer buffer = ByteBuffer.allocate(members.packedBytes(member));
        while (buffer.hasRemaining() && packed.read(buffer, members.packedStart(member) + buffer.position()) >= 0) {
            // until it is whole or the file ends
        }
        byte[] bytes = GzipReader.unpack(buffer.array(), members.bytes(member));
        inflatedBytes += bytes.length;
        heldBytes += bytes.length;
        unpacked.put(member, bytes);
        var oldest = unpacked.entrySet().iterator();
        while (heldBytes > MOST_BYTES && unpacked.size() > 1) {
            heldBytes -= oldest.next().getValue().length;
            oldest.remove();
        }
        return bytes;
    }

    @Override
    public void close() throws IOException {
        packed.close();
    }
}
