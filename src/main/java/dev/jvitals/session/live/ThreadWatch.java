package dev.jvitals.session.live;

import dev.jvitals.target.jmx.ThreadRow;
import dev.jvitals.target.jmx.ThreadTable;
import dev.jvitals.target.os.OwnThreads;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lists the threads of a live JVM on a thread of its own, while somebody looks. Thread-safe; no call waits. */
public final class ThreadWatch implements AutoCloseable {
    /** While nobody looks, or there is no connection, it asks again after so long. */
    private static final long IDLE_NANOS = 500_000_000;

    private final LiveTarget target;
    private final PresentThreads threads;
    private final Thread thread;
    private volatile List<ThreadRow> newest = List.of();
    private volatile @Nullable OwnThreads own;
    private volatile boolean looking;
    private volatile boolean closed;

    public ThreadWatch(LiveTarget target) {
        this.target = target;
        this.threads = new PresentThreads(target);
        this.thread = Thread.ofPlatform().daemon().name("jvitals-threads").start(this::run);
    }

    /** Tells whether somebody looks; the target is asked nothing otherwise. */
    public void look(boolean now) {
        looking = now;
        LockSupport.unpark(thread);
    }

    /** The threads as they were last listed; empty before. */
    public List<ThreadRow> newest() {
        return newest;
    }

    /** The JVM's own threads as they were then; empty before, and where the system does not tell. */
    public Optional<OwnThreads> own() {
        return Optional.ofNullable(own);
    }

    private void run() {
        while (!closed) {
            long wait = IDLE_NANOS;
            if (looking && target.end().isEmpty()) {
                wait = lookOnce();
            }
            LockSupport.parkNanos(this, wait);
        }
    }

    private long lookOnce() {
        try {
            ThreadTable current = threads.table();
            if (current == null) {
                return IDLE_NANOS;
            }
            boolean first = newest.isEmpty();
            newest = current.look();
            own = OwnThreads.of(target.pid()).orElse(null);
            return first ? IDLE_NANOS : current.period().toNanos();
        } catch (IOException | UndeclaredThrowableException e) {
            threads.lost();
            return IDLE_NANOS;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
