package dev.jvitals.metrics;

import java.util.List;

/** Passes everything on to several sinks. As thread-safe as they are. */
public record TeeSink(List<SampleSink> sinks) implements SampleSink {
    public TeeSink {
        sinks = List.copyOf(sinks);
    }

    @Override
    public void sample(Series series, long atMillis, double value) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).sample(series, atMillis, value);
        }
    }

    @Override
    public void event(TimedEvent event) {
        sinks.forEach(sink -> sink.event(event));
    }

    @Override
    public void gap(String source, long fromMillis, String reason) {
        sinks.forEach(sink -> sink.gap(source, fromMillis, reason));
    }
}
