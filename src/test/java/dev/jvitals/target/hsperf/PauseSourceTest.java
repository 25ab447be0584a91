package dev.jvitals.target.hsperf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.support.PerfData;
import dev.jvitals.target.gc.Pause;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pauses as counters tell them, on the counters of real runs. */
class PauseSourceTest {
    private static final long T0 = 1_790_000_000_000L;

    private final History history = new History();
    private final List<Pause> pauses = new ArrayList<>();

    @TempDir
    Path folder;

    /** One more pause of a collector, as HotSpot tells it. */
    private static void pause(PerfData data, int collector, long nanos, String cause) throws IOException {
        String prefix = "sun.gc.collector." + collector + ".";
        data.set(prefix + "invocations", 1_000);
        data.set(prefix + "lastEntryTime", 1);
        data.set(prefix + "lastExitTime", 1 + nanos);
        data.set(prefix + "time", 1_000_000_000 + nanos);
        data.set("sun.gc.lastCause", cause);
    }

    private Pause seen(String sample, int collector, String cause) throws IOException {
        PerfData data = PerfData.of(sample, folder);
        try (PerfFile file = PerfFile.open(data.path())) {
            PauseSource source = new PauseSource(file, pauses::add);
            pause(data, collector, 2_000_000, cause);
            source.sample(T0, history);
        }
        return pauses.getFirst();
    }

    @Test
    void a_stop_within_a_cycle_of_cms_is_no_full_collection_though_jdk_8_counts_both_together() throws IOException {
        Pause pause = seen("8-cms", 1, "CMS Initial Mark");
        assertThat(pause.action()).isEqualTo(Pause.PART);
        assertThat(pause.collector()).isEqualTo("ConcurrentMarkSweep");
        assertThat(pause.cause()).isEqualTo("CMS Initial Mark");
    }

    @Test
    void a_full_collection_of_cms_is_one() throws IOException {
        assertThat(seen("8-cms", 1, "System.gc()").action()).isEqualTo(Pause.MAJOR);
        pauses.clear();
        assertThat(seen("11-cms", 1, "System.gc()").action()).isEqualTo(Pause.MAJOR);
        pauses.clear();
        assertThat(seen("11-cms", 2, "CMS Final Remark").action()).isEqualTo(Pause.PART);
    }

    @Test
    void of_two_stops_between_two_looks_each_has_its_own_length_and_only_the_last_its_cause() throws IOException {
        PerfData data = PerfData.of("8-cms", folder);
        try (PerfFile file = PerfFile.open(data.path())) {
            PauseSource source = new PauseSource(file, pauses::add);
            data.set("sun.gc.collector.1.invocations", 2);
            data.set("sun.gc.collector.1.lastEntryTime", 1);
            data.set("sun.gc.collector.1.lastExitTime", 3_000_001);
            data.set("sun.gc.collector.1.time", 23_000_000);
            data.set("sun.gc.lastCause", "CMS Initial Mark");
            source.sample(T0, history);
        }
        assertThat(pauses).extracting(Pause::durationNanos).containsExactly(3_000_000L, 20_000_000L);
        assertThat(pauses).extracting(Pause::cause).containsExactly("CMS Initial Mark", "");
    }

    @Test
    void a_stop_of_cms_while_the_next_is_under_way_has_lost_its_cause() throws IOException {
        PerfData data = PerfData.of("8-cms", folder);
        try (PerfFile file = PerfFile.open(data.path())) {
            PauseSource source = new PauseSource(file, pauses::add);
            data.set("sun.gc.collector.1.invocations", 2);
            data.set("sun.gc.collector.1.lastEntryTime", 30_000_000);
            data.set("sun.gc.collector.1.lastExitTime", 20_000_001);
            data.set("sun.gc.collector.1.time", 20_000_000);
            data.set("sun.gc.cause", "CMS Initial Mark");
            source.sample(T0, history);
        }
        assertThat(pauses).singleElement().satisfies(pause -> {
            assertThat(pause.cause()).isEmpty();
            assertThat(pause.durationNanos()).isEqualTo(20_000_000);
        });
    }

    @Test
    void a_young_collection_has_no_phase_of_cms_for_its_cause() throws IOException {
        Pause pause = seen("11-cms", 0, "CMS Final Remark");
        assertThat(pause.action()).isEqualTo(Pause.MINOR);
        assertThat(pause.collector()).isEqualTo("ParNew");
        assertThat(pause.cause()).isEmpty();
    }

    @Test
    void full_collections_are_counted_where_they_have_a_counter_of_their_own() throws IOException {
        assertThat(hasFull("8-cms")).isFalse();
        assertThat(hasFull("17-shen")).isFalse();
        for (String sample : List.of("8-serial", "8-parallel", "11-cms", "11-g1", "17-g1", "25-serial")) {
            assertThat(hasFull(sample)).as(sample).isTrue();
        }
    }

    private boolean hasFull(String sample) throws IOException {
        History of = new History();
        try (CountersSource source = new CountersSource(
                PerfFile.open(PerfData.of(sample, folder).path()), Duration.ofSeconds(1), () -> false)) {
            source.sample(T0, of);
        }
        return of.series("gc.full").isPresent();
    }
}
