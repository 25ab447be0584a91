package dev.jvitals.target.flight;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.RateMeter;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.SecondMeter;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.Pause;
import dev.jvitals.target.series.CodeSeries;
import dev.jvitals.target.series.ContainerSeries;
import dev.jvitals.target.series.GcSeries;
import dev.jvitals.target.series.HeapSeries;
import dev.jvitals.target.series.HostSeries;
import dev.jvitals.target.series.NativeSeries;
import dev.jvitals.target.series.ProcessSeries;
import dev.jvitals.target.series.ThreadSeries;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedObject;

/** The events of the recorder that are figures: heap, processors, threads, classes, memory. For the stream's thread. */
final class SampledSeries {
    /** Collectors whose generations have events of their own. */
    private static final Set<String> TELL_PARTS = Set.of("G1", "Parallel");

    private final History history;
    private final Map<String, String> about;
    private final Map<String, Series> series = new HashMap<>();
    private final SecondMeter stopped;
    private final SecondMeter pauses;
    private final RateMeter allocation;
    private double processors = Double.NaN;
    private double maxHeapBytes = Double.NaN;
    private double heapUsedBytes = Double.NaN;
    private double lastHeapBytes = Double.NaN;
    private double lastStarted = Double.NaN;
    private long lastStartedMillis;
    private int full;

    /** @param about tells the collector as soon as it is known */
    SampledSeries(History history, Map<String, String> about) {
        this.history = history;
        this.about = about;
        stopped = new SecondMeter((at, sum, n) -> put(GcSeries.SHARE, "GCPhasePause", at, Math.min(1, sum)));
        pauses = new SecondMeter((at, sum, n) -> put(GcSeries.COLLECTIONS, "GCPhasePause", at, n));
        allocation = new RateMeter(history, of(HeapSeries.ALLOCATION, "GCHeapSummary"));
    }

    /** The history, counting the pauses that go into it. */
    SampleSink seeing(History into) {
        return new SampleSink() {
            @Override
            public void sample(Series what, long atMillis, double value) {
                into.sample(what, atMillis, value);
            }

            @Override
            public void event(TimedEvent event) {
                into.event(event);
                if (event.kind().equals(Pause.PAUSE)) {
                    pause(event);
                }
            }

            @Override
            public void gap(String source, long fromMillis, String reason) {
                into.gap(source, fromMillis, reason);
            }
        };
    }

    private void pause(TimedEvent event) {
        long end = event.atMillis() + event.durationNanos() / 1_000_000;
        stopped.spend(event.atMillis(), (double) event.durationNanos());
        pauses.add(end, 1);
        if (Pause.MAJOR.equals(event.texts().get("action"))) {
            full++;
            put(GcSeries.FULL, "GarbageCollection", end, full);
        }
    }

    void register(EventStream stream) {
        stream.onEvent("jdk.CPUInformation", event -> processors = event.getInt("hwThreads"));
        stream.onEvent("jdk.CPULoad", this::load);
        stream.onEvent("jdk.GCHeapConfiguration", this::limit);
        stream.onEvent("jdk.GCHeapSummary", this::heap);
        stream.onEvent("jdk.G1HeapSummary", this::g1);
        stream.onEvent("jdk.PSHeapSummary", this::parallel);
        stream.onEvent("jdk.MetaspaceSummary", this::metaspace);
        stream.onEvent("jdk.JavaThreadStatistics", this::threads);
        stream.onEvent("jdk.ClassLoadingStatistics", event -> {
            put(CodeSeries.LOADED, event, "loadedClassCount");
            put(CodeSeries.UNLOADED, event, "unloadedClassCount");
        });
        stream.onEvent("jdk.PhysicalMemory", this::memory);
        stream.onEvent("jdk.ContainerConfiguration", event -> {
            if (event.hasField("memoryLimit") && event.getLong("memoryLimit") > 0) {
                put(ContainerSeries.MEMORY_LIMIT, event, "memoryLimit");
            }
        });
        stream.onEvent("jdk.ResidentSetSize", event -> put(ProcessSeries.RESIDENT, event, "size"));
        stream.onEvent("jdk.DirectBufferStatistics", event -> {
            put(NativeSeries.DIRECT_USED, event, "memoryUsed");
            put(NativeSeries.DIRECT_COUNT, event, "count");
        });
        stream.onEvent("jdk.NativeMemoryUsage", event -> {
            put(NativeSeries.committed(event.getString("type")), event, "committed");
            put(NativeSeries.reserved(event.getString("type")), event, "reserved");
        });
    }

    private void load(RecordedEvent event) {
        long at = event.getStartTime().toEpochMilli();
        put(HostSeries.CPU, "CPULoad", at, event.getFloat("machineTotal"));
        if (!Double.isNaN(processors)) {
            put(ProcessSeries.CPU_USER, "CPULoad", at, event.getFloat("jvmUser") * processors);
            put(ProcessSeries.CPU_SYSTEM, "CPULoad", at, event.getFloat("jvmSystem") * processors);
            put(
                    ProcessSeries.CPU,
                    "CPULoad",
                    at,
                    (event.getFloat("jvmUser") + event.getFloat("jvmSystem")) * processors);
        }
    }

    private void limit(RecordedEvent event) {
        maxHeapBytes = (double) event.getLong("maxSize");
    }

    private void heap(RecordedEvent event) {
        long at = event.getStartTime().toEpochMilli();
        double used = (double) event.getLong("heapUsed");
        boolean before = event.getString("when").startsWith("Before");
        heapUsedBytes = used;
        put(HeapSeries.USED, "GCHeapSummary", at, used);
        if (!TELL_PARTS.contains(about.getOrDefault("collector", ""))) {
            put(HeapSeries.used(Space.WHOLE), "GCHeapSummary", at, used);
        }
        if (event.hasField("heapSpace")) {
            RecordedObject space = event.getValue("heapSpace");
            put(HeapSeries.COMMITTED, "GCHeapSummary", at, (double) space.getLong("committedSize"));
        }
        put(HeapSeries.MAX, "GCHeapConfiguration", at, maxHeapBytes);
        if (before) {
            allocation.add(at, used - lastHeapBytes);
        } else {
            lastHeapBytes = used;
            put(HeapSeries.AFTER_GC, "GCHeapSummary", at, used);
        }
    }

    private void g1(RecordedEvent event) {
        put(HeapSeries.used(Space.EDEN), event, "edenUsedSize");
        put(HeapSeries.used(Space.SURVIVOR), event, "survivorUsedSize");
        if (event.hasField("oldGenUsedSize")) {
            put(HeapSeries.used(Space.OLD), event, "oldGenUsedSize"); // JDK 21 and later
        } else {
            double rest = heapUsedBytes - event.getLong("edenUsedSize") - event.getLong("survivorUsedSize");
            put(
                    HeapSeries.used(Space.OLD),
                    "GCHeapSummary",
                    event.getStartTime().toEpochMilli(),
                    Math.max(0, rest));
        }
    }

    private void parallel(RecordedEvent event) {
        put(HeapSeries.used(Space.EDEN), event, "edenSpace.used");
        put(HeapSeries.used(Space.SURVIVOR), event, "fromSpace.used");
        put(HeapSeries.used(Space.OLD), event, "oldObjectSpace.used");
    }

    private void metaspace(RecordedEvent event) {
        put(CodeSeries.METASPACE_USED, event, "metaspace.used");
        put(CodeSeries.METASPACE_COMMITTED, event, "metaspace.committed");
    }

    private void threads(RecordedEvent event) {
        put(ThreadSeries.TOTAL, event, "activeCount");
        put(ThreadSeries.DAEMON, event, "daemonCount");
        put(ThreadSeries.PEAK, event, "peakCount");
        long at = event.getStartTime().toEpochMilli();
        double started = (double) event.getLong("accumulatedCount");
        if (!Double.isNaN(lastStarted) && at > lastStartedMillis) {
            put(
                    ThreadSeries.STARTED,
                    "JavaThreadStatistics",
                    at,
                    Math.max(0, started - lastStarted) * 1_000 / (at - lastStartedMillis));
        }
        lastStarted = started;
        lastStartedMillis = at;
    }

    private void memory(RecordedEvent event) {
        long at = event.getStartTime().toEpochMilli();
        put(HostSeries.MEMORY_TOTAL, event, "totalSize");
        put(HostSeries.MEMORY_AVAILABLE, "PhysicalMemory", at, (double)
                (event.getLong("totalSize") - event.getLong("usedSize")));
    }

    /** Tells what is still open. */
    void end() {
        stopped.end();
        pauses.end();
        if (!Double.isNaN(maxHeapBytes)) {
            put(HeapSeries.MAX, "GCHeapConfiguration", history.lastMillis(), maxHeapBytes);
        }
    }

    private void put(Series known, RecordedEvent event, String field) {
        if (event.hasField(field)) {
            String type = event.getEventType().getName();
            put(
                    known,
                    type.substring(type.indexOf('.') + 1),
                    event.getStartTime().toEpochMilli(),
                    (double) event.getLong(field));
        }
    }

    private void put(Series known, String event, long at, double value) {
        if (!Double.isNaN(value)) {
            history.sample(of(known, event), at, value);
        }
    }

    /** The same figure, with the event as its source. */
    private Series of(Series known, String event) {
        return series.computeIfAbsent(
                known.id(), id -> new Series(id, known.label(), known.unit(), "JFR jdk." + event, known.meaning()));
    }
}
