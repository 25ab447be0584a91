package dev.jvitals.target.nmt;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Source;
import dev.jvitals.target.attach.Jcmd;
import dev.jvitals.target.series.NativeSeries;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Native memory by category, where the JVM was started with tracking. A summary costs the target about a millisecond. */
public final class NativeMemorySource implements Source {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    /** It cannot be switched on later, so there is no use in asking again. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final Jcmd jcmd;
    private final Duration period;
    private volatile boolean off;
    private volatile @Nullable NativeMemory latest;

    public NativeMemorySource(Jcmd jcmd, Duration period) {
        this.jcmd = jcmd;
        this.period = period;
    }

    @Override
    public String name() {
        return "jcmd VM.native_memory";
    }

    @Override
    public Duration period() {
        return off ? NEVER : period;
    }

    @Override
    public void sample(long askedMillis, SampleSink sink) throws IOException {
        String answer = jcmd.run("VM.native_memory summary", LIMIT);
        long atMillis = System.currentTimeMillis();
        if (answer.contains("not enabled")) {
            off = true;
            throw new IOException("Native memory tracking is off; it would be on if the JVM were started with "
                    + NativeMemory.FLAG + ".");
        }
        NativeMemory memory = NativeMemory.parse(answer);
        latest = memory;
        sink.sample(NativeSeries.TRACKED_MALLOC, atMillis, (double) memory.mallocBytes());
        memory.categories().forEach((category, size) -> {
            sink.sample(NativeSeries.committed(category), atMillis, (double) size.committedBytes());
            sink.sample(NativeSeries.reserved(category), atMillis, (double) size.reservedBytes());
        });
    }

    /** The last summary; keep one as a baseline and ask the next for its difference. */
    public Optional<NativeMemory> latest() {
        return Optional.ofNullable(latest);
    }

    @Override
    public void close() {}
}
