package dev.jvitals.demo.nativemem;

import dev.jvitals.demo.common.Background;
import dev.jvitals.demo.common.Garbage;
import dev.jvitals.demo.common.Incident;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Server push over NIO. Each message gets a new direct buffer, which is dropped once it has been sent: by then the
 * small object on the heap that owns the memory is old, the heap is quiet, no full collection ever runs, and so no
 * buffer is ever freed. {@code -XX:+DisableExplicitGC} takes away the JDK's last resort.
 */
public final class DirectMemory implements Incident {
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int PUSHES_PER_SECOND = 200;
    /** Ten seconds in the queue see several young collections: with a tenuring threshold of 2, that is old. */
    private static final int QUEUED = 10 * PUSHES_PER_SECOND;

    private static final int GARBAGE_MB_PER_SECOND = 40;

    private final boolean healthy;

    public DirectMemory(boolean healthy) {
        this.healthy = healthy;
    }

    @Override
    public void start() {
        PushQueue queue = new PushQueue(healthy);
        Background.forever("push-dispatcher", PUSHES_PER_SECOND, queue::push);
        Garbage.makeMegabytesPerSecond(GARBAGE_MB_PER_SECOND);
    }

    private static final class PushQueue {
        private final ArrayDeque<ByteBuffer> queued = new ArrayDeque<>();
        private final ArrayDeque<ByteBuffer> reusable = new ArrayDeque<>();
        private final boolean reuse;

        PushQueue(boolean reuse) {
            this.reuse = reuse;
        }

        void push() {
            if (queued.size() >= QUEUED) {
                sent(queued.removeFirst());
            }
            ByteBuffer spare = reusable.pollFirst();
            queued.addLast(spare == null ? ByteBuffer.allocateDirect(BUFFER_BYTES) : spare);
        }

        private void sent(ByteBuffer buffer) {
            if (reuse) {
                reusable.addLast(buffer.clear());
            }
        }
    }
}
