package dev.jvitals.target.os;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's tables of disks and network, written by hand, two samples two seconds apart. */
class MachineIoTest {
    private static final long SECOND = 1_000_000_000L;

    private final Map<String, Double> told = new HashMap<>();
    private final SampleSink sink = new SampleSink() {
        @Override
        public void sample(Series series, long atMillis, double value) {
            told.put(series.id(), value);
        }

        @Override
        public void event(TimedEvent event) {}

        @Override
        public void gap(String source, long fromMillis, String reason) {}
    };

    @TempDir
    Path root;

    @BeforeEach
    void folders() throws IOException {
        for (String disk : new String[] {"sda", "nvme0n1", "dm-0", "loop0"}) {
            Files.createDirectories(root.resolve("sys/block/" + disk));
        }
        Files.createDirectories(root.resolve("sys/block/dm-0/slaves/sda"));
        Files.createDirectories(root.resolve("sys/block/sda/device"));
        Files.createDirectories(root.resolve("sys/fs/ext4/sda1"));
        Files.createDirectories(root.resolve("net"));
        Files.createDirectories(root.resolve("links/eth0"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(root.resolve(name), text);
    }

    private void disks(long reads, long sectors, long readMillis, long busy, long weighted) throws IOException {
        String sda = reads + " 0 " + sectors + " " + readMillis + " 10 0 80 20 0 " + busy + " " + weighted;
        write(
                "diskstats",
                "   8 0 sda " + sda + "\n   8 1 sda1 " + sda + "\n 259 0 nvme0n1 5 0 40 1 0 0 0 0 0 1 1\n 253 0 dm-0 "
                        + sda + "\n   7 0 loop0 9 9 9 9 9 9 9 9 9 9 9\n");
    }

    @Test
    void the_busiest_disk_is_told_as_iostat_tells_it_and_parts_and_layers_do_not_count_twice() throws IOException {
        write("sys/block/sda/device/ioerr_cnt", "0x2\n");
        write("sys/fs/ext4/sda1/errors_count", "1\n");
        DiskSource source = new DiskSource(Duration.ofSeconds(1), root, root.resolve("sys"));
        disks(100, 1_000, 50, 1_000, 5_000);
        source.sample(0, 10 * SECOND, sink);
        assertThat(told).as("one sample is no rate").doesNotContainKey("host.disk.busy");
        disks(300, 5_000, 850, 2_800, 13_000);
        source.sample(2_000, 12 * SECOND, sink);
        assertThat(told.get("host.disk.busy")).isCloseTo(0.9, within(1e-9));
        assertThat(told.get("host.disk.queue")).isCloseTo(4, within(1e-9));
        assertThat(told.get("host.disk.await")).isCloseTo(4, within(1e-9));
        assertThat(told.get("host.disk.read")).isCloseTo(4_000 * 512 / 2.0, within(1e-6));
        assertThat(told.get("host.disk.written")).isZero();
        assertThat(told.get("host.disk.errors")).isEqualTo(3);
    }

    @Test
    void a_machine_that_counts_no_disk_errors_is_not_said_to_have_none() throws IOException {
        DiskSource source = new DiskSource(Duration.ofSeconds(1), root, root.resolve("sys"));
        disks(1, 1, 1, 1, 1);
        source.sample(0, SECOND, sink);
        assertThat(told).doesNotContainKey("host.disk.errors");
    }

    private void network(long received, long drops, long segments, long again, long overflows) throws IOException {
        write(
                "net/dev",
                "Inter-|   Receive |  Transmit\n face |bytes packets errs drop\n"
                        + "    lo: 999999 1 7 7 0 0 0 0 999999 1 7 7 0 0 0 0\n  eth0: " + received + " 10 0 " + drops
                        + " 0 0 0 0 500 5 0 0 0 0 0 0\n");
        write(
                "net/snmp",
                "Ip: Forwarding\nIp: 1\nTcp: RtoAlgorithm MaxConn OutSegs RetransSegs InErrs\nTcp: 1 -1 " + segments
                        + " " + again + " 0\n");
        write("net/netstat", "TcpExt: SyncookiesSent ListenOverflows ListenDrops\nTcpExt: 0 " + overflows + " 0\n");
    }

    @Test
    void losses_of_the_network_are_rates_and_the_loopback_is_no_interface() throws IOException {
        write("links/eth0/speed", "100\n");
        NetworkSource source = new NetworkSource(Duration.ofSeconds(1), root.resolve("net"), root.resolve("links"));
        network(0, 0, 1_000, 10, 5);
        source.sample(0, 10 * SECOND, sink);
        network(5_000_000, 8, 1_200, 14, 11);
        source.sample(2_000, 12 * SECOND, sink);
        assertThat(told.get("host.net.received")).isCloseTo(2_500_000, within(1e-6));
        assertThat(told.get("host.net.busy")).isCloseTo(0.2, within(1e-9));
        assertThat(told.get("host.net.dropped")).isCloseTo(4, within(1e-9));
        assertThat(told.get("host.net.segments")).isCloseTo(100, within(1e-9));
        assertThat(told.get("host.net.retransmits")).isCloseTo(2, within(1e-9));
        assertThat(told.get("host.net.overflows")).isCloseTo(3, within(1e-9));
        assertThat(told.get("host.net.errors")).isZero();
    }

    @Test
    void a_link_without_a_speed_has_no_utilisation() throws IOException {
        write("links/eth0/speed", "-1\n");
        NetworkSource source = new NetworkSource(Duration.ofSeconds(1), root.resolve("net"), root.resolve("links"));
        network(0, 0, 0, 0, 0);
        source.sample(0, SECOND, sink);
        network(100, 0, 0, 0, 0);
        source.sample(1_000, 2 * SECOND, sink);
        assertThat(told).containsKey("host.net.received").doesNotContainKey("host.net.busy");
    }

    @Test
    void links_of_another_network_are_not_taken_for_the_process_s_own() throws IOException {
        for (String process : List.of("self", "1", "2")) {
            Path namespaces = Files.createDirectories(root.resolve(process + "/ns"));
            Files.createSymbolicLink(namespaces.resolve("net"), Path.of(process.equals("2") ? "net:[8]" : "net:[7]"));
        }
        assertThat(NetworkSource.isOurNetwork(root, 1)).isTrue();
        assertThat(NetworkSource.isOurNetwork(root, 2)).isFalse();
        assertThat(NetworkSource.isOurNetwork(root, 3)).as("it does not tell").isFalse();

        NetworkSource source = new NetworkSource(Duration.ofSeconds(1), root.resolve("net"), null);
        network(0, 0, 0, 0, 0);
        source.sample(0, SECOND, sink);
        network(100, 0, 0, 0, 0);
        source.sample(1_000, 2 * SECOND, sink);
        assertThat(told).containsKey("host.net.received").doesNotContainKey("host.net.busy");
    }
}
