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
 * @param threads in the dump's order
 * @param declaredDeadlocks the JVM's own deadlock section: cycles of thread names
 * @param notUnderstood lines inside the dump that no rule of the dialect took
 */
public record ThreadDump(
        String origin,
        Dialect dialect,
        @Nullable Instant at,
        String jvm,
        List<ThreadEntry> threads,
        List<List<String>> declaredDeadlocks,
        List<NotUnderstood> notUnderstood) {

    /** The known ways to write a thread dump down. */
    public enum Dialect {
        /** jstack, jcmd Thread.print, SIGQUIT. */
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

    /** A run of lines that was not understood; {@code sample} is the first of them. */
    public record NotUnderstood(int firstLine, int lines, String sample) {}
}
