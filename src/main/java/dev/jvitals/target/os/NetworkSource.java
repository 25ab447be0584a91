package dev.jvitals.target.os;

import static dev.jvitals.target.series.MachineIoSeries.*;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.Rate;
import dev.jvitals.target.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The network as the process sees it, which in a container is the container's: bytes, losses and errors of its interfaces
 * and of TCP. Three small files a sample, some 100 µs.
 */
public final class NetworkSource implements Source {
    /** Columns of /proc/net/dev behind the name. Source: proc_pid_net(5). */
    private static final int RECEIVED = 0;

    private static final int RECEIVE_ERRORS = 2;
    private static final int RECEIVE_DROPS = 3;
    private static final int SENT = 8;
    private static final int SEND_ERRORS = 10;
    private static final int SEND_DROPS = 11;
    private static final int COLUMNS = 12;

    private static final double BYTES_PER_MEGABIT = 1e6 / 8;

    private final Duration period;
    private final Path net;
    private final @Nullable Path links;
    private final ProcFile file = new ProcFile();
    private final Map<Series, Rate> rates = new HashMap<>();
    private Map<String, long[]> last = Map.of();
    private long lastNanos;

    public NetworkSource(long pid, Duration period) {
        this(
                period,
                Path.of("/proc/" + pid + "/net"),
                isOurNetwork(Path.of("/proc"), pid) ? Path.of("/sys/class/net") : null);
    }

    /**
     * Over one network.
     *
     * @param links where the speeds of its links are told; null where nobody tells them
     */
    NetworkSource(Duration period, Path net, @Nullable Path links) {
        this.period = period;
        this.net = net;
        this.links = links;
    }

    /** /sys tells of our own network's links; another network's may have the same names. Source: network_namespaces(7). */
    static boolean isOurNetwork(Path proc, long pid) {
        try {
            Path ours = Files.readSymbolicLink(proc.resolve("self/ns/net"));
            return ours.equals(Files.readSymbolicLink(proc.resolve(pid + "/ns/net")));
        } catch (IOException e) {
            return false; // another user's process does not tell
        }
    }

    @Override
    public String name() {
        return "/proc/net";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public void sample(long atMillis, SampleSink sink) throws IOException {
        sample(atMillis, System.nanoTime(), sink);
    }

    void sample(long atMillis, long nowNanos, SampleSink sink) throws IOException {
        Map<String, long[]> interfaces = interfaces();
        long[] sum = new long[COLUMNS];
        interfaces.values().forEach(counts -> {
            for (int i = 0; i < COLUMNS; i++) {
                sum[i] += counts[i];
            }
        });
        tell(NET_RECEIVED, sum[RECEIVED], atMillis, nowNanos, sink);
        tell(NET_SENT, sum[SENT], atMillis, nowNanos, sink);
        tell(NET_DROPPED, sum[RECEIVE_DROPS] + sum[SEND_DROPS], atMillis, nowNanos, sink);
        busy(interfaces, atMillis, (nowNanos - lastNanos) / 1e9, sink);
        last = interfaces;
        lastNanos = nowNanos;
        Map<String, Long> tcp = table("snmp", "Tcp: ");
        tell(NET_SEGMENTS, tcp.getOrDefault("OutSegs", 0L), atMillis, nowNanos, sink);
        tell(NET_RETRANSMITS, tcp.getOrDefault("RetransSegs", 0L), atMillis, nowNanos, sink);
        long errors = sum[RECEIVE_ERRORS] + sum[SEND_ERRORS] + tcp.getOrDefault("InErrs", 0L);
        tell(NET_ERRORS, errors, atMillis, nowNanos, sink);
        Map<String, Long> more = table("netstat", "TcpExt: ");
        tell(NET_OVERFLOWS, more.getOrDefault("ListenOverflows", 0L), atMillis, nowNanos, sink);
    }

    private void tell(Series series, long count, long atMillis, long nowNanos, SampleSink sink) {
        double rate = rates.computeIfAbsent(series, _ -> new Rate()).perSecond((double) count, nowNanos);
        if (!Double.isNaN(rate)) {
            sink.sample(series, atMillis, rate);
        }
    }

    /** Counts by interface, without the loopback. */
    private Map<String, long[]> interfaces() throws IOException {
        file.read(net.resolve("dev").toString());
        Map<String, long[]> interfaces = new HashMap<>();
        file.nextLine(); // two lines of headings
        while (file.nextLine()) {
            String name = file.nextWord();
            if (name.endsWith(":") && !name.equals("lo:")) {
                long[] counts = new long[COLUMNS];
                for (int i = 0; i < COLUMNS; i++) {
                    counts[i] = file.nextLong(0);
                }
                interfaces.put(name.substring(0, name.length() - 1), counts);
            }
        }
        return interfaces;
    }

    private void busy(Map<String, long[]> interfaces, long atMillis, double seconds, SampleSink sink) {
        double busiest = Double.NaN;
        for (Map.Entry<String, long[]> each : interfaces.entrySet()) {
            long[] before = last.get(each.getKey());
            double speed = speedBytes(each.getKey());
            if (before != null && speed > 0) {
                long most =
                        Math.max(each.getValue()[RECEIVED] - before[RECEIVED], each.getValue()[SENT] - before[SENT]);
                double share = Math.clamp(most / seconds / speed, 0.0, 1.0);
                busiest = Double.isNaN(busiest) ? share : Math.max(busiest, share);
            }
        }
        if (!Double.isNaN(busiest)) {
            sink.sample(NET_BUSY, atMillis, busiest);
        }
    }

    /** Bytes per second and direction; not positive where nobody knows, or the interface is down. */
    private double speedBytes(String name) {
        ProcFile speed = links == null
                ? null
                : file.readOrNull(links.resolve(name + "/speed").toString());
        return speed == null ? -1 : speed.nextLong(-1) * BYTES_PER_MEGABIT;
    }

    /** The counters of a table of two lines: names, and below them the numbers. Empty where there is none. */
    private Map<String, Long> table(String name, String key) {
        ProcFile table = file.readOrNull(net.resolve(name).toString());
        Map<String, Long> counters = new HashMap<>();
        if (table != null && table.afterKey(key)) {
            List<String> names = new ArrayList<>(List.of(table.restOfLine().split(" ")));
            table.nextLine();
            table.skipWords(1);
            for (String each : names) {
                counters.put(each, table.nextLong(0));
            }
        }
        return counters;
    }

    @Override
    public void close() {}
}
