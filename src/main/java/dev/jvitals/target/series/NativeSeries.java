package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.List;

/** Memory outside the heap. */
public final class NativeSeries {
    public static final Series DIRECT_USED = new Series(
            "buffers.direct.used",
            "Direct buffers",
            Unit.BYTES,
            "JMX BufferPool direct",
            "Memory of direct byte buffers; freed only when the collector finds them unreachable.");
    public static final Series DIRECT_COUNT = new Series(
            "buffers.direct.count",
            "Direct buffers",
            Unit.COUNT,
            "JMX BufferPool direct",
            "How many direct byte buffers there are.");
    public static final Series MAPPED_USED = new Series(
            "buffers.mapped.used",
            "Mapped buffers",
            Unit.BYTES,
            "JMX BufferPool mapped",
            "Size of files mapped by byte buffers; resident only where touched.");
    public static final Series MAPPED_COUNT = new Series(
            "buffers.mapped.count",
            "Mapped buffers",
            Unit.COUNT,
            "JMX BufferPool mapped",
            "How many mapped buffers there are.");
    public static final Series MALLOC_USED = new Series(
            "malloc.used",
            "C heap in use",
            Unit.BYTES,
            "jcmd VM.info C-Heap outstanding",
            "Memory that malloc has handed out, the JVM's own and that of native libraries (glibc).");
    public static final Series MALLOC_RETAINED = new Series(
            "malloc.retained",
            "C heap kept back",
            Unit.BYTES,
            "jcmd VM.info C-Heap retained",
            "Freed memory that malloc has not given back to the system; System.trim_native_heap returns it.");
    public static final Series TRACKED_MALLOC = new Series(
            "native.tracked.malloc",
            "Tracked malloc",
            Unit.BYTES,
            "jcmd VM.native_memory",
            "What native memory tracking knows to have come from malloc; the C heap beyond it belongs to native libraries.");

    private NativeSeries() {}

    /** Committed bytes of a category of native memory tracking, as jcmd names it. */
    public static Series committed(String category) {
        return category("committed", category, "Memory of this part of the JVM, as native memory tracking counts it.");
    }

    /** Reserved address space of a category of native memory tracking. */
    public static Series reserved(String category) {
        return category(
                "reserved", category, "Address space set aside by this part of the JVM; costs no memory by itself.");
    }

    private static Series category(String figure, String category, String meaning) {
        return new Series("native." + category + "." + figure, category, Unit.BYTES, "jcmd VM.native_memory", meaning);
    }

    static List<Series> all() {
        return List.of(
                DIRECT_USED, DIRECT_COUNT, MAPPED_USED, MAPPED_COUNT, MALLOC_USED, MALLOC_RETAINED, TRACKED_MALLOC);
    }
}
