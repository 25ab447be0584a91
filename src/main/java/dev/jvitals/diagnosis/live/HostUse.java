package dev.jvitals.diagnosis.live;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Is it the machine or the JVM: utilisation, saturation and errors of each resource (Gregg's USE method), over the last
 * seconds of a history, and what part of it is this JVM's.
 *
 * @param rows CPU, memory, disk, network
 * @param verdict the answer in one sentence
 */
public record HostUse(List<Row> rows, String verdict) {
    /** Long enough that one burst does not answer. */
    private static final long LOOK_BACK_MILLIS = 20_000;

    private static final int COLUMNS = 100;
    /** A network that loses so much of what is sent is felt: each loss costs a connection 200 ms and more. */
    private static final double LOSSY_SHARE = 0.02;

    /** Fewer are a single connection's bad luck. */
    private static final double LOSSY_PER_SECOND = 1;

    private static final String UNMEASURED = "not measured";

    /**
     * One resource.
     *
     * @param utilisation how much of it is used
     * @param saturation how much more is wanted than there is
     * @param errors what it failed at
     * @param ours this JVM's part
     * @param isShort whether it is saturated
     */
    public record Row(
            String resource, String utilisation, String saturation, String errors, String ours, boolean isShort) {}

    public HostUse {
        rows = List.copyOf(rows);
    }

    /** The table of what was measured last; a figure that nobody measures says so. Cost: some envelopes. */
    public static HostUse of(History history, double cores) {
        Means means = new Means(history, history.lastMillis() - LOOK_BACK_MILLIS, history.lastMillis());
        List<Row> rows = List.of(cpu(means, cores), memory(means), disk(means), network(means));
        List<String> scarce =
                rows.stream().filter(Row::isShort).map(Row::resource).toList();
        double wanted = means.of(Ids.CPU_PROCESS) + zeroIfNaN(means.of(Ids.CPU_WAIT));
        boolean cause =
                means.of(Ids.CPU_PROCESS) >= HostPressureRule.CAUSE_SHARE.value() * means.of(Ids.HOST_CPU) * cores;
        String verdict = scarce.isEmpty()
                ? "The machine has room: if something is slow, look at the JVM."
                : "The machine is short of " + String.join(" and ", scarce) + "; this JVM "
                        + (cause ? "is the cause" : "is not the cause") + ", it wants " + Unit.CORES.format(wanted)
                        + ".";
        return new HostUse(rows, verdict);
    }

    private static Row cpu(Means means, double cores) {
        double queue = means.of(Ids.HOST_RUN_QUEUE) / Math.max(1, cores);
        boolean isShort = (means.of(Ids.HOST_CPU) >= HostPressureRule.BUSY_SHARE.value()
                        && queue >= HostPressureRule.RUN_QUEUE_PER_CORE.value())
                || means.of(Ids.HOST_STEAL) >= HostPressureRule.STEAL_SHARE.value();
        return new Row(
                "CPU",
                words(means.text(Ids.HOST_CPU) + " busy", means.text(Ids.HOST_STEAL) + " stolen"),
                words(
                        Unit.COUNT.format(queue) + " runnable per core",
                        means.text(Ids.pressure("cpu")) + " of the time some task waits"),
                means.grown("host.cpu.errors", "no new machine checks", "machine check", "machine checks", ""),
                words(means.text(Ids.CPU_PROCESS), means.text(Ids.CPU_WAIT) + " waiting"),
                isShort);
    }

    private static Row memory(Means means) {
        double available = means.of(Ids.HOST_AVAILABLE);
        boolean isShort = available < HostPressureRule.AVAILABLE_SHARE.value() * means.of(Ids.HOST_MEMORY)
                || means.of(Ids.HOST_SWAP_IN) >= HostPressureRule.SWAP_IN_BYTES_PER_SECOND.value();
        return new Row(
                "memory",
                means.text(Ids.HOST_AVAILABLE) + " available of " + means.text(Ids.HOST_MEMORY),
                words(
                        means.text(Ids.HOST_SWAP_IN) + " swapped in",
                        means.text(Ids.pressure("memory")) + " of the time some task waits"),
                means.grown("host.oomkills", "no process killed", "process", "processes", " killed for want of it"),
                words(means.text(Ids.RESIDENT) + " resident", means.text(Ids.SWAPPED) + " swapped out"),
                isShort);
    }

    private static Row disk(Means means) {
        return new Row(
                "disk",
                words(
                        means.text(Ids.DISK_BUSY) + " busy",
                        means.text("host.disk.read") + " read",
                        means.text("host.disk.written") + " written"),
                words(
                        means.text(Ids.DISK_QUEUE) + " requests at once",
                        means.text(Ids.DISK_AWAIT) + " each",
                        means.text(Ids.HOST_IO_WAIT) + " of the CPU time waits for it",
                        means.text(Ids.pressure("io")) + " of the time some task waits"),
                means.grown("host.disk.errors", "no new errors", "new error", "new errors", ""),
                means.rate("faults.major", "reads by page faults"),
                means.of(Ids.HOST_IO_WAIT) >= HostPressureRule.IO_WAIT_SHARE.value()
                        || HostPressureRule.isDiskShort(
                                means.of(Ids.DISK_BUSY), means.of(Ids.DISK_QUEUE), means.of(Ids.DISK_AWAIT)));
    }

    private static Row network(Means means) {
        double resent = means.of("host.net.retransmits");
        double share = resent / Math.max(1, means.of("host.net.segments"));
        boolean isLossy = resent >= LOSSY_PER_SECOND && share >= LOSSY_SHARE;
        return new Row(
                "network",
                words(
                        means.text("host.net.busy") + " of the fastest link's speed",
                        means.text("host.net.received") + " received",
                        means.text("host.net.sent") + " sent"),
                words(
                        means.rate("host.net.retransmits", "TCP segments sent again")
                                + (share > 0 ? " (" + Unit.SHARE.format(share) + ")" : ""),
                        means.rate("host.net.overflows", "connections turned away"),
                        means.rate("host.net.dropped", "packets dropped")),
                words(means.rate("host.net.errors", "packets damaged")),
                words(
                        means.text(Ids.socketsIn("ESTABLISHED")) + " connections",
                        means.text(Ids.socketsIn("CLOSE_WAIT")) + " not closed"),
                // connections turned away are no want of network: a program, often this JVM, accepts them too slowly
                isLossy || means.of("host.net.busy") >= HostPressureRule.BUSY_SHARE.value());
    }

    private static String words(String... parts) {
        List<String> known = new ArrayList<>();
        for (String part : parts) {
            if (!part.startsWith("–")) {
                known.add(part);
            }
        }
        return known.isEmpty() ? UNMEASURED : known.stream().collect(Collectors.joining(", "));
    }

    private static double zeroIfNaN(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** Means of series over the last seconds; NaN, and a dash, for one that was not measured. */
    private record Means(History history, long from, long to) {
        double of(String series) {
            Envelope seen = history.envelope(series, from, to, COLUMNS);
            double sum = 0;
            int count = 0;
            for (int i = 0; i < seen.size(); i++) {
                if (!Double.isNaN(seen.mean(i))) {
                    sum += seen.mean(i);
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count;
        }

        /** By how much a counter has grown since watching began, in words: what it was before is not this trouble's. */
        String grown(String counter, String none, String one, String many, String what) {
            Envelope seen = history.envelope(counter, history.firstMillis(), to, COLUMNS);
            double first = Double.NaN;
            double last = Double.NaN;
            for (int i = 0; i < seen.size(); i++) {
                if (!Double.isNaN(seen.mean(i))) {
                    first = Double.isNaN(first) ? seen.min(i) : first;
                    last = seen.max(i);
                }
            }
            if (Double.isNaN(first)) {
                return UNMEASURED;
            }
            double before = first > 0 ? first : 0;
            return (last > first
                            ? Unit.COUNT.format(last - first) + " " + (last - first == 1 ? one : many) + what
                            : none)
                    + (before > 0 ? " (" + Unit.COUNT.format(before) + " before)" : "");
        }

        /** {@code 12/s packets dropped}, {@code no packets dropped}. */
        String rate(String series, String what) {
            return (of(series) == 0 ? "no" : text(series)) + " " + what;
        }

        String text(String series) {
            Unit unit = history.series(series).map(Series::unit).orElse(Unit.COUNT);
            return unit.format(of(series));
        }
    }
}
