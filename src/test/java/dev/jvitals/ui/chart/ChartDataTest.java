package dev.jvitals.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which limits are drawn, and which are told in words since they are far above the figures. */
class ChartDataTest {
    private static final long NOW = 1_790_000_000_000L;

    private static ChartData read(Unit unit, double figure, double limit) {
        History history = new History();
        history.sample(new Series("queued", "queued", unit, "test", "test"), NOW, figure);
        history.sample(new Series("carriers", "carriers", unit, "test", "test"), NOW, limit);
        ChartSpec spec = ChartSpec.of("Virtual threads", unit)
                .line("queued", "queued")
                .limit("carriers", "carriers")
                .build();
        return ChartData.read(spec, history, new TimeAxis.Range(NOW - 1_000, NOW), 100, List.of(), history.version());
    }

    @Test
    void a_limit_that_the_axis_reaches_is_drawn_however_small_the_figures_are() {
        ChartData idle = read(Unit.COUNT, 0, 2);
        assertThat(idle.axisEnd()).isEqualTo(2);
        assertThat(idle.limitsAbove()).isEmpty();
        assertThat(idle.layers()).hasSize(2);
    }

    @Test
    void a_limit_far_above_the_figures_is_told_in_words_and_leaves_them_the_chart() {
        ChartData small = read(Unit.COUNT, 3, 64);
        assertThat(small.axisEnd()).isLessThan(10);
        assertThat(small.limitsAbove()).containsExactly(new LayerData.Reading("carriers", 64));
    }

    @Test
    void a_limit_is_above_nothing_where_there_are_no_figures() {
        assertThat(read(Unit.COUNT, Double.NaN, 64).limitsAbove()).isEmpty();
    }

    @Test
    void a_limit_that_figures_come_near_stretches_the_axis() {
        ChartData near = read(Unit.BYTES, 500 << 20, 1 << 30);
        assertThat(near.axisEnd()).isEqualTo(1 << 30);
        assertThat(near.limitsAbove()).isEmpty();
    }

    @Test
    void no_limit_is_both_above_the_chart_and_within_it() {
        for (Unit unit : List.of(Unit.COUNT, Unit.BYTES, Unit.SHARE, Unit.CORES, Unit.PER_SECOND)) {
            for (double figure : new double[] {0, 0.01, 0.3, 1, 2, 7, 1e6}) {
                for (double limit : new double[] {0.5, 1, 2, 3, 8, 1e6, 3e9}) {
                    ChartData data = read(unit, figure, limit);
                    data.limitsAbove()
                            .forEach(above -> assertThat(above.value())
                                    .as(unit + " " + figure + " of " + limit)
                                    .isGreaterThan(data.axisEnd()));
                }
            }
        }
    }
}
