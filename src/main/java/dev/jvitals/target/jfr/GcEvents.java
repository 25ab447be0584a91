package dev.jvitals.target.jfr;

import dev.jvitals.target.gc.Pause;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import org.jspecify.annotations.Nullable;

/**
 * Collections from the flight recorder: each pause with its own name and nanoseconds, and through the collection's id its
 * cause and the heap before and after. For the stream's thread.
 */
final class GcEvents {
    static final List<String> NAMES =
            List.of("jdk.GarbageCollection", "jdk.GCPhasePause", "jdk.GCHeapSummary", "jdk.ZAllocationStall");

    /** Collections whose end is not known yet; more than this are old ones that never ended. */
    private static final int MAX_OPEN = 64;

    private final Consumer<Pause> sink;
    private final Map<Long, Heap> heaps = new LinkedHashMap<>();
    private final Map<Long, List<RecordedEvent>> open = new LinkedHashMap<>();

    private static final class Heap {
        double before = Double.NaN;
        double after = Double.NaN;
    }

    private GcEvents(Consumer<Pause> sink) {
        this.sink = sink;
    }

    static void register(EventStream stream, Consumer<Pause> sink) {
        GcEvents events = new GcEvents(sink);
        stream.onEvent("jdk.GCHeapSummary", events::heap);
        stream.onEvent("jdk.GCPhasePause", events::pause);
        stream.onEvent("jdk.GarbageCollection", events::collection);
        stream.onEvent("jdk.ZAllocationStall", events::stall);
    }

    private void heap(RecordedEvent event) {
        Heap heap = heaps.computeIfAbsent(event.getLong("gcId"), id -> new Heap());
        double used = event.getLong("heapUsed");
        if (event.getString("when").startsWith("Before")) {
            heap.before = used;
        } else {
            heap.after = used;
        }
        bound(heaps);
    }

    private void pause(RecordedEvent event) {
        open.computeIfAbsent(event.getLong("gcId"), id -> new ArrayList<>()).add(event);
        while (open.size() > MAX_OPEN) {
            var oldest = open.entrySet().iterator();
            tell(oldest.next().getValue(), null, new Heap());
            oldest.remove();
        }
    }

    /** The collection ends after its pauses, so now all is known of them. */
    private void collection(RecordedEvent event) {
        long id = event.getLong("gcId");
        Heap heap = heaps.getOrDefault(id, new Heap());
        heaps.remove(id);
        List<RecordedEvent> pauses = open.remove(id);
        tell(pauses == null ? List.of() : pauses, event, heap);
        if (isConcurrent(event.getString("name"))) {
            sink.accept(of(Pause.CYCLE, event, event, heap));
        }
    }

    private static boolean isConcurrent(String collector) {
        return collector.startsWith("Z")
                || collector.startsWith("Shenandoah")
                || collector.equals("G1Old")
                || collector.equals("ConcurrentMarkSweep");
    }

    private void tell(List<RecordedEvent> pauses, @Nullable RecordedEvent collection, Heap heap) {
        boolean alone = pauses.size() == 1; // with several, before and after are the cycle's, not the pause's
        for (RecordedEvent pause : pauses) {
            sink.accept(of(Pause.PAUSE, pause, collection, alone ? heap : new Heap()));
        }
    }

    private static Pause of(String kind, RecordedEvent event, @Nullable RecordedEvent collection, Heap heap) {
        String collector = collection == null ? "" : collection.getString("name");
        String phase = event.hasField("gcId") && kind.equals(Pause.PAUSE) ? event.getString("name") : "";
        return new Pause(
                kind,
                event.getStartTime().toEpochMilli(),
                event.getDuration().toNanos(),
                collection == null ? phase : collection.getString("cause"),
                phase.isEmpty() || phase.equals("GC Pause") ? collector : collector + ": " + phase,
                kind.equals(Pause.CYCLE) ? "end of GC cycle" : action(collector),
                heap.before,
                heap.after,
                "JFR jdk.GCPhasePause");
    }

    /** JFR's names of collections. Source: HotSpot's gcName.hpp. */
    private static String action(String collector) {
        return switch (collector) {
            case "DefNew", "ParNew", "ParallelScavenge", "G1New" -> Pause.MINOR;
            case "SerialOld", "ParallelOld", "G1Full" -> Pause.MAJOR;
            default -> Pause.PART;
        };
    }

    private void stall(RecordedEvent event) {
        sink.accept(new Pause(
                Pause.STALL,
                event.getStartTime().toEpochMilli(),
                event.getDuration().toNanos(),
                "Allocation Stall",
                event.getThread() == null ? "ZGC" : "ZGC: " + event.getThread().getJavaName(),
                Pause.PART,
                Double.NaN,
                Double.NaN,
                "JFR jdk.ZAllocationStall"));
    }

    private static void bound(Map<Long, ?> map) {
        while (map.size() > MAX_OPEN) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
