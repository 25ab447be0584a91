package dev.jvitals.heap.column;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Asks Linux for the pages of a mapped file at once: {@code madvise(MADV_POPULATE_WRITE)}, since Linux 5.14. Costs a third of
 * writing zeros and a half of one fault for each page, and a full disk is an error instead of a fault.
 */
final class Pages {
    private static final int MADV_POPULATE_WRITE = 23; // asm-generic/mman-common.h
    private static final int EINTR = 4; // asm-generic/errno-base.h
    private static final int EAGAIN = 11;
    private static final int EINVAL = 22;

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final @Nullable MethodHandle MADVISE = madvise();

    private Pages() {}

    @SuppressWarnings("restricted") // the signature is that of madvise(2)
    private static @Nullable MethodHandle madvise() {
        if (!System.getProperty("os.name", "").equals("Linux")
                || !Pages.class.getModule().isNativeAccessEnabled()) {
            return null;
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup()
                .find("madvise")
                .map(address -> linker.downcallHandle(
                        address,
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT),
                        Linker.Option.captureCallState("errno")))
                .orElse(null);
    }

    /**
     * Makes all pages of a mapping writable. False where this machine does not know how; an {@link IOException} where there
     * is no room.
     */
    static boolean populate(MemorySegment memory) throws IOException {
        if (MADVISE == null) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            while (true) {
                int result = (int) MADVISE.invokeExact(state, memory, memory.byteSize(), MADV_POPULATE_WRITE);
                if (result == 0) {
                    return true;
                }
                int error = (int) ERRNO.get(state, 0L);
                if (error == EINVAL) {
                    return false;
                }
                if (error != EAGAIN && error != EINTR) {
                    throw new IOException("No space left on device (error " + error + ")");
                }
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("madvise", e);
        }
    }
}
