package dev.jvitals.target.os;

import static dev.jvitals.target.series.MachineIoSeries.*;

import dev.jvitals.metrics.SampleSink;
import dev.jvitals.target.Source;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How busy the machine's disks are, and their errors. One small file a sample and one more for each disk, some 100 µs. */
public final class DiskSource implements Source {
    /** Of /proc/diskstats, whatever the disk's own. Source: Documentation/admin-guide/iostats. */
    private static final int SECTOR_BYTES = 512;

    private final Duration period;
    private final Path proc;
    private final Path sys;
    private final ProcFile file = new ProcFile();
    private final Map<String, Boolean> isDisk = new HashMap<>();
    private Map<String, Counts> last = Map.of();
    private long lastNanos;

    /** What the kernel has counted of one disk since it is there. */
    private record Counts(long requests, long sectorsRead, long sectorsWritten, long waited, long busy, long weighted) {
        Counts since(Counts before) {
            return new Counts(
                    requests - before.requests,
                    sectorsRead - before.sectorsRead,
                    sectorsWritten - before.sectorsWritten,
                    waited - before.waited,
                    busy - before.busy,
                    weighted - before.weighted);
        }
    }

    public DiskSource(Duration period) {
        this(period, Path.of("/proc"), Path.of("/sys"));
    }

    DiskSource(Duration period, Path proc, Path sys) {
        this.period = period;
        this.proc = proc;
        this.sys = sys;
    }

    @Override
    public String name() {
        return "/proc/diskstats";
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
        Map<String, Counts> now = counts();
        tell(now, atMillis, (nowNanos - lastNanos) / 1e9, sink);
        last = now;
        lastNanos = nowNanos;
        errors(atMillis, sink);
    }

    private Map<String, Counts> counts() throws IOException {
        file.read(proc.resolve("diskstats").toString());
        Map<String, Counts> counts = new HashMap<>();
        do {
            String name = file.skipWords(2).nextWord();
            if (!name.isEmpty() && isDisk.computeIfAbsent(name, this::isDisk)) {
                long reads = file.nextLong(0);
                long sectorsRead = file.skipWords(1).nextLong(0);
                long readMillis = file.nextLong(0);
                long writes = file.nextLong(0);
                long sectorsWritten = file.skipWords(1).nextLong(0);
                long writeMillis = file.nextLong(0);
                long busy = file.skipWords(1).nextLong(0);
                long weighted = file.nextLong(0);
                counts.put(
                        name,
                        new Counts(
                                reads + writes, sectorsRead, sectorsWritten, readMillis + writeMillis, busy, weighted));
            }
        } while (file.nextLine());
        return counts;
    }

    /** No partition, no disk in memory, and nothing that is made of other disks, whose work would count twice. */
    private boolean isDisk(String name) {
        if (name.matches("(loop|ram|zram|sr|fd|nbd)\\d+") || !Files.isDirectory(sys.resolve("block/" + name))) {
            return false;
        }
        try (DirectoryStream<Path> made = Files.newDirectoryStream(sys.resolve("block/" + name + "/slaves"))) {
            return !made.iterator().hasNext();
        } catch (IOException e) {
            return true;
        }
    }

    private void tell(Map<String, Counts> now, long atMillis, double seconds, SampleSink sink) {
        Counts busiest = null;
        double read = 0;
        double written = 0;
        for (Map.Entry<String, Counts> each : now.entrySet()) {
            Counts before = last.get(each.getKey());
            if (before == null) {
                continue;
            }
            Counts spent = each.getValue().since(before);
            if (spent.busy < 0 || spent.requests < 0) {
                continue; // another disk of the same name
            }
            read += spent.sectorsRead * (double) SECTOR_BYTES;
            written += spent.sectorsWritten * (double) SECTOR_BYTES;
            busiest = busiest == null || spent.busy > busiest.busy ? spent : busiest;
        }
        if (busiest != null) {
            sink.sample(DISK_BUSY, atMillis, Math.min(1, busiest.busy / 1e3 / seconds));
            sink.sample(DISK_QUEUE, atMillis, busiest.weighted / 1e3 / seconds);
            sink.sample(DISK_AWAIT, atMillis, busiest.requests == 0 ? 0 : busiest.waited / (double) busiest.requests);
            sink.sample(DISK_READ, atMillis, read / seconds);
            sink.sample(DISK_WRITTEN, atMillis, written / seconds);
        }
    }

    private void errors(long atMillis, SampleSink sink) {
        Long sum = null;
        for (Map.Entry<String, Boolean> each : isDisk.entrySet()) {
            if (each.getValue()) {
                sum = plus(sum, counter(sys.resolve("block/" + each.getKey() + "/device/ioerr_cnt")));
            }
        }
        try (DirectoryStream<Path> systems = Files.newDirectoryStream(sys.resolve("fs/ext4"))) {
            for (Path system : systems) {
                sum = plus(sum, counter(system.resolve("errors_count")));
            }
        } catch (IOException e) {
            // no such file system here
        }
        if (sum != null) {
            sink.sample(DISK_ERRORS, atMillis, (double) (long) sum);
        }
    }

    private static @Nullable Long plus(@Nullable Long sum, @Nullable Long more) {
        return more == null ? sum : Long.valueOf(more + (sum == null ? 0 : sum));
    }

    /** A file with one number, hexadecimal ones with {@code 0x} in front. */
    private @Nullable Long counter(Path path) {
        ProcFile number = file.readOrNull(path.toString());
        try {
            return number == null ? null : Long.decode(number.line());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @Override
    public void close() {}
}
