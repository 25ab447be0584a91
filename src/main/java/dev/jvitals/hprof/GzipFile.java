package dev.jvitals.hprof;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import java.io.EOFException;
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
import java.util.concurrent.CancellationException;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A gzipped dump. While its index is made it is unpacked to a file that is already deleted; after that, and when it is opened
 * again, single members are unpacked in memory for the objects that are looked at, where members are small (HotSpot's own
 * are). Where there is no room such a dump is read that way from the beginning.
 */
final class GzipFile extends DumpFile {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long ROOM_EVERY_BYTES = 16 << 20;
    /** So much of the disk stays free: an archive may unpack to a thousand times its size. */
    private static final long LEAST_ROOM_BYTES = 256 << 20;
    /** Who unpacks members so often that it would have been enough for the whole, wants the whole. */
    private static final int WHOLE_TIMES = 2;

    private final long leastRoomBytes;
    private final Cancellation closing = new Cancellation();
    private @Nullable FileChannel unpacked;
    private volatile @Nullable GzipMembers members;
    private @Nullable MemberCache cache;
    private volatile boolean isWhole;
    private boolean hasTriedWhole;

    GzipFile(Path path) {
        this(path, LEAST_ROOM_BYTES);
    }

    /** Leaves so much of the disk free. */
    GzipFile(Path path, long leastRoomBytes) {
        super(path);
        this.leastRoomBytes = leastRoomBytes;
    }

    static boolean isGzip(Path path) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 0x1f && in.read() == 0x8b;
        }
    }

    /** Whether it lies unpacked on the disk at the moment. */
    synchronized boolean isUnpacked() {
        return unpacked != null;
    }

    @Override
    public synchronized long size() {
        try {
            FileChannel channel = cache() != null ? null : unpackedOrNull();
            return channel == null ? Objects.requireNonNull(members).bytes() : channel.size();
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
        MemberCache open = cache();
        FileChannel channel = open != null ? null : unpackedOrNull();
        if (channel == null) {
            return Objects.requireNonNull(open != null ? open : cache()).read(position, target, length);
        }
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
        } catch (NoRoom e) {
            // read by members
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, path() + ": cannot be unpacked: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized byte[] places() {
        GzipMembers known = members;
        return known == null || !isWhole || !known.areSmall() ? new byte[0] : known.toBytes();
    }

    @Override
    public synchronized void readByPlaces(byte[] places) {
        if (places.length > 0) {
            members = GzipMembers.read(places);
            isWhole = true;
            closeUnpacked();
        }
    }

    /** By members where these are known and small, null where the unpacked file is to be read. */
    private synchronized @Nullable MemberCache cache() throws IOException {
        GzipMembers known = members;
        if (unpacked != null || known == null || !known.areSmall()) {
            return null;
        }
        MemberCache open = cache != null ? cache : new MemberCache(path(), known);
        cache = open;
        if (!hasTriedWhole && open.inflatedBytes() > WHOLE_TIMES * known.bytes() + GzipMembers.LARGEST_BYTES) {
            hasTriedWhole = true;
            Thread.ofPlatform().daemon().name("jvitals-unpacking").start(() -> unpackBeside(open));
        }
        return open;
    }

    /** Unpacks while single members are read on: who reads neither waits nor could cancel it; closing does. */
    private void unpackBeside(MemberCache reading) {
        try {
            FileChannel whole = toFile(Progress.NONE, closing);
            synchronized (this) {
                if (closing.isCancelled() || unpacked != null) {
                    whole.close();
                    return;
                }
                unpacked = whole;
            }
            reading.forget();
        } catch (CancellationException | IOException | Failure e) {
            System.getLogger(GzipFile.class.getName())
                    .log(System.Logger.Level.DEBUG, path() + " is read by members on", e);
        }
    }

    /** Null where there is no room, and members that are small are known by now. */
    private @Nullable FileChannel unpackedOrNull() throws IOException {
        try {
            return unpacked(Progress.NONE, new Cancellation());
        } catch (NoRoom e) {
            return null;
        }
    }

    private synchronized FileChannel unpacked(Progress progress, Cancellation cancellation) throws IOException {
        FileChannel open = unpacked;
        if (open == null) {
            open = toFile(progress, cancellation);
            unpacked = open;
        }
        return open;
    }

    private FileChannel toFile(Progress progress, Cancellation cancellation) throws IOException {
        Path file = Files.createTempFile("jvitals-", ".unpacked");
        FileChannel open = FileChannel.open(
                file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
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
        return open;
    }

    private void unpack(FileChannel to, FileStore store, Progress progress, Cancellation cancellation)
            throws IOException {
        GzipMembers known = members;
        if (known != null && known.areSmall() && store.getUsableSpace() < leastRoomBytes) {
            throw new NoRoom();
        }
        byte[] chunk = new byte[BUFFER_BYTES];
        boolean room = true;
        long position = 0;
        try (GzipReader in = new GzipReader(Files.newInputStream(path()))) {
            long written = 0;
            try {
                for (int got = in.read(chunk); got > 0; got = in.read(chunk)) {
                    cancellation.check();
                    if (written % ROOM_EVERY_BYTES < got) {
                        progress.at(in.position());
                        room &= hasRoom(store, written, in.members());
                    }
                    written += got;
                    if (room) {
                        write(to, chunk, got);
                    }
                }
            } catch (EOFException e) {
                System.getLogger(GzipFile.class.getName()).log(System.Logger.Level.DEBUG, path() + " is cut short", e);
            } finally {
                position = in.position();
            }
            members = in.members();
            isWhole = written == in.members().bytes();
            if (!room && !in.members().areSmall()) {
                throw noRoom(store, written);
            }
        } catch (ZipException e) {
            throw Failure.unreadable(path(), position, "gzipped data", "\"" + e.getMessage() + "\"");
        }
        if (!room) {
            throw new NoRoom();
        }
    }

    private static void write(FileChannel to, byte[] chunk, int got) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, got);
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** There is no room; the members are known and small. */
    private static final class NoRoom extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** False where the dump can do without; throws where it cannot. */
    private boolean hasRoom(FileStore store, long written, GzipMembers soFar) throws IOException {
        if (store.getUsableSpace() >= leastRoomBytes) {
            return true;
        }
        boolean small = soFar.areSmall() && written - soFar.bytes() <= GzipMembers.LARGEST_BYTES;
        if (small || written == 0) {
            return false;
        }
        throw noRoom(store, written);
    }

    private Failure noRoom(FileStore store, long written) {
        return new Failure(
                Failure.Kind.MACHINE,
                path() + ": there is no room to unpack it: " + written / 1_000_000 + " MB came out of it so far, and "
                        + store + " is nearly full; name another folder with JVITALS_JAVA_OPTS=-Djava.io.tmpdir=…");
    }

    private void closeUnpacked() {
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

    @Override
    public synchronized void close() {
        closing.cancel();
        closeUnpacked();
        MemberCache open = cache;
        cache = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                System.getLogger(GzipFile.class.getName()).log(System.Logger.Level.DEBUG, "closing " + path(), e);
            }
        }
    }
}
