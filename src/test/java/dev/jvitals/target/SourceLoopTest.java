package dev.jvitals.target;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.support.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SourceLoopTest {
    private static final Duration DAY = Duration.ofDays(1);

    /** Counts how often it was asked. */
    private static final class Counting implements Source {
        final AtomicInteger samples = new AtomicInteger();
        private final Duration period;

        Counting(Duration period) {
            this.period = period;
        }

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Duration period() {
            return period;
        }

        @Override
        public void sample(long atMillis, SampleSink sink) {
            samples.incrementAndGet();
        }

        @Override
        public void close() {}
    }

    private static SourceLoop loop(Source source) {
        return new SourceLoop(source, new History(), DAY, gone -> {});
    }

    @Test
    void a_new_pace_counts_at_once_and_not_after_the_old_one() {
        Counting source = new Counting(Duration.ofMillis(100));
        try (SourceLoop loop = loop(source)) {
            loop.slowDown(DAY);
            loop.start();
            Await.until("a first sample", () -> source.samples.get() == 1);
            loop.slowDown(Duration.ZERO);
            Await.until("some more", () -> source.samples.get() >= 3);
        }
    }

    @Test
    void who_looks_for_moments_is_not_slowed_down() {
        Counting source = new Counting(Duration.ofMillis(20));
        try (SourceLoop loop = loop(source)) {
            loop.slowDown(DAY);
            loop.start();
            Await.until("many samples", () -> source.samples.get() >= 5);
        }
    }
}
