package dev.jvitals.metrics;

/**
 * Takes what sources measure. Calls may come from any thread; an implementation must neither block nor throw. Times are
 * milliseconds since the epoch, as the machine's clock had them when the figure was true.
 */
public interface SampleSink {
    /** One value at one time. A series' times never go backwards within one source. */
    void sample(Series series, long atMillis, double value);

    /** Something that happened at a moment or over a span, such as a GC pause. */
    void event(TimedEvent event);

    /**
     * From this time on the source has nothing to say, and why; its series have a gap until their next sample.
     * A series is the source's if its {@link Series#source} begins with that word: {@code hsperfdata} silences
     * {@code hsperfdata sun.gc.cause}.
     */
    void gap(String source, long fromMillis, String reason);
}
