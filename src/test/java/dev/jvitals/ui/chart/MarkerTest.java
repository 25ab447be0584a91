package dev.jvitals.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkerTest {
    private static Marker marker(long from, long to, Marker.Tone tone) {
        return new Marker(from, to, "a rule", tone);
    }

    @Test
    void ranges_that_overlap_are_drawn_once_so_that_many_findings_hide_no_chart() {
        Marker moment = marker(15, 15, Marker.Tone.WARNING);
        assertThat(Marker.merged(List.of(
                        marker(10, 20, Marker.Tone.WARNING),
                        moment,
                        marker(12, 14, Marker.Tone.WARNING),
                        marker(18, 30, Marker.Tone.WARNING),
                        marker(40, 50, Marker.Tone.WARNING),
                        marker(10, 60, Marker.Tone.DANGER))))
                .containsExactly(
                        marker(10, 30, Marker.Tone.WARNING),
                        marker(40, 50, Marker.Tone.WARNING),
                        moment,
                        marker(10, 60, Marker.Tone.DANGER));
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(Marker.merged(List.of())).isEmpty();
    }
}
