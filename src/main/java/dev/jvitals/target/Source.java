package dev.jvitals.target;

import dev.jvitals.metrics.SampleSink;
import java.io.IOException;
import java.time.Duration;

/**
 * One way to look at a running JVM. A source is sampled by one thread of its own, so that one which hangs holds up no
 * other; whatever it throws becomes a gap with the exception's sentence.
 */
public interface Source extends AutoCloseable {
    /** The first word of its series' sources, under which it tells gaps: {@code hsperfdata}, {@code JMX} … */
    String name();

    /** How long to wait from one sample's start to the next one's; asked anew each time, since cost may stretch it. */
    Duration period();

    /**
     * Measures and tells.
     *
     * @param atMillis when the look begins; what another process answers is told for the moment of the answer instead,
     *     since one that hangs answers much later, with the figures of then
     * @throws TargetGone when the process has ended
     * @throws IOException when there is nothing to say at present; the message is a sentence for people
     */
    void sample(long atMillis, SampleSink sink) throws IOException;

    /** Lets go of whatever it holds; may be called while {@link #sample} hangs in another thread, to end that. */
    @Override
    void close();
}
