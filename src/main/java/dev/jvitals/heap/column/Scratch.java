package dev.jvitals.heap.column;

import dev.jvitals.base.Cancellation;
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
public class Scratch implements AutoCloseable {
    private static final long ROUND_BYTES = 1 << 16;
    /** From here on a second thread is worth its start. */
    private static final long SHARED_BYTES = 16 << 20;

    /** Zeroed between two questions for the cancel signal: some milliseconds, tens where the host must find the pages. */
    private static final long STEP_BYTES = 8 << 20;

    private final Path folder;
    private final Cancellation cancellation;
    private final Arena arena = Arena.ofShared();
    private final List<ScratchFile> files = new ArrayList<>();
    private final Map<Long, GrowingMemory> growing = new HashMap<>();
    private final Map<Long, MemorySegment> used = new HashMap<>();
    private final List<MemorySegment> unused = new ArrayList<>();
    private boolean closed;

    /** Scratch files go to {@code folder}, which must be on a disk with room. Once cancelled, it gives no memory any more. */
    public Scratch(Path folder, Cancellation cancellation) {
        this.folder = folder;
        this.cancellation = cancellation;
    }

    /** Zeroed memory of so many bytes. Throws {@link java.util.concurrent.CancellationException} when cancelled. */
    public MemorySegment allocate(long bytes) {
        long size = Math.max(1, (bytes + ROUND_BYTES - 1) / ROUND_BYTES) * ROUND_BYTES;
        MemorySegment old = again(size);
        MemorySegment memory = old == null ? fresh(size) : zeroed(old);
        synchronized (this) {
            checkOpen();
            used.put(memory.address(), memory);
        }
        return memory.asSlice(0, Math.max(Long.BYTES, bytes));
    }

    private MemorySegment zeroed(MemorySegment memory) {
        steps(
                0,
                memory.byteSize(),
                (from, to) -> memory.asSlice(from, to - from).fill((byte) 0));
        return memory;
    }

    private MemorySegment fresh(long size) {
        try (ScratchFile file = new ScratchFile(folder)) {
            MemorySegment memory = file.map(size, arena);
            reserve(file, memory, 0, size);
            return memory;
        }
    }

    /** Makes a part of a mapped file real. */
    void reserve(ScratchFile file, MemorySegment memory, long from, long to) {
        if (to - from < SHARED_BYTES) {
            reserveAlone(file, memory, from, to);
        } else {
            reserveByTwo(file, memory, from, to);
        }
    }

    private void reserveAlone(ScratchFile file, MemorySegment memory, long from, long to) {
        steps(from, to, (start, end) -> file.reserve(memory, start, end));
    }

    /** A part of some memory. */
    @FunctionalInterface
    private interface Step {
        void run(long from, long to);
    }

    private void steps(long from, long to, Step step) {
        for (long at = from; at < to; at += STEP_BYTES) {
            cancellation.check();
            step.run(at, Math.min(to, at + STEP_BYTES));
        }
    }

    /** Pages are zeroed by the kernel, which two processors do in half the time. */
    private void reserveByTwo(ScratchFile file, MemorySegment memory, long from, long to) {
        long half = from + (to - from) / 2 / ROUND_BYTES * ROUND_BYTES;
        CompletableFuture<Void> upper = CompletableFuture.runAsync(
                () -> reserveAlone(file, memory, half, to),
                task -> Thread.ofPlatform().daemon().name("heap index pages").start(task));
        try {
            reserveAlone(file, memory, from, half);
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
            checkOpen();
            files.add(file);
            MemorySegment memory = file.map(Math.max(Long.BYTES, mostBytes), arena);
            GrowingMemory made = new GrowingMemory(this, file, memory);
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
            keep(whole);
        }
        GrowingMemory grown = growing.remove(memory.address());
        if (grown != null && grown.ready() >= ROUND_BYTES) {
            keep(memory.asSlice(0, grown.ready() / ROUND_BYTES * ROUND_BYTES));
        }
    }

    /** Unused memory is joined with what lies beside it: two columns then find room where one twice as long was. */
    private void keep(MemorySegment memory) {
        long start = memory.address();
        long end = start + memory.byteSize();
        for (MemorySegment each : List.copyOf(unused)) {
            long otherEnd = each.address() + each.byteSize();
            if (otherEnd == start || each.address() == end) {
                unused.remove(each);
                start = Math.min(start, each.address());
                end = Math.max(end, otherEnd);
            }
        }
        unused.add(RawMemory.segment(start, end - start, arena));
    }

    public void free(IdArray array) {
        free(array.memory());
    }

    /**
     * Gives all memory back, on a thread of its own: the kernel takes up to a second for a gigabyte, and nobody needs to wait.
     */
    @Override
    public void close() {
        if (endUse()) {
            try {
                Thread.ofPlatform().daemon().name("heap index memory").start(arena::close);
            } catch (OutOfMemoryError e) { // no more threads for this process
                arena.close();
            }
        }
    }

    /** Gives all memory back before it returns, so that its room on the disk can be used. */
    public void closeNow() {
        if (endUse()) {
            arena.close();
        }
    }

    /** Columns read by address: one that was given out now would crash the JVM a moment later. */
    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the memory has been given back");
        }
    }

    private synchronized boolean endUse() {
        boolean first = !closed;
        closed = true;
        files.forEach(ScratchFile::close);
        files.clear();
        return first;
    }
}
