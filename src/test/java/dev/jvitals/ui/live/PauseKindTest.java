package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.TimedEvent;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseKindTest {
    @ParameterizedTest
    @CsvSource({
        "gc.pause, G1 Evacuation Pause, G1 Young Generation, end of minor GC, YOUNG",
        "gc.pause, Allocation Failure, Copy, end of minor GC, YOUNG",
        "gc.pause, Allocation Failure, MarkSweepCompact, end of major GC, FULL",
        "gc.pause, System.gc(), G1 Old Generation, end of major GC, FULL",
        "gc.pause, Ergonomics, PS MarkSweep, end of major GC, FULL",
        "gc.pause, G1 Evacuation Pause, G1 Mixed, end of minor GC, MIXED",
        "gc.pause, CMS Initial Mark, ConcurrentMarkSweep, end of GC pause, PHASE",
        "gc.pause, System.gc(), ConcurrentMarkSweep, end of major GC, FULL",
        "gc.pause, Allocation Failure, ParNew, end of minor GC, YOUNG",
        "gc.pause, No GC, Pause Remark, end of GC pause, PHASE",
        "gc.pause, Allocation Rate, ZGC Minor Pauses, end of GC pause, YOUNG_PHASE",
        "gc.pause, Warmup, ZGC major collection pauses, end of GC pause, PHASE",
        "gc.pause, Concurrent GC, Shenandoah Pauses, end of GC pause, PHASE",
        "gc.pause, Degenerated GC, Shenandoah Pauses, end of GC pause, STALL",
        "gc.pause, Allocation Stall, Z concurrent cycle pauses, end of GC pause, PHASE",
        "gc.stall, Allocation Stall, ZGC, , STALL"
    })
    void pauses_are_told_apart_by_the_words_of_hotspot(
            String kind, String cause, String collector, String action, PauseKind expected) {
        TimedEvent event = new TimedEvent(
                kind,
                0,
                1,
                cause,
                "test",
                Map.of(),
                Map.of("collector", collector, "action", action == null ? "" : action));
        assertThat(PauseKind.of(event)).isEqualTo(expected);
    }
}
