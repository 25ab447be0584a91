package dev.jvitals.heap.column;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Memory outside the Java heap for the time an index is built: mapped files, sparse and already deleted, so that the
 * kernel may write them out when memory is short and nothing stays behind however the process ends. Safe for threads.
 */
public final class Scratch implements AutoCloseable {
    private final Path folder;
    private final Map<MemorySegment, Arena> open = new ConcurrentHashMap<>();

    /** Scratch files go to {@code folder}, which must be on a disk with room. */
    public Scratch(Path folder) {
        this.folder = folder;
    }

    /** Zeroed memory of so many bytes. Costs disk only where it is written. */
    public MemorySegment allocate(long bytes) {
        Arena arena = Arena.ofShared();
        try {
            Path file = Files.createTempFile(folder, ".jvitals-", ".scratch");
            try (FileChannel channel = FileChannel.open(
                    file,
                    new HashSet<>(Set.of(
                            StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)))) {
                Files.deleteIfExists(file);
                MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, Math.max(8, bytes), arena);
                open.put(memory, arena);
                return memory;
            }
        } catch (IOException e) {
            arena.close();
            throw new Failure(
                    Failure.Kind.MACHINE,
                    folder + ": no room for " + bytes + " bytes of scratch: " + e.getMessage(),
                    e);
        }
    }

    /** A zeroed column of {@code count} numbers below {@code limit}. */
    public IdArray ids(long count, long limit) {
        boolean wide = limit > IdArray.NARROW_LIMIT;
        return new IdArray(allocate(count * (wide ? 8 : 4)), wide);
    }

    /** Gives memory back; nobody may use it any more. */
    public void free(MemorySegment memory) {
        Arena arena = open.remove(memory);
        if (arena != null) {
            arena.close();
        }
    }

    public void free(IdArray array) {
        free(array.memory());
    }

    @Override
    public void close() {
        for (MemorySegment memory : open.keySet()) {
            free(memory);
        }
    }
}
