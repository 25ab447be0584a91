package dev.jvitals.heap.column;

import dev.jvitals.base.Failure;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the Java heap for the time an index is built: mapped files, already deleted, so that the kernel may write
 * them out when memory is short and nothing stays behind however the process ends. Pages are asked for before they are
 * used, so that a full disk is a {@link Failure} here and not a fault where the memory is used. What is given back is
 * used again, because new pages cost more than zeroing old ones. Safe for threads.
 */
public final class Scratch implements AutoCloseable {
    private static final long ROUND_BYTES = 1 << 16;
    /** From here on a second thread is worth its start. */
    private static final long SHARED_BYTES = 16 << 20;

    private final Path folder;
    private final Arena arena = Arena.ofShared();
    private final List<ScratchFile> files = new ArrayList<>();
    private final Map<Long, GrowingMemory> growing = new HashMap<>();
    private final Map<Long, MemorySegment> used = new HashMap<>();
    private final List<MemorySegment> unused = new ArrayList<>();

    /** Scratch files go to {@code folder}, which must be on a disk with room. */
    public Scratch(Path folder) {
        this.folder = folder;
    }

    /** Zeroed memory of so many bytes. */
    public MemorySegment allocate(long bytes) {
        long size = Math.max(1, (bytes + ROUND_BYTES - 1) / ROUND_BYTES) * ROUND_BYTES;
        MemorySegment memory = again(size);
        if (memory == null) {
            try (ScratchFile file = new ScratchFile(folder)) {
                memory = file.map(size, arena);
                reserve(file, memory);
            }
        } else {
            memory.fill((byte) 0);
        }
        synchronized (this) {
            used.put(memory.address(), memory);
        }
        return memory.asSlice(0, Math.max(Long.BYTES, bytes));
    }

    /** Pages are zeroed by the kernel, which two processors do in half the time. */
    private static void reserve(ScratchFile file, MemorySegment memory) {
        long size = memory.byteSize();
        if (size < SHARED_BYTES) {
            file.reserve(memory, 0, size);
            return;
        }
        long half = size / 2 / ROUND_BYTES * ROUND_BYTES;
        CompletableFuture<Void> upper = CompletableFuture.runAsync(
                () -> file.reserve(memory, half, size),
                task -> Thread.ofPlatform().daemon().name("heap index pages").start(task));
        try {
            file.reserve(memory, 0, half);
        } finally {
            join(upper);
        }
    }

    /** Waits even when interrupted: the memory must not go away under the other thread. */
    private static void join(CompletableFuture<Void> work) {
        try {
            work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** A part of the smallest unused memory that is large enough; its rest stays unused. */
    private synchronized @Nullable MemorySegment again(long size) {
        MemorySegment best = null;
        for (MemorySegment each : unused) {
            if (each.byteSize() >= size && (best == null || each.byteSize() < best.byteSize())) {
                best = each;
            }
        }
        if (best == null) {
            return null;
        }
        unused.remove(best);
        if (best.byteSize() > size) {
            unused.add(best.asSlice(size));
        }
        return best.asSlice(0, size);
    }

    /** Zeroed memory of which only the start may be needed; see {@link GrowingMemory#ensure}. */
    public GrowingMemory growing(long mostBytes) {
        ScratchFile file = new ScratchFile(folder);
        synchronized (this) {
            files.add(file);
            MemorySegment memory = file.map(Math.max(Long.BYTES, mostBytes), arena);
            GrowingMemory made = new GrowingMemory(file, memory);
            growing.put(memory.address(), made);
            return made;
        }
    }

    /** A zeroed column of {@code count} numbers below {@code limit}. */
    public IdArray ids(long count, long limit) {
        return IdArray.over(allocate(count * IdArray.bytes(limit)), limit);
    }

    /** Gives memory back; nobody may use it any more. */
    public synchronized void free(MemorySegment memory) {
        MemorySegment whole = used.remove(memory.address());
        if (whole != null) {
            unused.add(whole);
        }
        GrowingMemory grown = growing.remove(memory.address());
        if (grown != null && grown.ready() >= ROUND_BYTES) {
            unused.add(memory.asSlice(0, grown.ready() / ROUND_BYTES * ROUND_BYTES));
        }
    }

    public void free(IdArray array) {
        free(array.memory());
    }

    @Override
    public synchronized void close() {
        if (arena.scope().isAlive()) {
            arena.close();
            files.forEach(ScratchFile::close);
        }
    }
}
