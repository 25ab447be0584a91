package dev.jvitals.hprof;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A gzipped dump, unpacked when first read to a file that is already deleted. */
final class GzipFile extends DumpFile {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long ROOM_EVERY_BYTES = 16 << 20;
    /** So much of the disk stays free: an archive may unpack to a thousand times its size. */
    private static final long LEAST_ROOM_BYTES = 256 << 20;

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

    @Override
    public void prepare(Progress progress, Cancellation cancellation) {
        try {
            progress.phase("Unpacking", Files.size(path()));
            unpacked(progress, cancellation);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, path() + ": cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private FileChannel unpacked() throws IOException {
        return unpacked(Progress.NONE, new Cancellation());
    }

    private synchronized FileChannel unpacked(Progress progress, Cancellation cancellation) throws IOException {
        FileChannel open = unpacked;
        if (open == null) {
            Path file = Files.createTempFile("jvitals-", ".unpacked");
            open = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            Files.deleteIfExists(file); // Linux takes the name away at once, others when the channel is closed
            boolean whole = false;
            try {
                unpack(open, Files.getFileStore(Objects.requireNonNull(file.getParent())), progress, cancellation);
                whole = true;
            } finally {
                if (!whole) {
                    open.close();
                }
            }
            unpacked = open;
        }
        return open;
    }

    private void unpack(FileChannel to, FileStore store, Progress progress, Cancellation cancellation)
            throws IOException {
        byte[] chunk = new byte[BUFFER_BYTES];
        CountingInputStream packed = new CountingInputStream(Files.newInputStream(path()));
        try (packed;
                InputStream in = new GZIPInputStream(packed, BUFFER_BYTES)) {
            long written = 0;
            for (int got = in.read(chunk); got > 0; got = in.read(chunk)) {
                cancellation.check();
                if (written % ROOM_EVERY_BYTES < got) {
                    progress.at(packed.count());
                    checkRoom(store, written);
                }
                written += got;
                ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, got);
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
            }
        } catch (ZipException e) {
            throw Failure.unreadable(path(), packed.count(), "gzipped data", "\"" + e.getMessage() + "\"");
        } catch (EOFException e) {
            System.getLogger(GzipFile.class.getName()).log(System.Logger.Level.DEBUG, path() + " is cut short", e);
        }
    }

    private void checkRoom(FileStore store, long written) throws IOException {
        if (store.getUsableSpace() < LEAST_ROOM_BYTES) {
            throw new Failure(
                    Failure.Kind.MACHINE,
                    path() + ": there is no room to unpack it: " + written / 1_000_000
                            + " MB came out of it so far, and " + store
                            + " is nearly full; name another folder with JVITALS_JAVA_OPTS=-Djava.io.tmpdir=…");
        }
    }

    /** Counts what is read of the packed file. */
    private static final class CountingInputStream extends FilterInputStream {
        private long count;

        CountingInputStream(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int got = super.read(target, from, length);
            count += Math.max(0, got);
            return got;
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
