package dev.jvitals.target.series;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import java.util.List;

/** The machine's disks and network, and what went wrong on it. */
public final class MachineIoSeries {
    public static final Series DISK_BUSY = new Series(
            "host.disk.busy",
            "Disk busy",
            Unit.SHARE,
            "/proc/diskstats",
            "Share of time in which the busiest disk had work, as iostat's %util. A disk that does many things at once"
                    + " may have room at 100 %.");
    public static final Series DISK_QUEUE = new Series(
            "host.disk.queue",
            "Disk queue",
            Unit.COUNT,
            "/proc/diskstats",
            "Requests that the busiest disk had at once on average, those waiting included: iostat's aqu-sz.");
    public static final Series DISK_AWAIT = new Series(
            "host.disk.await",
            "Disk response",
            Unit.MILLIS,
            "/proc/diskstats",
            "How long a request to the busiest disk took on average, waiting included: iostat's await.");
    public static final Series DISK_READ = new Series(
            "host.disk.read",
            "Disk reads",
            Unit.BYTES_PER_SECOND,
            "/proc/diskstats",
            "Bytes per second read from all disks.");
    public static final Series DISK_WRITTEN = new Series(
            "host.disk.written",
            "Disk writes",
            Unit.BYTES_PER_SECOND,
            "/proc/diskstats",
            "Bytes per second written to all disks.");
    public static final Series DISK_ERRORS = new Series(
            "host.disk.errors",
            "Disk errors",
            Unit.COUNT,
            "/sys/block/*/device/ioerr_cnt, /sys/fs/ext4/*/errors_count",
            "Requests that disks failed, and damage that file systems met, as far as the kernel counts them. Zero is"
                    + " healthy.");
    public static final Series NET_BUSY = new Series(
            "host.net.busy",
            "Network busy",
            Unit.SHARE,
            "/proc/net/dev, /sys/class/net/*/speed",
            "Bytes per second of the busiest interface, in its busier direction, of what its speed allows. Virtual"
                    + " interfaces have no speed.");
    public static final Series NET_RECEIVED = new Series(
            "host.net.received",
            "Received",
            Unit.BYTES_PER_SECOND,
            "/proc/net/dev",
            "Bytes per second received by all interfaces but the loopback.");
    public static final Series NET_SENT = new Series(
            "host.net.sent",
            "Sent",
            Unit.BYTES_PER_SECOND,
            "/proc/net/dev",
            "Bytes per second sent by all interfaces but the loopback.");
    public static final Series NET_SEGMENTS = new Series(
            "host.net.segments",
            "TCP segments sent",
            Unit.PER_SECOND,
            "/proc/net/snmp OutSegs",
            "TCP segments sent per second, the loopback's too.");
    public static final Series NET_RETRANSMITS = new Series(
            "host.net.retransmits",
            "TCP retransmissions",
            Unit.PER_SECOND,
            "/proc/net/snmp RetransSegs",
            "TCP segments per second that had to be sent again: they, or the word that they came, were lost on the way.");
    public static final Series NET_OVERFLOWS = new Series(
            "host.net.overflows",
            "Listen overflows",
            Unit.PER_SECOND,
            "/proc/net/netstat ListenOverflows",
            "Connections per second turned away because a program does not accept them fast enough. Zero is healthy.");
    public static final Series NET_DROPPED = new Series(
            "host.net.dropped",
            "Packets dropped",
            Unit.PER_SECOND,
            "/proc/net/dev drop",
            "Packets per second dropped by interfaces, for want of buffers mostly.");
    public static final Series NET_ERRORS = new Series(
            "host.net.errors",
            "Network errors",
            Unit.PER_SECOND,
            "/proc/net/dev errs, /proc/net/snmp InErrs",
            "Packets and TCP segments per second that came damaged. Zero is healthy.");
    public static final Series CPU_ERRORS = new Series(
            "host.cpu.errors",
            "Machine checks",
            Unit.COUNT,
            "/proc/interrupts MCE",
            "Errors of processors and their caches since boot that the hardware reported. Zero is healthy.");
    public static final Series OOM_KILLS = new Series(
            "host.oomkills",
            "Processes killed",
            Unit.COUNT,
            "/proc/vmstat oom_kill",
            "Processes that the kernel has killed since boot because memory was out.");

    private MachineIoSeries() {}

    static List<Series> all() {
        return List.of(
                DISK_BUSY,
                DISK_QUEUE,
                DISK_AWAIT,
                DISK_READ,
                DISK_WRITTEN,
                DISK_ERRORS,
                NET_BUSY,
                NET_RECEIVED,
                NET_SENT,
                NET_SEGMENTS,
                NET_RETRANSMITS,
                NET_OVERFLOWS,
                NET_DROPPED,
                NET_ERRORS,
                CPU_ERRORS,
                OOM_KILLS);
    }
}
