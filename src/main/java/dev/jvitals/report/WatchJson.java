package dev.jvitals.report;

import dev.jvitals.metrics.LatestFigures;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.series.CodeSeries;
import dev.jvitals.target.series.GcSeries;
import dev.jvitals.target.series.HeapSeries;
import dev.jvitals.target.series.NativeSeries;
import dev.jvitals.target.series.ProcessSeries;
import dev.jvitals.target.series.SocketSeries;
import dev.jvitals.target.series.ThreadSeries;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One moment of a live JVM as the {@code watch} command's JSON: one object a line. What is unknown is null. */
public final class WatchJson {
    private WatchJson() {}

    /** The figures now, and what happened since the last line. */
    public static ObjectNode of(Instant at, LatestFigures figures, List<TimedEvent> events) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", at.toString());
        ObjectNode heap = json.putObject("heap");
        count(heap, "usedBytes", figures, HeapSeries.USED.id());
        count(heap, "committedBytes", figures, HeapSeries.COMMITTED.id());
        count(heap, "maxBytes", figures, HeapSeries.MAX.id());
        count(heap, "afterGcBytes", figures, HeapSeries.AFTER_GC.id());
        number(heap, "allocationBytesPerSecond", figures, HeapSeries.ALLOCATION.id());
        generations(json, figures);
        collections(json, events);
        number(json, "gcTimeShare", figures, GcSeries.SHARE.id());
        number(json, "safepointTimeShare", figures, GcSeries.SAFEPOINT_SHARE.id());
        threads(json, figures);
        number(json, "cpuShare", figures, ProcessSeries.CPU.id());
        count(json, "residentBytes", figures, ProcessSeries.RESIDENT.id());
        count(json, "metaspaceUsedBytes", figures, CodeSeries.METASPACE_USED.id());
        count(json, "classesLoaded", figures, CodeSeries.LOADED.id());
        nativeMemory(json, figures);
        buffers(json, figures);
        sockets(json, figures);
        ObjectNode silent = json.putObject("silent");
        figures.silent().forEach(silent::put);
        return json;
    }

    private static void generations(ObjectNode json, LatestFigures figures) {
        var generations = json.putArray("generations");
        for (Space space : Space.values()) {
            if (figures.value(HeapSeries.used(space).id()).isPresent()) {
                ObjectNode generation = generations.addObject();
                generation.put("name", space.label());
                count(generation, "usedBytes", figures, HeapSeries.used(space).id());
                count(
                        generation,
                        "committedBytes",
                        figures,
                        HeapSeries.committed(space).id());
                count(generation, "maxBytes", figures, HeapSeries.max(space).id());
            }
        }
    }

    private static void collections(ObjectNode json, List<TimedEvent> events) {
        var pauses = json.putArray("gc");
        for (TimedEvent event : events) {
            if (event.kind().equals("gc.pause")) {
                ObjectNode pause = pauses.addObject();
                pause.put("collector", event.texts().get("collector"));
                pause.put("cause", event.what());
                pause.put("pauseMillis", event.durationNanos() / 1e6);
                pause.put(
                        "endedAt",
                        Instant.ofEpochMilli(event.atMillis())
                                .plusNanos(event.durationNanos())
                                .toString());
                whole(pause, "beforeBytes", event);
                whole(pause, "afterBytes", event);
            }
        }
    }

    private static void whole(ObjectNode json, String name, TimedEvent event) {
        Double value = event.numbers().get(name);
        if (value == null) {
            json.putNull(name);
        } else {
            json.put(name, Math.round(value));
        }
    }

    private static void threads(ObjectNode json, LatestFigures figures) {
        ObjectNode threads = json.putObject("threads");
        count(threads, "total", figures, ThreadSeries.TOTAL.id());
        count(threads, "daemon", figures, ThreadSeries.DAEMON.id());
        count(threads, "peak", figures, ThreadSeries.PEAK.id());
        count(threads, "byObserving", figures, ThreadSeries.OBSERVERS.id());
        ObjectNode byState = threads.putObject("byState");
        for (Thread.State state : Thread.State.values()) {
            figures.value(ThreadSeries.inState(state).id())
                    .ifPresent(count -> byState.put(state.toString(), Math.round(count)));
        }
    }

    private static void nativeMemory(ObjectNode json, LatestFigures figures) {
        var categories = json.putArray("native");
        for (String id : figures.ids("native.")) {
            if (id.endsWith(".committed")) {
                String category = id.substring("native.".length(), id.length() - ".committed".length());
                ObjectNode each = categories.addObject();
                each.put("category", category);
                count(
                        each,
                        "reservedBytes",
                        figures,
                        NativeSeries.reserved(category).id());
                count(each, "committedBytes", figures, id);
            }
        }
    }

    private static void buffers(ObjectNode json, LatestFigures figures) {
        var buffers = json.putArray("buffers");
        for (String pool : List.of("direct", "mapped")) {
            if (figures.value("buffers." + pool + ".used").isPresent()) {
                ObjectNode each = buffers.addObject();
                each.put("pool", pool);
                count(each, "count", figures, "buffers." + pool + ".count");
                count(each, "usedBytes", figures, "buffers." + pool + ".used");
            }
        }
    }

    private static void sockets(ObjectNode json, LatestFigures figures) {
        ObjectNode sockets = json.putObject("sockets");
        for (SocketSeries.State state : SocketSeries.State.values()) {
            figures.value(SocketSeries.in(state).id())
                    .ifPresent(count -> sockets.put(state.toString(), Math.round(count)));
        }
    }

    /** A whole number, null where unknown. */
    private static void count(ObjectNode json, String name, LatestFigures figures, String id) {
        var value = figures.value(id);
        if (value.isPresent()) {
            json.put(name, Math.round(value.getAsDouble()));
        } else {
            json.putNull(name);
        }
    }

    private static void number(ObjectNode json, String name, LatestFigures figures, String id) {
        var value = figures.value(id);
        if (value.isPresent()) {
            json.put(name, value.getAsDouble());
        } else {
            json.putNull(name);
        }
    }
}
