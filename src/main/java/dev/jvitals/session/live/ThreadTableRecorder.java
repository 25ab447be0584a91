package dev.jvitals.session.live;

import dev.jvitals.metrics.recording.RecordingWriter;
import dev.jvitals.target.jmx.ThreadTable;
import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Adds a table of the threads to a recording now and then, on a thread of its own; asks the target only while recording. */
public final class ThreadTableRecorder implements AutoCloseable {
    /** Often enough to see what ran before a trouble; a table of 300 threads takes some 5 KB of the file. */
    private static final Duration PERIOD = Duration.ofSeconds(10);
    /** After the first look, which can tell no CPU yet, and while there is nothing to record into. */
    private static final Duration SOON = Duration.ofSeconds(1);

    private final PresentThreads threads;
    private final Supplier<@Nullable RecordingWriter> recording;
    private final Thread thread;
    private @Nullable ThreadTable looked;
    private volatile boolean closed;

    /** Begins to look whether there is a recording; null while there is none. */
    public ThreadTableRecorder(LiveTarget target, Supplier<@Nullable RecordingWriter> recording) {
        this.threads = new PresentThreads(target);
        this.recording = recording;
        this.thread = Thread.ofPlatform().daemon().name("jvitals-thread-tables").start(this::run);
    }

    private void run() {
        while (!closed) {
            RecordingWriter writer = recording.get();
            Duration wait = writer == null || writer.failure().isPresent() ? SOON : record(writer);
            LockSupport.parkNanos(this, wait.toNanos());
        }
    }

    private Duration record(RecordingWriter writer) {
        try {
            ThreadTable table = threads.table();
            if (table == null) {
                return SOON;
            }
            var rows = table.look();
            if (!table.equals(looked)) {
                looked = table;
                return SOON;
            }
            writer.attach(RecordedThreads.KIND, "threads", System.currentTimeMillis(), RecordedThreads.write(rows));
            return table.period().compareTo(PERIOD) > 0 ? table.period() : PERIOD;
        } catch (IOException | UndeclaredThrowableException e) {
            threads.lost();
            return SOON;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
