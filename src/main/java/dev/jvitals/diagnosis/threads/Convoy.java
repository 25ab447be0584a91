package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Place;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a queue of waiters comes together.
 *
 * @param place logging or class loading, null for anything else
 * @param className the appender, or the class loader's frame; empty for anything else
 */
record Convoy(@Nullable Place place, String className) {
    /** The wait itself is at most so deep below the top: parking and the lock's own frames (JDK 8 to 26). */
    private static final int NEAR_TOP = 12;

    /** Classes of logging frameworks that write: the wait is for them. */
    private static final Pattern APPENDER = Pattern.compile(".*(Appender|Handler|Manager|PrintStream|Category)\\b.*");

    /** What most of the waiters have in common. The list must not be empty. */
    static Convoy of(List<SeenThread> waiters) {
        for (Place place : List.of(Place.LOGGING, Place.CLASS_LOADING)) {
            long there = waiters.stream()
                    .filter(waiter -> place.first(waiter.thread().frames(), NEAR_TOP) != null)
                    .count();
            if (there * 2 > waiters.size()) {
                return new Convoy(
                        place, className(place, waiters.getFirst().thread().frames()));
            }
        }
        return new Convoy(null, "");
    }

    private static String className(Place place, List<StackFrame> stack) {
        StackFrame first = place.first(stack, NEAR_TOP);
        if (place.equals(Place.LOGGING)) {
            for (StackFrame frame : stack) {
                if (place.first(List.of(frame), 1) != null
                        && APPENDER.matcher(frame.className()).matches()) {
                    return frame.className();
                }
            }
        }
        return first == null ? "" : first.className();
    }

    /** To follow the lock in a sentence: {@code , all on their way through the log appender …}. */
    String inWords() {
        if (place == null) {
            return "";
        }
        return ", most of them to " + (place.equals(Place.LOGGING) ? "write to the log" : "load a class") + " through "
                + className;
    }

    /** Adds what is known of such a convoy. */
    void describe(FindingBuilder finding, DumpAnalysis dump, List<SeenThread> waiters) {
        if (place == null) {
            return;
        }
        long inPlace = dump.threads().stream()
                .filter(thread -> thread.stack().isIn(place))
                .count();
        double share = inPlace / (double) dump.threads().size();
        finding.evidence("share of all threads in " + place.name() + " frames", share, Unit.SHARE, Words.source(dump))
                .suspect(
                        Suspect.Kind.CLASS,
                        className,
                        place.equals(Place.LOGGING) ? "the appender" : "the class loader")
                .advice(
                        place.equals(Place.LOGGING)
                                ? "Log less (raise the level of the loudest loggers), or through an asynchronous appender"
                                        + " that may drop."
                                : "Load those classes once at the start; look for code that looks classes up again and"
                                        + " again (missing resources, scripting, serialisation).");
        waiters.stream()
                .map(waiter -> Words.frame(waiter.stack().topOwn()))
                .distinct()
                .limit(Words.NAMES_SHOWN)
                .forEach(frame -> finding.suspect(Suspect.Kind.FRAME, frame, "calls it"));
    }
}
