package dev.jvitals.target.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.support.ChildJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class JmxSourceTest {
    /** By series when its latest figure was true. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    private final SampleSink sink = new SampleSink() {
        @Override
        public void sample(Series series, long atMillis, double value) {
            told.put(series.id(), atMillis);
        }

        @Override
        public void event(TimedEvent event) {}

        @Override
        public void gap(String source, long fromMillis, String reason) {}
    };

    /** Connecting takes seconds on a busy machine, and a JVM that was stopped answers when it goes on. */
    @Test
    void figures_are_told_for_the_moment_of_the_answer_however_long_ago_it_was_asked_for() throws IOException {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m"));
                JmxSource source = new JmxSource(child.pid(), Duration.ofSeconds(1), pause -> {}, () -> {})) {
            long longAgo = 0;
            long before = System.currentTimeMillis();
            source.sample(longAgo, sink);
            assertThat(told).containsKeys("heap.used", "heap.old.used", "threads.RUNNABLE", "threads.TIMED_WAITING");
            assertThat(told)
                    .allSatisfy((series, atMillis) ->
                            assertThat(atMillis).as(series).isBetween(before, System.currentTimeMillis()));
        }
    }
}
