package dev.jvitals.target.jfr;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.series.CodeSeries;
import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.EventStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;

/** Safepoints, process starts, pinned virtual threads and the compiler's queue from the flight recorder. */
final class SystemEvents {
    private SystemEvents() {}

    static void register(EventStream stream, SampleSink sink) {
        stream.onEvent("jdk.ExecuteVMOperation", event -> {
            if (event.getBoolean("safepoint")) {
                tell(
                        sink,
                        "safepoint",
                        event.getString("operation"),
                        event,
                        Map.of("operation", event.getString("operation")));
            }
        });
        stream.onEvent(
                "jdk.SafepointStateSynchronization",
                event -> tell(sink, "safepoint.sync", "slow to reach the safepoint", event, Map.of()));
        stream.onEvent(
                "jdk.ProcessStart",
                event -> tell(
                        sink,
                        "process.start",
                        event.getString("command"),
                        event,
                        Map.of("frame", callingFrame(event))));
        stream.onEvent(
                "jdk.SystemGC",
                event -> tell(sink, "gc.call", "System.gc()", event, Map.of("frame", callingFrame(event))));
        stream.onEvent(
                "jdk.VirtualThreadPinned",
                event -> tell(
                        sink, "thread.pinned", "pinned virtual thread", event, Map.of("frame", callingFrame(event))));
        Map<String, Long> queues = new HashMap<>();
        stream.onEvent("jdk.CompilerQueueUtilization", event -> {
            queues.put(event.getString("compiler"), event.getLong("queueSize"));
            double waiting = queues.values().stream().mapToLong(each -> each).sum();
            sink.sample(CodeSeries.JIT_QUEUE, event.getStartTime().toEpochMilli(), waiting);
        });
    }

    private static void tell(
            SampleSink sink, String kind, String what, RecordedEvent event, Map<String, String> texts) {
        sink.event(new TimedEvent(
                kind,
                event.getStartTime().toEpochMilli(),
                event.getDuration().toNanos(),
                what,
                "JFR " + event.getEventType().getName(),
                Map.of(),
                texts));
    }

    /** The first frame that is not the JDK's: who asked for it. */
    private static String callingFrame(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return "";
        }
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            RecordedMethod method = frame.getMethod();
            String type = method.getType().getName();
            if (!type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.")) {
                return type + "." + method.getName();
            }
        }
        return "";
    }
}
