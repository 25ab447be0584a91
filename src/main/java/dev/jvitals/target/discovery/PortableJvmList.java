package dev.jvitals.target.discovery;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import dev.jvitals.base.Failure;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.hsperf.CollectionTime;
import dev.jvitals.target.hsperf.HeapCounters;
import dev.jvitals.target.hsperf.PerfFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where there is no {@code /proc}: the JVMs of one's own user, as the JDK's attach API and process handles tell. */
final class PortableJvmList implements JvmList {
    @Override
    public List<JvmRow> scan() {
        List<JvmRow> rows = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (VirtualMachineDescriptor each : VirtualMachine.list()) {
            ProcessHandle.of(Long.parseLong(each.id()))
                    .ifPresent(process -> rows.add(row(process, each.displayName(), now)));
        }
        rows.sort(Comparator.comparingLong(JvmRow::pid));
        return rows;
    }

    private static JvmRow row(ProcessHandle process, String displayName, long now) {
        ProcessHandle.Info info = process.info();
        String user = info.user().orElse("");
        long start = info.startInstant().map(Instant::toEpochMilli).orElse(now);
        String mainClass = CommandLineWords.mainClass(displayName);
        try (PerfFile counters = PerfFile.open(Path.of(
                System.getProperty("java.io.tmpdir"),
                "hsperfdata_" + System.getProperty("user.name"),
                Long.toString(process.pid())))) {
            return row(process.pid(), mainClass, user, start, now, cpuCores(info, start, now), counters, Access.OPEN);
        } catch (IOException | Failure e) {
            Access access = new Access(true, "Its counters cannot be read: heap and GC figures need attaching.", null);
            return row(process.pid(), mainClass, user, start, now, cpuCores(info, start, now), null, access);
        }
    }

    private static double cpuCores(ProcessHandle.Info info, long start, long now) {
        double cpuMillis = info.totalCpuDuration().map(Duration::toMillis).orElse(-1L);
        return cpuMillis < 0 || now <= start ? Double.NaN : cpuMillis / (now - start);
    }

    private static JvmRow row(
            long pid,
            String mainClass,
            String user,
            long start,
            long now,
            double cpuCores,
            @Nullable PerfFile counters,
            Access access) {
        HeapCounters heap = counters == null ? null : new HeapCounters(counters, "" + counters.text("java.rt.vmArgs"));
        return new JvmRow(
                pid,
                pid,
                mainClass,
                counters == null ? null : counters.text("java.property.java.version"),
                counters == null ? null : counters.text("java.property.java.vm.name"),
                user,
                start,
                now,
                heap == null ? Collector.UNKNOWN : heap.layout().collector(),
                heap == null ? null : heap.layout().mode(),
                heap == null ? -1 : heap.usedBytes(),
                heap == null ? -1 : heap.committedBytes(),
                heap == null ? -1 : heap.maxBytes(),
                counters == null ? -1 : counters.value("java.threads.live", -1),
                -1,
                cpuCores,
                counters == null || now <= start
                        ? Double.NaN
                        : new CollectionTime(counters).pauseNanos() / 1e6 / (now - start),
                null,
                access);
    }

    @Override
    public void close() {}
}
