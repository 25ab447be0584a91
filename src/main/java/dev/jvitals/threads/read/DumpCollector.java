package dev.jvitals.threads.read;

import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadDump.Container;
import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadDump.NotUnderstood;
import dev.jvitals.threads.ThreadEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers one input's dumps, and counts the lines that nobody took: inside of dumps with their place. One thread. */
final class DumpCollector {
    /** A JVM with more threads than this has not been seen; a decompression bomb must end before the memory does. */
    static final int MOST_THREADS = 3_000_000;

    /** Places beyond this are counted with the last one: a list that nobody reads must not grow with the input. */
    static final int MOST_PLACES = 1_000;

    private static final int SAMPLE_CHARS = 200;

    private final String origin;
    private final List<ThreadDump> dumps = new ArrayList<>();
    private @Nullable Open open;
    private long allThreads;
    private long outsideLines;
    private int pendingFirstLine;
    private int pendingLines;
    private String pendingSample = "";

    DumpCollector(String origin) {
        this.origin = origin;
    }

    /** The dump that is being read. */
    static final class Open {
        Dialect dialect;
        final List<ThreadEntry> threads = new ArrayList<>();
        final List<Container> containers = new ArrayList<>();
        final List<List<String>> deadlocks = new ArrayList<>();
        final List<NotUnderstood> notUnderstood = new ArrayList<>();

        @Nullable
        Instant at;

        String jvm = "";
        long pid = -1;
        boolean beginSeen;
        boolean endSeen;

        private final Set<Long> ids = new HashSet<>();

        private Open(Dialect dialect) {
            this.dialect = dialect;
        }

        /** Whether the thread's number was not seen in this dump; one seen twice begins the next dump. */
        boolean isNew(long id) {
            return id < 0 || ids.add(id);
        }
    }

    /** Starts a dump; what stood before it was outside of any. */
    Open begin(Dialect dialect) {
        end();
        Open begun = new Open(dialect);
        open = begun;
        return begun;
    }

    /** Adds a thread; beyond {@link #MOST_THREADS} of the whole input they are only counted as not understood. */
    void add(Open dump, ThreadEntry thread) {
        if (++allThreads <= MOST_THREADS) {
            dump.threads.add(thread);
        } else if (allThreads == MOST_THREADS + 1) {
            dump.notUnderstood.add(new NotUnderstood(
                    thread.firstLine(), 1, "more than " + MOST_THREADS + " threads, the rest is left out"));
        }
    }

    /** A line was taken: lines before it that were not lie inside of the dump. */
    void understood() {
        if (pendingLines == 0) {
            return;
        }
        if (open == null) {
            outsideLines += pendingLines;
        } else {
            place(open.notUnderstood);
        }
        pendingLines = 0;
    }

    private void place(List<NotUnderstood> places) {
        if (places.size() < MOST_PLACES) {
            places.add(new NotUnderstood(pendingFirstLine, pendingLines, pendingSample));
        } else {
            NotUnderstood last = places.removeLast();
            places.add(new NotUnderstood(last.firstLine(), last.lines() + pendingLines, last.sample()));
        }
    }

    void notUnderstood(Line line) {
        if (open == null) {
            outsideLines++;
        } else if (pendingLines++ == 0) {
            pendingFirstLine = line.number;
            pendingSample = line.text(line.from, Math.min(line.to, line.from + SAMPLE_CHARS));
        }
    }

    /** A line that was counted as outside belongs to a dump after all. */
    void claimOutsideLine() {
        outsideLines--;
    }

    /** The open dump ends in the middle, at a place that cannot be read. */
    void brokeOff(NotUnderstood place) {
        if (open != null) {
            open.notUnderstood.add(place);
        }
    }

    /** Ends the open dump; one without threads is dropped. Lines not understood at its end were behind it. */
    void end() {
        Open ended = open;
        open = null;
        outsideLines += pendingLines;
        pendingLines = 0;
        if (ended != null && !ended.threads.isEmpty()) {
            dumps.add(new ThreadDump(
                    origin,
                    ended.dialect,
                    ended.at,
                    ended.jvm,
                    ended.pid,
                    List.copyOf(ended.threads),
                    List.copyOf(ended.containers),
                    List.copyOf(ended.deadlocks),
                    List.copyOf(ended.notUnderstood),
                    ended.beginSeen && ended.endSeen));
        }
    }

    List<ThreadDump> dumps() {
        return dumps;
    }

    long outsideLines() {
        return outsideLines;
    }
}
