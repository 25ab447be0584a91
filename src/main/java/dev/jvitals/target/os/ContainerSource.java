package dev.jvitals.target.os;

import static dev.jvitals.target.series.ContainerSeries.*;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.Rate;
import dev.jvitals.target.Source;
import java.io.IOException;
import java.time.Duration;

/** Limits, use, throttling and kills of the container that the process lives in. */
public final class ContainerSource implements Source {
    private final ControlGroup group;
    private final Duration period;
    private final Rate throttled = new Rate();

    public ContainerSource(long pid, Duration period) throws IOException {
        this.group = ControlGroup.of(pid);
        this.period = period;
    }

    @Override
    public String name() {
        return "cgroup";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public void sample(long atMillis, SampleSink sink) {
        known(sink, MEMORY_LIMIT, atMillis, (double) group.memoryLimitBytes());
        long used = group.memoryUsedBytes();
        known(sink, MEMORY_USED, atMillis, (double) used);
        known(sink, MEMORY_WORKING, atMillis, used < 0 ? -1 : (double) Math.max(0, used - group.inactiveFileBytes()));
        known(sink, OOM_KILLS, atMillis, (double) group.oomKills());
        known(sink, CPU_LIMIT, atMillis, group.cpuLimitCores());
        long throttledNanos = group.throttledNanos();
        if (throttledNanos >= 0) {
            known(sink, THROTTLED, atMillis, throttled.perSecond(throttledNanos / 1e9, System.nanoTime()));
        }
    }

    /** Unknown figures are negative or NaN: no sample then. */
    private static void known(SampleSink sink, Series series, long atMillis, double value) {
        if (value >= 0) {
            sink.sample(series, atMillis, value);
        }
    }

    @Override
    public void close() {}
}
