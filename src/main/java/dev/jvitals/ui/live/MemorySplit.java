package dev.jvitals.ui.live;

import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import java.util.ArrayList;
import java.util.List;

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
    private static final double VISIBLE = 0.0005;

    /** Figures that are older than this are not of the same moment; seldom ones, such as malloc's, hold for minutes. */
    private static final long MAX_AGE_MILLIS = 15 * 60_000;

    /** A part of resident memory: its bytes, and how it is known. */
    record Part(String name, double bytes, Certainty certainty, String explanation) {}

    /** How well a part is known. */
    enum Certainty {
        MEASURED,
        ESTIMATED,
        /** What is left over. */
        REST
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
        return new MemorySplit(parts(of, resident), resident, limit, limitName);
    }

    private static List<Part> parts(Figures of, double resident) {
        Builder parts = new Builder(resident);
        double heapUsed = of.value("heap.used");
        parts.add("heap in use", heapUsed, "Objects in the heap, garbage included (heap.used).");
        parts.add("metaspace", of.value("metaspace.used"), "Class metadata in use.");
        parts.add("code cache", of.value("code.used"), "Compiled code.");
        double stacks = of.value("native.Thread.committed");
        parts.add("thread stacks", stacks, "Committed stacks of all threads, from native memory tracking.");
        double direct = of.value("buffers.direct.used");
        parts.add("direct buffers", direct, "java.nio direct buffers; malloc holds them.");
        for (String category : List.of("GC", "Compiler", "Symbol", "Internal", "Arena Chunk", "Class")) {
            if (!category.equals("Class")) { // counted as metaspace
                parts.add(
                        "JVM: " + category,
                        of.value("native." + category + ".committed"),
                        "Committed by this part of the JVM, from native memory tracking.");
            }
        }
        if (Double.isNaN(of.value("native.GC.committed"))) {
            double inUse = of.value("malloc.used") - zeroIfUnknown(direct);
            parts.add(
                    "C heap in use",
                    inUse,
                    "What malloc has handed out to the JVM and to native libraries, direct buffers taken off (VM.info).");
        }
        parts.add(
                "C heap kept back",
                of.value("malloc.retained"),
                "Freed, yet not given back to the system by malloc; System.trim_native_heap returns it.");
        parts.add(
                "file-backed",
                of.value("memory.file"),
                "Pages of libraries and mapped files; the kernel can drop them.");
        double freeHeap = of.value("heap.committed") - heapUsed;
        parts.addEstimate(
                "free heap, touched",
                freeHeap,
                "Heap that is committed and free at present. An estimate: as much of it as resident memory leaves room"
                        + " for; the rest of it was never touched.");
        parts.addRest();
        return parts.parts;
    }

    private static double zeroIfUnknown(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** Adds parts as long as resident memory has room for them. */
    private static final class Builder {
        private final List<Part> parts = new ArrayList<>();
        private final double resident;
        private double left;

        Builder(double resident) {
            this.resident = resident;
            this.left = resident;
        }

        void add(String name, double bytes, String explanation) {
            add(name, bytes, Certainty.MEASURED, explanation);
        }

        private void add(String name, double bytes, Certainty certainty, String explanation) {
            if (bytes > resident * VISIBLE) {
                double fits = Math.min(bytes, left);
                parts.add(new Part(name, fits, certainty, explanation));
                left -= fits;
            }
        }

        void addEstimate(String name, double atMost, String explanation) {
            add(name, Math.min(atMost, left), Certainty.ESTIMATED, explanation);
        }

        void addRest() {
            if (left > 0) {
                parts.add(
                        new Part(
                                "not accounted for",
                                left,
                                Certainty.REST,
                                "Resident memory that no source explains: without native memory tracking also thread stacks and the"
                                        + " collector's own structures. Start with -XX:NativeMemoryTracking=summary to know more."));
            }
        }
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
    }
}
