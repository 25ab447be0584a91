package dev.jvitals.target.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One crash.
 *
 * @param cause what sort of end it was
 * @param headline HotSpot's own first line: the signal, the failed check, or how many bytes could not be had
 * @param problematicFrame where it happened, with its letter ({@code C} native code, {@code V} the JVM, {@code J} and
 *     {@code j} Java); empty where the report names none
 * @param thread the thread that crashed, as the report names it; empty where it does not
 * @param stack its frames, innermost first
 * @param facts by name: JRE, VM, command line, time, host, memory, limits; in the order of a screen
 * @param sections the report's own parts, by their headings, secrets masked
 */
public record CrashReport(
        Path file,
        Cause cause,
        String headline,
        String problematicFrame,
        String thread,
        List<String> stack,
        Map<String, String> facts,
        List<Section> sections) {
    /** What sort of end it was. */
    public enum Cause {
        /** A signal, for instance SIGSEGV or SIGBUS. */
        SIGNAL,
        /** The system had no memory for the JVM itself. */
        NO_NATIVE_MEMORY,
        /** The Java heap was full, and the JVM was told to crash then. */
        HEAP_FULL,
        /** The JVM found itself in a state that must not be. */
        INTERNAL_ERROR
    }

    /** A part of the report. */
    public record Section(String title, String text) {}

    public CrashReport {
        stack = List.copyOf(stack);
        sections = List.copyOf(sections);
    }

    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /** The library that the problematic frame lies in, {@code libzip.so}; empty for Java frames. */
    public String library() {
        int open = problematicFrame.indexOf('[');
        int end = problematicFrame.indexOf('+', open + 1);
        return open >= 0 && end > open ? problematicFrame.substring(open + 1, end) : "";
    }

    /** Whether it crashed in native code that is not the JVM's own. */
    public boolean isInNativeCode() {
        return problematicFrame.startsWith("C ");
    }
}
