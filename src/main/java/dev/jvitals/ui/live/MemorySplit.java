package dev.jvitals.ui.live;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.memory.MemoryBreakdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where the resident memory of a process went, at one moment, as far as it can be told.
 *
 * @param parts from the heap outwards; they add up to resident memory
 * @param residentBytes NaN where unknown
 * @param limitBytes the container's limit, else the machine's memory; NaN where unknown
 * @param limitName whose limit that is
 */
record MemorySplit(List<Part> parts, double residentBytes, double limitBytes, String limitName) {
    /** Less than this share of resident memory is not worth a part of its own in the picture. */
    private static final double VISIBLE = 0.005;

    /** Figures that are older than this are not of the same moment; seldom ones, such as malloc's, hold for minutes. */
    private static final long MAX_AGE_MILLIS = 15 * 60_000;

    private static final String PREFIX = "native.";
    private static final String COMMITTED = ".committed";
    private static final String UNKNOWN =
            "Resident memory that no source explains, such as the collector's own structures."
                    + " Start the JVM with -XX:NativeMemoryTracking=summary to know more.";
    private static final String NOT_TOLD =
            "The JVM's own figures, of its heap above all, have not come yet; what the operating system tells is there.";
    private static final String UNTOUCHED =
            "The parts above hold this much more than is resident: memory that the JVM was"
                    + " granted and has not touched yet. No source tells in which part it lies.";
    private static final Map<String, String> EXPLANATIONS = Map.ofEntries(
            Map.entry("heap in use", "Objects in the heap, garbage not yet collected included."),
            Map.entry(
                    "heap touched but free",
                    "Free heap that was in use before and so is resident: as much of it as resident memory leaves room for."),
            Map.entry("metaspace", "Class metadata, committed."),
            Map.entry("code cache", "Compiled code, committed."),
            Map.entry("thread stacks", "Stacks of all threads, as far as they were touched."),
            Map.entry("direct buffers", "java.nio direct buffers; malloc holds them."),
            Map.entry(
                    "C heap in use",
                    "What malloc has handed out to the JVM and native libraries, direct buffers taken off."),
            Map.entry("C heap of native libraries", "What malloc has handed out beyond what the JVM tracks."),
            Map.entry(
                    "C heap kept back",
                    "Freed, yet not given back to the system by malloc; jcmd PID System.trim_native_heap returns it."),
            Map.entry("file-backed", "Pages of libraries and mapped files; the kernel can drop them."));

    /** A part of resident memory: its bytes, and how it is known. */
    record Part(String name, double bytes, Certainty certainty, String explanation) {}

    /** How well a part is known. */
    enum Certainty {
        MEASURED,
        ESTIMATED,
        /** What is left over. */
        REST,
        /** Counted in the parts above, yet not resident: negative. */
        NOT_RESIDENT
    }

    MemorySplit {
        parts = List.copyOf(parts);
    }

    /** The split at a moment. Reads figures of a few series: quick, yet for a thread that may wait. */
    static MemorySplit at(History history, long atMillis) {
        Figures of = new Figures(history, atMillis);
        double resident = of.value("memory.resident");
        double container = of.value("container.memory.limit");
        boolean contained = !Double.isNaN(container);
        double limit = contained ? container : of.value("host.memory.total");
        String limitName = contained ? "container limit" : "machine's memory";
        if (Double.isNaN(resident)) {
            return new MemorySplit(List.of(), resident, limit, limitName);
        }
        boolean heapTold = of.optional("heap.used").isPresent();
        return new MemorySplit(
                parts(MemoryBreakdown.of(of::optional, of.categories()), resident, heapTold),
                resident,
                limit,
                limitName);
    }

    private static List<Part> parts(MemoryBreakdown breakdown, double resident, boolean heapTold) {
        List<Part> parts = new ArrayList<>();
        double small = 0;
        StringBuilder smallOnes = new StringBuilder("Parts too small to be told apart in the picture:");
        for (MemoryBreakdown.Part part : breakdown.parts()) {
            boolean rest = part.name().equals(MemoryBreakdown.REST);
            if (part.bytes() <= resident * VISIBLE) {
                small += part.bytes();
                smallOnes.append('\n').append(part.name()).append(' ').append(Unit.BYTES.format(part.bytes()));
            } else if (!rest) {
                Certainty certainty = part.estimated() ? Certainty.ESTIMATED : Certainty.MEASURED;
                parts.add(new Part(part.name(), part.bytes(), certainty, explanation(part)));
            }
        }
        if (small > 0) {
            parts.add(new Part("small parts", small, Certainty.MEASURED, smallOnes.toString()));
        }
        double left = resident - parts.stream().mapToDouble(Part::bytes).sum();
        if (!heapTold && left > 0) { // to call it unaccounted for would be a false alarm
            parts.add(new Part("heap and others, not told yet", left, Certainty.REST, NOT_TOLD));
        } else {
            addDifference(parts, left);
        }
        return parts;
    }

    /** What makes the sum right. */
    private static void addDifference(List<Part> parts, double bytes) {
        if (bytes > 0) {
            parts.add(new Part("not accounted for", bytes, Certainty.REST, UNKNOWN));
        } else if (bytes < 0) {
            parts.add(new Part("granted, not resident", bytes, Certainty.NOT_RESIDENT, UNTOUCHED));
        }
    }

    private static String explanation(MemoryBreakdown.Part part) {
        String meaning = EXPLANATIONS.getOrDefault(part.name(), "Committed by this part of the JVM.");
        return meaning + "\nSource: " + part.source() + (part.estimated() ? " (an estimate)" : "");
    }

    /** Figures of one moment. */
    private record Figures(History history, long atMillis) {
        double value(String id) {
            Envelope envelope = history.envelope(id, atMillis - MAX_AGE_MILLIS, atMillis, 2_000);
            int column = envelope.columnAt(atMillis);
            boolean silent = column == envelope.size() - 1 && envelope.endsInGap();
            return column < 0 || (silent && atMillis - envelope.atMillis(column) > 5_000)
                    ? Double.NaN
                    : envelope.last(column);
        }

        OptionalDouble optional(String id) {
            double value = value(id);
            return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        /** Those of native memory tracking; none while it is off. */
        List<String> categories() {
            return history.series().stream()
                    .map(Series::id)
                    .filter(id -> id.startsWith(PREFIX) && id.endsWith(COMMITTED))
                    .map(id -> id.substring(PREFIX.length(), id.length() - COMMITTED.length()))
                    .toList();
        }
    }
}
