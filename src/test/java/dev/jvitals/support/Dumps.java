package dev.jvitals.support;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Builds thread dumps for tests, thread by thread. */
public final class Dumps {
    /** When dumps without another time were taken. */
    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Dumps() {}

    /** Frames as {@code class.method:line}, top first; the line may be left out. */
    public static List<StackFrame> stack(String... frames) {
        return Arrays.stream(frames).map(Dumps::frame).toList();
    }

    private static StackFrame frame(String text) {
        int colon = text.lastIndexOf(':');
        String qualified = colon < 0 ? text : text.substring(0, colon);
        int dot = qualified.lastIndexOf('.');
        int line = colon < 0 ? StackFrame.UNKNOWN : Integer.parseInt(text.substring(colon + 1));
        return new StackFrame(qualified.substring(0, dot), qualified.substring(dot + 1), null, line);
    }

    /** A thread with a state and a stack. */
    public static ThreadEntryBuilder thread(String name, Thread.State state, String... frames) {
        return ThreadEntry.named(name).state(state).frames(stack(frames));
    }

    /** A lock line at the top frame. */
    public static LockUse lock(LockUse.Kind kind, String id) {
        return lock(kind, id, "java.lang.Object");
    }

    /** A lock line at the top frame, with the lock's class. */
    public static LockUse lock(LockUse.Kind kind, String id, String className) {
        return new LockUse(0, kind, id, className);
    }

    /** A dump taken at noon. */
    public static ThreadDump dump(ThreadEntryBuilder... threads) {
        return dumpAt(0, Arrays.asList(threads));
    }

    /** A dump taken so many seconds after noon. */
    public static ThreadDump dumpAt(long seconds, List<ThreadEntryBuilder> threads) {
        return new ThreadDump(
                "test",
                ThreadDump.Dialect.HOTSPOT_TEXT,
                NOON.plusSeconds(seconds),
                "",
                -1,
                threads.stream().map(ThreadEntryBuilder::build).toList(),
                List.of(),
                List.of(),
                List.of(),
                true);
    }

    /** The dumps, analysed and compared. */
    public static DumpSeries series(ThreadDump... dumps) {
        return DumpSeries.of(Arrays.asList(dumps), new Cancellation());
    }

    /** One dump, analysed. */
    public static DumpAnalysis analysed(ThreadEntryBuilder... threads) {
        return series(dump(threads)).last();
    }
}
