package dev.jvitals.target.nmt;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Source;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.series.NativeSeries;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What malloc has handed out and what it keeps back, from {@code VM.info}: a thousand lines for two figures, so seldom. JDK 11
 * and later, on glibc.
 */
public final class MallocSource implements Source {
    private static final Pattern C_HEAP = Pattern.compile("C-Heap outstanding allocations: (\\d+)K, retained: (\\d+)K");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final double KILO = 1024;
    private static final String UNKNOWN =
            "This JVM does not tell what malloc holds; late updates of JDK 11, and 17 and later do, on glibc.";

    private final Jcmd jcmd;
    private final Duration period;
    private volatile boolean unknown;

    public MallocSource(Jcmd jcmd, Duration period) {
        this.jcmd = jcmd;
        this.period = period;
    }

    @Override
    public String name() {
        return "jcmd VM.info";
    }

    @Override
    public Duration period() {
        return unknown ? NEVER : period;
    }

    @Override
    public void sample(long askedMillis, SampleSink sink) throws IOException {
        Matcher matcher = C_HEAP.matcher(info());
        long atMillis = System.currentTimeMillis();
        if (!matcher.find()) {
            unknown = true;
            throw new IOException(UNKNOWN);
        }
        sink.sample(NativeSeries.MALLOC_USED, atMillis, Long.parseLong(matcher.group(1)) * KILO);
        sink.sample(NativeSeries.MALLOC_RETAINED, atMillis, Long.parseLong(matcher.group(2)) * KILO);
    }

    private String info() throws IOException {
        try {
            return jcmd.run("VM.info", LIMIT);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("Unknown diagnostic command")) { // JDK 8 has none
                unknown = true;
                throw new IOException(UNKNOWN, e);
            }
            throw e;
        }
    }

    @Override
    public void close() {}
}
