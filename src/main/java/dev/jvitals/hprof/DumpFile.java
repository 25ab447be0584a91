package dev.jvitals.hprof;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * The bytes of a heap dump as if they were never compressed, at any position. Positions and sizes are those of the
 * unpacked dump. All members may be called from any thread.
 */
public abstract sealed class DumpFile implements AutoCloseable permits PlainFile, GzipFile {
    private final Path path;

    DumpFile(Path path) {
        this.path = path;
    }

    /** Opens {@code path}; whether it is gzipped is told by its first bytes, never by its name. */
    public static DumpFile open(Path path) throws IOException {
        return GzipFile.isGzip(path) ? new GzipFile(path) : new PlainFile(path);
    }

    /**
     * Does what must be done once before reading and may take long: unpacks a compressed dump. Reading without it does the
     * same, without a word. Throws {@link dev.jvitals.base.Failure} where there is no room.
     */
    public void prepare(Progress progress, Cancellation cancellation) {}

    /**
     * Once it was read: what {@link #readByPlaces} needs to find single places of a compressed dump without unpacking all of
     * it; empty where that is not possible, or no matter.
     */
    public byte[] places() {
        return new byte[0];
    }

    /** From now on single places are read: gives back the disk that reading the whole took. Nobody else may read meanwhile. */
    public void readByPlaces(byte[] places) {}

    public Path path() {
        return path;
    }

    /** The size in bytes, or {@link Long#MAX_VALUE} where it is known only after reading to the end. */
    public abstract long size();

    /** False where reading backwards costs much more than going on, so that one thread should read in order. */
    public abstract boolean isRandomAccess();

    /**
     * Reads up to {@code length} bytes at {@code position} into the start of {@code target}; fewer only at the end of the
     * data, 0 behind it.
     */
    public abstract int read(long position, MemorySegment target, int length) throws IOException;

    @Override
    public abstract void close();
}
