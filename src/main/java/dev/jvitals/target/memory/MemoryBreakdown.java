package dev.jvitals.target.memory;

import dev.jvitals.metrics.Series;
import dev.jvitals.target.series.CodeSeries;
import dev.jvitals.target.series.ContainerSeries;
import dev.jvitals.target.series.HeapSeries;
import dev.jvitals.target.series.HostSeries;
import dev.jvitals.target.series.NativeSeries;
import dev.jvitals.target.series.ProcessSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * Where the memory of a JVM went. The resident parts add up to resident memory: what no source explains is the part
 * {@link #REST}.
 *
 * @param residentBytes physical memory of the process
 * @param limitBytes what it may have: its container's limit, else the machine's memory; 0 where unknown
 * @param limitSource where the limit comes from
 * @param parts of resident memory, in a fixed order
 * @param untouchedHeapBytes heap granted but not in resident memory, on top of it: it may become resident at any time
 * @param overlapBytes by how much the parts exceed resident memory: granted but untouched memory in them
 */
public record MemoryBreakdown(
        double residentBytes,
        double limitBytes,
        String limitSource,
        List<Part> parts,
        double untouchedHeapBytes,
        double overlapBytes) {
    /** The name of what no source explains. */
    public static final String REST = "not explained";

    /**
     * What an idle thread's stack takes, as an estimate: the resident part of the stacks' mappings (/proc/PID/smaps) was 68
     * to 69 KB a thread over some 60 threads each of three JVMs of JDK 17 and 25, most of them waiting. Deep stacks take more.
     */
    private static final double STACK_RESIDENT_BYTES = 68 * 1024;

    /** Categories of native memory tracking that other parts already hold, or that are not memory of their own. */
    private static final Set<String> TOLD_APART =
            Set.of("Java Heap", "Class", "Metaspace", "Code", "Thread", "Other", "Shared class space");

    public MemoryBreakdown {
        parts = List.copyOf(parts);
    }

    /**
     * One part.
     *
     * @param name for people
     * @param bytes how much
     * @param source where the figure comes from
     * @param estimated whether it is an estimate, so labelled on screens
     */
    public record Part(String name, double bytes, String source, boolean estimated) {}

    /**
     * Breaks the memory down from the last values of the series.
     *
     * @param value the last value of a series by id
     * @param nativeCategories native memory tracking's categories, empty where it is off
     */
    public static MemoryBreakdown of(Function<String, OptionalDouble> value, List<String> nativeCategories) {
        return new Builder(value, nativeCategories).build();
    }

    private static final class Builder {
        private final Function<String, OptionalDouble> value;
        private final List<String> categories;
        private final List<Part> parts = new ArrayList<>();

        Builder(Function<String, OptionalDouble> value, List<String> categories) {
            this.value = value;
            this.categories = categories;
        }

        MemoryBreakdown build() {
            double resident = get(ProcessSeries.RESIDENT);
            add("heap in use", HeapSeries.USED, false);
            int heapAt = parts.size();
            add("metaspace", CodeSeries.METASPACE_COMMITTED, false);
            add("code cache", CodeSeries.CODE_COMMITTED, false);
            stacks();
            add("direct buffers", NativeSeries.DIRECT_USED, false);
            malloc();
            add("file-backed", ProcessSeries.FILE_BACKED, false);
            double known = parts.stream().mapToDouble(Part::bytes).sum();
            double freeHeap = Math.max(0, get(HeapSeries.COMMITTED) - get(HeapSeries.USED));
            // Free heap that was touched once is resident. No source counts it, so it takes what is left, up to all of
            // it.
            double touchedFree = Math.clamp(resident - known, 0, freeHeap);
            parts.add(
                    heapAt,
                    new Part("heap touched but free", touchedFree, "what is left, at most the free heap", true));
            double rest = resident - known - touchedFree;
            parts.add(new Part(REST, Math.max(0, rest), "resident less all parts", true));
            return new MemoryBreakdown(
                    resident, limit(), limitSource(), parts, freeHeap - touchedFree, Math.max(0, -rest));
        }

        private void stacks() {
            if (categories.contains("Thread")) {
                add("thread stacks", NativeSeries.committed("Thread"), false);
            } else {
                double threads = get(ProcessSeries.OS_THREADS);
                parts.add(new Part(
                        "thread stacks", threads * STACK_RESIDENT_BYTES, "threads × 68 KB, as idle ones take", true));
            }
        }

        /** Direct buffers and what tracking knows of malloc are in malloc's own figure too: it is told less them. */
        private void malloc() {
            for (String category : categories) {
                if (!TOLD_APART.contains(category)) {
                    add("JVM: " + category, NativeSeries.committed(category), false);
                }
            }
            boolean tracking = !categories.isEmpty(); // it counts direct buffers as well
            double known = get(tracking ? NativeSeries.TRACKED_MALLOC : NativeSeries.DIRECT_USED);
            double inUse = Math.max(0, get(NativeSeries.MALLOC_USED) - known);
            if (value.apply(NativeSeries.MALLOC_USED.id()).isPresent()) {
                String name = tracking ? "C heap of native libraries" : "C heap in use";
                parts.add(new Part(name, inUse, NativeSeries.MALLOC_USED.source(), tracking));
            }
            add("C heap kept back", NativeSeries.MALLOC_RETAINED, false);
        }

        private void add(String name, Series series, boolean estimated) {
            value.apply(series.id()).ifPresent(bytes -> parts.add(new Part(name, bytes, series.source(), estimated)));
        }

        private double get(Series series) {
            return value.apply(series.id()).orElse(0);
        }

        private double limit() {
            double container = get(ContainerSeries.MEMORY_LIMIT);
            return container > 0 ? container : get(HostSeries.MEMORY_TOTAL);
        }

        private String limitSource() {
            return get(ContainerSeries.MEMORY_LIMIT) > 0
                    ? ContainerSeries.MEMORY_LIMIT.source()
                    : HostSeries.MEMORY_TOTAL.source();
        }
    }
}
