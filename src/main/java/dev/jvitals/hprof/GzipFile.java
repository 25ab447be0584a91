package dev.jvitals.hprof;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A gzipped dump, unpacked when first read to a file that is already deleted. */
final class GzipFile extends DumpFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private @Nullable FileChannel unpacked;

    GzipFile(Path path) {
        super(path);
    }

    static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    @Override
    public long size() {
        try {
            return unpacked().size();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }

    @Override
    public int read(long position, MemorySegment target, int length) throws IOException {
        FileChannel channel = unpacked();
        ByteBuffer buffer = target.asSlice(0, length).asByteBuffer();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.position();
    }

    private synchronized FileChannel unpacked() throws IOException {
        FileChannel open = unpacked;
        if (open == null) {
            Path file = Files.createTempFile("jvitals-", ".unpacked");
            open = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            unpacked = open;
            unpack(open);
        }
        return open;
    }

    private void unpack(FileChannel to) throws IOException {
        byte[] chunk = new byte[BUFFER_BYTES];
        try (InputStream in = new GZIPInputStream(
                new BufferedInputStream(Files.newInputStream(path()), BUFFER_BYTES), BUFFER_BYTES)) {
            for (int got = in.read(chunk); got > 0; got = in.read(chunk)) {
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, got);
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
            }
        } catch (EOFException e) {
            System.getLogger(GzipFile.class.getName()).log(System.Logger.Level.DEBUG, path() + " is cut short", e);
        }
    }

    @Override
    public synchronized void close() {
        FileChannel open = unpacked;
        unpacked = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                System.getLogger(GzipFile.class.getName()).log(System.Logger.Level.DEBUG, "closing " + path(), e);
            }
        }
    }
}
