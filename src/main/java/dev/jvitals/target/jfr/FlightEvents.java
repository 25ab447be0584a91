package dev.jvitals.target.jfr;

import dev.jvitals.metrics.SampleSink;
import jdk.jfr.consumer.EventStream;

/** The flight recorder's events that are events here too, whether they come from a live JVM or from a file. */
public final class FlightEvents {
    private FlightEvents() {}

    /** Pauses, cycles, stalls, safepoints, process starts go to the sink, on the stream's thread. */
    public static void register(EventStream stream, SampleSink sink) {
        GcEvents.register(stream, pause -> sink.event(pause.toEvent()));
        SystemEvents.register(stream, sink);
    }
}
