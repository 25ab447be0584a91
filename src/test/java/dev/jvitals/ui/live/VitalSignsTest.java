package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.History;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.target.series.GcSeries;
import dev.jvitals.target.series.ThreadSeries;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;

class VitalSignsTest {
    private static final long T0 = 1_700_000_000_000L;

    private static List<String> words(History history) {
        return FxToolkit.call(() -> {
            VitalSigns signs = new VitalSigns(history);
            signs.refresh(false);
            return signs.lookupAll(".vital-value").stream()
                    .map(Label.class::cast)
                    .map(Label::getText)
                    .toList();
        });
    }

    @Test
    void long_stops_read_as_their_share_of_the_last_seconds_and_not_as_none_and_all_in_turn() {
        History history = new History();
        for (int second = 0; second <= 40; second++) {
            history.sample(GcSeries.SHARE, T0 + 1_000L * second, second % 2);
            history.sample(ThreadSeries.TOTAL, T0 + 1_000L * second, second);
        }
        assertThat(words(history)).contains("50 %", "40").doesNotContain("0 %", "100 %");
    }

    @Test
    void pauses_that_nobody_tells_are_not_said_to_be_none() {
        History silent = new History();
        silent.sample(GcSeries.CYCLES, T0, 7);
        assertThat(LiveCharts.noPause(silent)).contains("only while the JVM answers");
        History told = new History();
        assertThat(LiveCharts.noPause(told)).isEqualTo("No pause in this range of time");
    }

    @Test
    void stops_of_cycles_beside_no_cycles_are_explained() {
        History history = new History();
        assertThat(LiveCharts.noCycle(history)).isEqualTo("No cycle in this range of time");
        history.event(event(LiveCharts.PAUSE, "G1 Evacuation Pause", "G1 Young Generation"));
        assertThat(LiveCharts.noCycle(history)).isEqualTo("No cycle in this range of time");
        history.event(event(LiveCharts.PAUSE, "G1 Evacuation Pause", "G1 concurrent cycle pauses")); // of 17
        assertThat(LiveCharts.noCycle(history)).contains("only the stops", "“in a cycle”", "while events are streamed");
        history.event(event(LiveCharts.CYCLE, "concurrent cycle", "G1Old"));
        assertThat(LiveCharts.noCycle(history)).isEqualTo("No cycle in this range of time");
    }

    private static TimedEvent event(String kind, String cause, String collector) {
        return new TimedEvent(kind, T0, 1_000_000, cause, "test", Map.of(), Map.of("collector", collector));
    }
}
