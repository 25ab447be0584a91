package dev.jvitals.heap.column;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** A file without a name, of zeros. Where the machine does not delete open files, it goes when it is closed. */
final class ScratchFile implements AutoCloseable {
    private static final int WRITE_BYTES = 1 << 20;

    private final Path folder;
    private final FileChannel channel;

    ScratchFile(Path folder) {
        this.folder = folder;
        try {
            Path file = Files.createTempFile(folder, ".jvitals-", ".scratch");
            this.channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
            // Linux takes the name away at once; Windows refuses and deletes when the channel is closed
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Makes a part of the mapped file real, so that the disk has room for what will be written there. */
    void reserve(MemorySegment memory, long from, long to) {
        try {
            if (!Pages.populate(memory.asSlice(from, to - from))) {
                zero(from, to);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private void zero(long from, long to) {
        ByteBuffer zeros = ByteBuffer.allocateDirect(Math.clamp(to - from, 1, WRITE_BYTES));
        try {
            for (long at = from; at < to; ) {
                zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
                at += channel.write(zeros, at);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    MemorySegment map(long bytes, Arena arena) {
        try {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private Failure failure(IOException e) {
        return new Failure(
                Failure.Kind.MACHINE,
                folder + ": no room for temporary files while the dump is read: " + e.getMessage(),
                e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(ScratchFile.class.getName()).log(System.Logger.Level.DEBUG, "closing a scratch file", e);
        }
    }
}
