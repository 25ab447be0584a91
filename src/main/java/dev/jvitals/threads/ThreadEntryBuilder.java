package dev.jvitals.threads;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is said about one thread, in any order; what is never said stays unknown. Not safe for many threads. */
public final class ThreadEntryBuilder {
    private final String name;
    private final List<LockUse> locks = new ArrayList<>(2);
    private long id = -1;
    private long nativeId = -1;
    private Thread.@Nullable State state;
    private boolean daemon;
    private boolean virtual;
    private double cpuMillis = Double.NaN;
    private double elapsedSeconds = Double.NaN;
    private long allocatedBytes = -1;
    private long carrierId = -1;
    private long carriesId = -1;
    private @Nullable String container;
    private List<StackFrame> frames = List.of();
    private int firstLine;
    private int lastLine;

    ThreadEntryBuilder(String name) {
        this.name = name;
    }

    public ThreadEntryBuilder id(long value) {
        id = value;
        return this;
    }

    public ThreadEntryBuilder nativeId(long value) {
        nativeId = value;
        return this;
    }

    public ThreadEntryBuilder state(Thread.@Nullable State value) {
        state = value;
        return this;
    }

    public ThreadEntryBuilder daemon(boolean value) {
        daemon = value;
        return this;
    }

    public ThreadEntryBuilder virtual(boolean value) {
        virtual = value;
        return this;
    }

    public ThreadEntryBuilder cpuMillis(double value) {
        cpuMillis = value;
        return this;
    }

    public ThreadEntryBuilder elapsedSeconds(double value) {
        elapsedSeconds = value;
        return this;
    }

    public ThreadEntryBuilder allocatedBytes(long value) {
        allocatedBytes = value;
        return this;
    }

    public ThreadEntryBuilder carrierId(long value) {
        carrierId = value;
        return this;
    }

    public ThreadEntryBuilder carriesId(long value) {
        carriesId = value;
        return this;
    }

    public ThreadEntryBuilder container(@Nullable String value) {
        container = value;
        return this;
    }

    public ThreadEntryBuilder frames(List<StackFrame> value) {
        frames = value;
        return this;
    }

    public ThreadEntryBuilder lock(LockUse use) {
        locks.add(use);
        return this;
    }

    public ThreadEntryBuilder lines(int first, int last) {
        firstLine = first;
        lastLine = last;
        return this;
    }

    public long id() {
        return id;
    }

    public Thread.@Nullable State state() {
        return state;
    }

    /** The uses so far; the list may be changed until {@link #build}. */
    public List<LockUse> locks() {
        return locks;
    }

    /** The thread as known now. */
    public ThreadEntry build() {
        return new ThreadEntry(
                name,
                id,
                nativeId,
                state,
                daemon,
                virtual,
                cpuMillis,
                elapsedSeconds,
                allocatedBytes,
                carrierId,
                carriesId,
                container,
                frames,
                List.copyOf(locks),
                firstLine,
                lastLine);
    }
}
