package dev.jvitals.ui.live;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.jmx.ThreadRow;
import dev.jvitals.target.os.OwnThreads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JVM as the views know it: attached, ended, or out of a recording. All reads are quick and never call the target. */
public interface Watched {
    /** Its main class or the like. */
    String name();

    /** As {@link dev.jvitals.ui.shell.Addresses} writes it. */
    String address();

    /** One line: pid, collector, JDK, uptime. May change while it is watched. */
    String facts();

    /** A name to suggest for a file of what is asked for: {@code heap}, {@code threads}, a chart's title. */
    String fileName(String what, String extension);

    History history();

    /** How it ended and since when, in a sentence; empty while it runs. */
    Optional<Ending> ending();

    /** Whether it is a JVM, running or ended since: false for a recording. */
    boolean isLive();

    /** The threads as they were last seen, or in a recording, at that moment; empty where nobody asked yet. */
    SeenThreads threads(long moment);

    /** The JVM's own threads as they were last listed; empty where nobody knows. Quick. */
    default Optional<OwnThreads> ownThreads() {
        return Optional.empty();
    }

    /** Tells whether somebody looks at the threads. They are listed only then, for a list costs the target. */
    void lookAtThreads(boolean looking);

    /** What is known of it by name: version, arguments, flags; in the order to show it. */
    Map<String, String> about();

    /** The file of a dump that an event of this history tells of. May read the recording: not for the JavaFX thread. */
    Optional<Path> dump(TimedEvent event);

    /** What can be done to the target, with what it costs; empty for a recording. */
    Optional<Actions> actions();

    /** Lets go of the target, without blocking. */
    void close();

    /**
     * Threads at one moment.
     *
     * @param atMillis 0 while there are none
     * @param awaited whether another list is to come by itself: the next look, or one that is being read
     */
    record SeenThreads(long atMillis, List<ThreadRow> rows, boolean awaited) {
        public SeenThreads {
            rows = List.copyOf(rows);
        }
    }

    /** The end of a target. */
    record Ending(long atMillis, String sentence) {}

    /** What a heap dump has in it, and how it is written. */
    enum HeapDumpKind {
        LIVE("Live objects: collects garbage first", true, false),
        ALL("All objects, garbage too", false, false),
        LIVE_GZIPPED("Live objects, gzipped: smaller, takes longer", true, true),
        ALL_GZIPPED("All objects, gzipped", false, true);

        private final String label;
        private final boolean liveOnly;
        private final boolean gzipped;

        HeapDumpKind(String label, boolean liveOnly, boolean gzipped) {
            this.label = label;
            this.liveOnly = liveOnly;
            this.gzipped = gzipped;
        }

        String label() {
            return label;
        }

        boolean liveOnly() {
            return liveOnly;
        }

        boolean gzipped() {
            return gzipped;
        }
    }

    /** What can be done to a running target. The work runs on the calling thread, which must not be the JavaFX thread. */
    interface Actions {
        /** What a heap dump would cost now, for example how long the JVM would stand still. */
        String heapDumpCost();

        /** The disk that a heap dump needs, and what is free; asks the disk, so not on the JavaFX thread. */
        String heapDumpDisk();

        /** Takes one. Throws {@link Failure} where the file's disk has no room for it. */
        void heapDump(Path file, HeapDumpKind kind);

        /** What a thread dump would cost now. */
        String threadDumpCost();

        void threadDump(Path file);

        /** Streams the flight recorder's events, or ends that. May wait for the target. */
        void flightRecorder(boolean on);

        /** Whether its events were asked for. Quick. */
        boolean isFlightRecorderOn();

        /** Why this JVM has none, known a moment after it was asked for. Quick. */
        Optional<String> whyNoFlightRecorder();

        /** Takes figures no more often than this. Quick. */
        void slowDown(Duration least);

        /** How often figures are taken. */
        Duration pace();

        /** Keeps words of the user's at a moment: in the history, on the charts and in the recording. Quick. */
        void note(long atMillis, String words);

        /** Begins to record into a new file. */
        void startRecording(Path file);

        /** The file that is being recorded into. */
        Optional<Path> recordingInto();

        /** Ends the recording, if there is one. */
        void stopRecording();
    }
}
