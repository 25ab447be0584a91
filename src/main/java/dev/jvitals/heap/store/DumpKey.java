package dev.jvitals.heap.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What ties an index to its dump.
 *
 * @param fileName the dump's name, without folders: an index may be copied
 * @param bytes the file's size
 * @param modifiedMillis when it was last written
 * @param endsHash SHA-256 over the first and the last 64 KB
 * @param variant the options that change what the index holds
 */
public record DumpKey(String fileName, long bytes, long modifiedMillis, String endsHash, String variant) {
    private static final int END_BYTES = 1 << 16;

    /** Reads the ends of the file. */
    public static DumpKey of(Path dump, String variant) throws IOException {
        try (FileChannel channel = FileChannel.open(dump, StandardOpenOption.READ)) {
            long bytes = channel.size();
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(read(channel, 0, bytes));
            digest.update(read(channel, Math.max(0, bytes - END_BYTES), bytes));
            return new DumpKey(
                    dump.getFileName().toString(),
                    bytes,
                    Files.getLastModifiedTime(dump).toMillis(),
                    HexFormat.of().formatHex(digest.digest()),
                    variant);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static ByteBuffer read(FileChannel channel, long at, long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(END_BYTES, size - at));
        while (buffer.hasRemaining() && channel.read(buffer, at + buffer.position()) >= 0) {
            // until the buffer is full or the file ends
        }
        return buffer.flip();
    }

    /** Whether both are of the same bytes; the name may differ. */
    public boolean isSameDump(DumpKey other) {
        return bytes == other.bytes
                && modifiedMillis == other.modifiedMillis
                && endsHash.equals(other.endsHash)
                && variant.equals(other.variant);
    }

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytesOut = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytesOut);
        out.writeUTF(fileName);
        out.writeLong(bytes);
        out.writeLong(modifiedMillis);
        out.writeUTF(endsHash);
        out.writeUTF(variant);
        return bytesOut.toByteArray();
    }

    public static DumpKey read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new DumpKey(in.readUTF(), in.readLong(), in.readLong(), in.readUTF(), in.readUTF());
    }
}
