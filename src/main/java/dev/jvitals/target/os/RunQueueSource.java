package dev.jvitals.target.os;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Pace;
import dev.jvitals.target.Source;
import dev.jvitals.target.series.ProcessSeries;
import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long the process's threads waited for a processor, from each thread's {@code schedstat}. Some 10 µs for each thread,
 * so it slows down for processes with thousands.
 */
public final class RunQueueSource implements Source {
    private static final double MAX_SHARE = 0.002;
    private static final Duration SLOWEST = Duration.ofSeconds(30);

    private final String tasks;
    private final Pace pace;
    private final ProcFile file = new ProcFile();
    private Map<String, Long> lastWaits = new HashMap<>();
    private long lastNanos;

    public RunQueueSource(long pid, Duration period) {
        this.tasks = "/proc/" + pid + "/task";
        this.pace = new Pace(period, MAX_SHARE, SLOWEST);
    }

    @Override
    public String name() {
        return "/proc";
    }

    @Override
    public Duration period() {
        return pace.period();
    }

    @Override
    public void sample(long atMillis, SampleSink sink) {
        long now = System.nanoTime();
        long started = OwnCpu.nanos();
        String[] threads = new File(tasks).list();
        if (threads == null) {
            return; // ended; the process's own source says so
        }
        Map<String, Long> waits = HashMap.newHashMap(threads.length);
        long waited = 0;
        for (String thread : threads) {
            ProcFile schedstat = file.readOrNull(tasks + "/" + thread + "/schedstat");
            if (schedstat != null) {
                long wait = schedstat.skipWords(1).nextLong(0);
                waits.put(thread, wait);
                waited += Math.max(0, wait - lastWaits.getOrDefault(thread, 0L));
            }
        }
        if (!lastWaits.isEmpty()) {
            sink.sample(ProcessSeries.RUN_QUEUE_WAIT, atMillis, waited / (double) (now - lastNanos));
        }
        lastWaits = waits;
        lastNanos = now;
        pace.took(OwnCpu.nanos() - started);
    }

    @Override
    public void close() {}
}
