package dev.jvitals.threads;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread dump of one JVM at one moment.
 *
 * @param origin where it was read from: a file's path, or the live JVM
 * @param dialect the format it was written in
 * @param at when it was taken, null where the text does not say
 * @param jvm the JVM's own words about itself, empty where there are none
 * @param pid process id as the JVM sees it, -1 where the text does not say
 * @param threads in the dump's order
 * @param containers executors and other thread containers, empty where the format has none
 * @param declaredDeadlocks the JVM's own deadlock section: cycles of thread names
 * @param notUnderstood lines inside the dump that no rule of the dialect took
 * @param complete whether both its first and its last line were seen; false for one cut out of a log
 */
public record ThreadDump(
        String origin,
        Dialect dialect,
        @Nullable Instant at,
        String jvm,
        long pid,
        List<ThreadEntry> threads,
        List<Container> containers,
        List<List<String>> declaredDeadlocks,
        List<NotUnderstood> notUnderstood,
        boolean complete) {

    /** The same dump, said to be from elsewhere: of a live JVM rather than of the file that was needed on the way. */
    public ThreadDump from(String place) {
        return new ThreadDump(
                place, dialect, at, jvm, pid, threads, containers, declaredDeadlocks, notUnderstood, complete);
    }

    /** The same dump, said to be of that moment: where what carried it knows better than its text, which names no zone. */
    public ThreadDump takenAt(Instant moment) {
        return new ThreadDump(
                origin, dialect, moment, jvm, pid, threads, containers, declaredDeadlocks, notUnderstood, complete);
    }

    /** The known ways to write a thread dump down. */
    public enum Dialect {
        /** jstack, jcmd Thread.print, SIGQUIT; also {@code jstack -F} and {@code -m} of the serviceability agent. */
        HOTSPOT_TEXT,
        /** jcmd Thread.dump_to_file, plain. */
        DUMP_TO_FILE_TEXT,
        /** jcmd Thread.dump_to_file -format=json. */
        DUMP_TO_FILE_JSON,
        /** VisualVM and JMX style, {@code Thread t@}. */
        VISUALVM,
        /** {@code java.lang.management.ThreadInfo.toString()}. */
        THREAD_INFO,
        /** IBM and OpenJ9 javacore. */
        JAVACORE,
        /** Taken from a live JVM over JMX, never text. */
        LIVE
    }

    /**
     * An executor or another thing that threads belong to, as Thread.dump_to_file names them.
     *
     * @param name {@code Class@hash}, or {@code <root>}
     * @param parent the name of the container around it, null for the root
     * @param ownerId id of the thread that owns it (structured concurrency), -1 where there is none
     * @param threadCount how many threads it says it has, -1 where it does not
     */
    public record Container(String name, @Nullable String parent, long ownerId, long threadCount) {}

    /** A run of lines that was not understood; {@code sample} is the first of them. */
    public record NotUnderstood(int firstLine, int lines, String sample) {
        /** "line 12", "lines 12 to 17". */
        public String lineNumbers() {
            return lines == 1 ? "line " + firstLine : "lines " + firstLine + " to " + (firstLine + lines - 1);
        }
    }
}
