package dev.jvitals.target.os;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Pace;
import dev.jvitals.target.Source;
import dev.jvitals.target.series.SocketSeries;
import dev.jvitals.target.series.SocketSeries.State;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The process's TCP sockets by state. Costs a read of the machine's socket tables, so it slows down where they are big. */
public final class SocketSource implements Source {
    private static final double MAX_SHARE = 0.002;
    private static final Duration SLOWEST = Duration.ofSeconds(60);

    private final long pid;
    private final Pace pace;

    public SocketSource(long pid, Duration period) {
        this.pid = pid;
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
    public void sample(long atMillis, SampleSink sink) throws IOException {
        long started = OwnCpu.nanos();
        counts(TcpTable.of(pid)).forEach((state, count) -> sink.sample(SocketSeries.in(state), atMillis, count));
        pace.took(OwnCpu.nanos() - started);
    }

    /** Every state with its number of sockets, zeros included. */
    public static Map<State, Integer> counts(List<TcpTable.Socket> sockets) {
        Map<State, Integer> counts = new EnumMap<>(State.class);
        for (State state : State.values()) {
            counts.put(state, 0);
        }
        sockets.forEach(socket -> counts.merge(socket.state(), 1, Integer::sum));
        return counts;
    }

    @Override
    public void close() {}
}
