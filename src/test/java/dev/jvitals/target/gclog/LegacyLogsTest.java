package dev.jvitals.target.gclog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The logs of JDK 6 to 8, of which this machine has none: short samples in their format, each figure checked by hand. */
class LegacyLogsTest {
    private static final double KB = 1 << 10;
    private static final double MB = 1 << 20;

    @TempDir
    Path folder;

    private Recording read(String text) throws IOException {
        Path file = folder.resolve("gc.log");
        Files.writeString(file, text);
        return GcLogs.read(file, Progress.NONE, new Cancellation());
    }

    private static List<TimedEvent> pauses(Recording recording) {
        return recording.history().events("gc.pause", Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static double latest(Recording recording, String series) {
        return recording.history().latest(series).orElseThrow().value();
    }

    @Test
    void the_heap_that_a_jvm_writes_at_its_exit_is_no_part_of_its_last_collection() throws IOException {
        Recording log = read("""
                2026-11-29T09:45:27.065+0000: 58.870: [GC remark, 0.0508177 secs]
                 [Times: user=0.01 sys=0.00, real=0.05 secs]\s
                2026-11-29T09:45:27.116+0000: 58.921: [GC cleanup 48810K->48810K(98304K), 0.0001844 secs]
                 [Times: user=0.00 sys=0.00, real=0.00 secs]\s
                Heap
                 garbage-first heap   total 98304K, used 47801K [0x00000000fa000000, 0x00000000fa100300, 0x0000000100000000)
                  region size 1024K, 26 young (26624K), 1 survivors (1024K)
                """);
        assertThat(pauses(log)).extracting(TimedEvent::durationNanos).containsExactly(50_817_700L, 184_400L);
    }

    @Test
    void the_throughput_collector_of_jdk_8() throws IOException {
        Recording log = read("""
                Java HotSpot(TM) 64-Bit Server VM (25.92-b14) for linux-amd64 JRE (1.8.0_92-b14), built on Mar 31 2016
                Memory: 4k page, physical 16161356k(1230000k free), swap 0k(0k free)
                CommandLine flags: -XX:InitialHeapSize=268435456 -XX:MaxHeapSize=536870912 -XX:+PrintGCDetails -XX:+UseParallelGC\s
                2017-03-05T07:47:06.000-0500: 23.500: [GC (Allocation Failure) [PSYoungGen: 65536K->10748K(76288K)] 65536K->15000K(251392K), 0.0250000 secs] [Times: user=0.05 sys=0.01, real=0.03 secs]\s
                2017-03-05T07:47:16.000-0500: 33.500: [Full GC (System.gc()) [PSYoungGen: 10748K->0K(76288K)] [ParOldGen: 4252K->14000K(175104K)] 15000K->14000K(251392K), [Metaspace: 20480K->20480K(1067008K)], 1.5000000 secs] [Times: user=2.80 sys=0.02, real=1.50 secs]\s
                """);
        assertThat(log.about()).containsEntry("collector", "Parallel").containsEntry("jvmVersion", "1.8.0_92-b14");
        assertThat(latest(log, "heap.max")).isEqualTo(512 * MB);
        assertThat(pauses(log)).hasSize(2);
        TimedEvent full = pauses(log).get(1);
        assertThat(full.what()).isEqualTo("System.gc()");
        assertThat(full.durationNanos()).isEqualTo(1_500_000_000L);
        assertThat(full.atMillis() - pauses(log).get(0).atMillis()).isEqualTo(10_000);
        assertThat(full.numbers()).containsEntry("beforeBytes", 15_000 * KB).containsEntry("afterBytes", 14_000 * KB);
        assertThat(latest(log, "heap.old.used")).isEqualTo(14_000 * KB);
        assertThat(latest(log, "heap.young.used")).isZero();
        assertThat(latest(log, "metaspace.used")).isEqualTo(20 * MB);
        assertThat(latest(log, "gc.full")).isEqualTo(1);
    }

    @Test
    void the_serial_collector_with_a_nested_old_collection() throws IOException {
        Recording log = read("""
                1.250: [GC (Allocation Failure) 1.250: [DefNew: 17472K->2176K(19648K), 0.0100000 secs] 17472K->8000K(63360K), 0.0101000 secs] [Times: user=0.01 sys=0.00, real=0.01 secs]\s
                2.500: [Full GC (Allocation Failure) 2.500: [Tenured: 43712K->40000K(43712K), 0.0800000 secs] 63000K->40000K(63360K), [Metaspace: 2600K->2600K(1056768K)], 0.0801000 secs] [Times: user=0.08 sys=0.00, real=0.08 secs]\s
                """);
        assertThat(log.about()).containsEntry("collector", "Serial");
        assertThat(pauses(log)).extracting(TimedEvent::durationNanos).containsExactly(10_100_000L, 80_100_000L);
        assertThat(latest(log, "heap.after.gc")).isEqualTo(40_000 * KB);
        assertThat(latest(log, "heap.old.used")).isEqualTo(40_000 * KB);
        assertThat(latest(log, "heap.old.committed")).isEqualTo(43_712 * KB);
    }

    @Test
    void concurrent_mark_sweep_and_its_failures() throws IOException {
        Recording log = read("""
                10.000: [GC (Allocation Failure)10.000: [ParNew: 174848K->25512K(349568K), 0.0157380 secs] 174848K->25512K(354944K), 0.0158160 secs] [Times: user=0.07 sys=0.03, real=0.02 secs]\s
                11.000: [GC (CMS Initial Mark) [1 CMS-initial-mark: 3000K(5376K)] 30000K(354944K), 0.0030000 secs] [Times: user=0.00 sys=0.00, real=0.00 secs]\s
                11.003: [CMS-concurrent-mark-start]
                11.503: [CMS-concurrent-mark: 0.400/0.500 secs] [Times: user=0.50 sys=0.01, real=0.50 secs]\s
                12.000: [GC (CMS Final Remark)[YG occupancy: 100 K (349568 K)]12.000: [Rescan (parallel) , 0.0010 secs]12.001: [weak refs processing, 0.0001 secs] [1 CMS-remark: 3000K(5376K)] 3100K(354944K), 0.0070000 secs] [Times: user=0.02 sys=0.00, real=0.01 secs]\s
                13.000: [GC (Allocation Failure)13.000: [ParNew (promotion failed): 349568K->349568K(349568K), 0.1000000 secs]13.100: [CMS (concurrent mode failure): 5000K->5100K(5376K), 2.0000000 secs] 354000K->5100K(354944K), [CMS Perm : 2000K->2000K(21248K)], 2.1000000 secs] [Times: user=2.00 sys=0.00, real=2.10 secs]\s
                """);
        assertThat(log.about()).containsEntry("collector", "CMS");
        assertThat(pauses(log)).hasSize(4);
        assertThat(pauses(log).get(2).durationNanos()).isEqualTo(7_000_000L);
        assertThat(pauses(log).get(3).durationNanos()).isEqualTo(2_100_000_000L);
        assertThat(pauses(log).get(3).numbers()).containsEntry("afterBytes", 5_100 * KB);
        assertThat(log.history().events("gc.cycle", Long.MIN_VALUE, Long.MAX_VALUE))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.durationNanos()).isEqualTo(500_000_000L));
        assertThat(log.history().events("note", Long.MIN_VALUE, Long.MAX_VALUE))
                .singleElement()
                .satisfies(note -> assertThat(note.what()).isEqualTo("concurrent mode failure"));
        assertThat(latest(log, "heap.after.gc")).isEqualTo(5_100 * KB);
    }

    @Test
    void g1_of_jdk_8_whose_entries_stretch_over_many_lines() throws IOException {
        Recording log = read("""
                2015-06-01T10:00:00.000+0000: 1.000: [GC pause (G1 Evacuation Pause) (young), 0.0123000 secs]
                   [Parallel Time: 11.0 ms, GC Workers: 4]
                      [GC Worker Start (ms): Min: 1000.1, Avg: 1000.2, Max: 1000.3, Diff: 0.2]
                   [Code Root Fixup: 0.0 ms]
                   [Eden: 24.0M(24.0M)->0.0B(13.0M) Survivors: 0.0B->3072.0K Heap: 24.0M(256.0M)->8.0M(256.0M)]
                 [Times: user=0.05 sys=0.00, real=0.01 secs]\s
                2015-06-01T10:00:02.000+0000: 3.000: [GC pause (G1 Humongous Allocation) (young) (initial-mark) (to-space exhausted), 0.5000000 secs]
                   [Eden: 13.0M(13.0M)->0.0B(10.0M) Survivors: 3072.0K->2048.0K Heap: 200.0M(256.0M)->190.0M(256.0M)]
                 [Times: user=0.50 sys=0.00, real=0.50 secs]\s
                2015-06-01T10:00:02.500+0000: 3.500: [GC concurrent-root-region-scan-start]
                2015-06-01T10:00:02.600+0000: 3.600: [GC concurrent-mark-start]
                2015-06-01T10:00:03.600+0000: 4.600: [GC concurrent-mark-end, 1.0000000 secs]
                2015-06-01T10:00:03.700+0000: 4.700: [GC remark 4.700: [Finalize Marking, 0.0010 secs] 4.701: [GC ref-proc, 0.0001 secs], 0.0020000 secs]
                 [Times: user=0.00 sys=0.00, real=0.00 secs]\s
                2015-06-01T10:00:03.800+0000: 4.800: [GC cleanup 195M->190M(256M), 0.0010000 secs]
                2015-06-01T10:00:05.000+0000: 6.000: [Full GC (Allocation Failure)  250M->100M(256M), 0.8000000 secs]
                   [Eden: 0.0B(10.0M)->0.0B(100.0M) Survivors: 0.0B->0.0B Heap: 250.0M(256.0M)->100.0M(256.0M)], [Metaspace: 3000K->3000K(1056768K)]
                 [Times: user=0.90 sys=0.00, real=0.80 secs]\s
                """);
        assertThat(log.about()).containsEntry("collector", "G1");
        assertThat(pauses(log)).hasSize(5);
        assertThat(pauses(log).get(0).numbers()).containsEntry("afterBytes", 8 * MB);
        assertThat(pauses(log).get(0).durationNanos()).isEqualTo(12_300_000L);
        assertThat(pauses(log).get(1).what()).isEqualTo("G1 Humongous Allocation");
        assertThat(pauses(log).get(4).numbers()).containsEntry("afterBytes", 100 * MB);
        assertThat(latest(log, "heap.old.used")).isCloseTo(100 * MB, within(1.0));
        assertThat(log.history().events("note", Long.MIN_VALUE, Long.MAX_VALUE))
                .extracting(TimedEvent::what)
                .contains("to-space exhausted");
        assertThat(log.history().events("gc.cycle", Long.MIN_VALUE, Long.MAX_VALUE))
                .hasSize(1);
    }

    @Test
    void stopped_times_and_a_comma_for_the_point() throws IOException {
        Recording log = read("""
                5,500: Total time for which application threads were stopped: 0,0030000 seconds, Stopping threads took: 0,0010000 seconds
                6,500: [GC (Allocation Failure)  65536K->1000K(251392K), 0,0012000 secs]
                7,500: Total time for which application threads were stopped: 0,2000000 seconds, Stopping threads took: 0,0000100 seconds
                """);
        assertThat(pauses(log))
                .singleElement()
                .satisfies(pause -> assertThat(pause.durationNanos()).isEqualTo(1_200_000L));
        assertThat(log.history().events("safepoint", Long.MIN_VALUE, Long.MAX_VALUE))
                .hasSize(2);
    }

    @Test
    void an_entry_that_lost_its_end_is_counted_and_the_next_ones_are_read() throws IOException {
        Recording log = read("""
                1.000: [GC (Allocation Failure) [PSYoungGen: 65536K->10748K(76288K)
                2.000: [GC (Allocation Failure) [PSYoungGen: 65536K->10748K(76288K)] 65536K->15000K(251392K), 0.0250000 secs]
                """);
        assertThat(pauses(log)).hasSize(1);
        assertThat(log.damage()).hasValue("1 entry about collections could not be understood.");
    }

    /** JDK 9 to 13 write CMS's phases as the unified log has them. */
    @Test
    void a_cycle_of_cms_is_one_though_the_log_tells_only_its_phases() throws IOException {
        Recording log = read("""
                [2026-11-29T06:26:29.489+0000][0.078s][info][gc] Using Concurrent Mark Sweep
                [2026-11-29T06:26:29.934+0000][0.522s][info][gc,start     ] GC(1) Pause Initial Mark
                [2026-11-29T06:26:29.935+0000][0.523s][info][gc           ] GC(1) Pause Initial Mark 23M->23M(92M) 0.633ms
                [2026-11-29T06:26:29.935+0000][0.523s][info][gc           ] GC(1) Concurrent Mark
                [2026-11-29T06:26:29.935+0000][0.523s][info][gc           ] GC(1) Concurrent Mark 0.372ms
                [2026-11-29T06:26:30.502+0000][1.090s][info][gc,start     ] GC(2) Pause Young (Allocation Failure)
                [2026-11-29T06:26:30.517+0000][1.106s][info][gc           ] GC(2) Pause Young (Allocation Failure) 46M->20M(92M) 15.231ms
                [2026-11-29T06:26:31.043+0000][1.631s][info][gc,start     ] GC(1) Pause Remark
                [2026-11-29T06:26:31.044+0000][1.633s][info][gc           ] GC(1) Pause Remark 42M->42M(92M) 1.280ms
                [2026-11-29T06:26:31.044+0000][1.633s][info][gc           ] GC(1) Concurrent Reset
                [2026-11-29T06:26:31.045+0000][1.634s][info][gc           ] GC(1) Concurrent Reset 0.742ms
                """);
        assertThat(log.history().events("gc.cycle", Long.MIN_VALUE, Long.MAX_VALUE))
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.durationNanos()).isEqualTo(1_111_000_000L));
        assertThat(pauses(log)).hasSize(3);
    }
}
