package dev.jvitals.target.os;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.target.Rate;
import dev.jvitals.target.Source;
import dev.jvitals.target.series.ProcessSeries;
import java.io.File;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * The children of the process, and each new one as an event {@code process.start}. Reads only processes that are new to
 * it. Children that live for less than a period are missed; JFR sees those, and then this tells no events.
 */
public final class ChildrenSource implements Source {
    private static final long NOT_OURS = 0;

    private final long pid;
    private final Duration period;
    private final BooleanSupplier startsSeenElsewhere;
    private final ProcFile file = new ProcFile();
    private final Rate starts = new Rate();
    private Map<String, Long> parents = new HashMap<>();
    private long started;
    private boolean first = true;

    /**
     * A source for one process.
     *
     * @param startsSeenElsewhere whether another source tells process starts at present, and better
     */
    public ChildrenSource(long pid, Duration period, BooleanSupplier startsSeenElsewhere) {
        this.pid = pid;
        this.period = period;
        this.startsSeenElsewhere = startsSeenElsewhere;
    }

    @Override
    public String name() {
        return "/proc";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public void sample(long atMillis, SampleSink sink) {
        String[] names = new File("/proc").list();
        Map<String, Long> seen = HashMap.newHashMap(parents.size());
        int children = 0;
        for (String name : names == null ? new String[0] : names) {
            if (name.charAt(0) <= '9') {
                Long parent = parents.get(name);
                if (parent == null) {
                    parent = parentOf(name, atMillis, sink);
                }
                seen.put(name, parent);
                children += parent == pid ? 1 : 0;
            }
        }
        parents = seen;
        first = false;
        sink.sample(ProcessSeries.CHILDREN, atMillis, children);
        double rate = starts.perSecond((double) started, System.nanoTime());
        if (!Double.isNaN(rate) && !startsSeenElsewhere.getAsBoolean()) {
            sink.sample(ProcessSeries.STARTS, atMillis, rate);
        }
    }

    private long parentOf(String child, long atMillis, SampleSink sink) {
        ProcStat stat = ProcStat.read(file, "/proc/" + child + "/stat");
        if (stat == null || stat.parentPid() != pid) {
            return NOT_OURS;
        }
        if (!first) {
            started++;
            if (!startsSeenElsewhere.getAsBoolean()) {
                sink.event(new TimedEvent(
                        "process.start",
                        atMillis,
                        0,
                        command(child, stat),
                        "/proc children",
                        Map.of("childPid", (double) Long.parseLong(child)),
                        Map.of()));
            }
        }
        return pid;
    }

    private String command(String child, ProcStat stat) {
        ProcFile line = file.readOrNull("/proc/" + child + "/cmdline");
        String words = line == null ? "" : line.text().replace('\0', ' ').strip();
        return words.isEmpty() ? stat.command() : words;
    }

    @Override
    public void close() {}
}
