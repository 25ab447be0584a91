package dev.jvitals.hprof;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A dump that is not compressed. Read by position rather than mapped: a file that shrinks meanwhile is a short read, not
 * a fault, and a 4 GB dump does not count as resident memory.
 */
final class PlainFile extends DumpFile {
    private final FileChannel channel;
    private final long size;

    PlainFile(Path path) throws IOException {
        super(path);
        this.channel = FileChannel.open(path, StandardOpenOption.READ);
        this.size = channel.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public boolean isRandomAccess() {
        return true;
    }

    @Override
    public int read(long position, MemorySegment target, int length) throws IOException {
        ByteBuffer buffer = target.asSlice(0, length).asByteBuffer();
        while (buffer.hasRemaining()) {
            int got = channel.read(buffer, position + buffer.position());
            if (got < 0) {
                break;
            }
        }
        return buffer.position();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(PlainFile.class.getName()).log(System.Logger.Level.DEBUG, "closing " + path(), e);
        }
    }
}
