package dev.jvitals.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Gap;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where nothing was measured nothing is drawn: no line leads from before a gap to after it. */
class GapTest {
    private static final int WIDTH = 600; // a pixel a second
    private static final int HEIGHT = 100;
    private static final int GAP_BEGINS = 400;
    private static final int GAP_ENDS = 430;
    private static final long T0 = 1_700_000_000_000L;

    private static BufferedImage drawn(ChartSpec spec, History history) {
        TimeAxis.Range range = new TimeAxis.Range(history.firstMillis(), history.firstMillis() + WIDTH * 1_000L);
        ChartData data = ChartData.read(spec, history, range, WIDTH / 2, List.of(), history.version());
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = image.createGraphics();
        ChartScale scale = new ChartScale(
                new Rectangle2D.Double(0, 0, WIDTH, HEIGHT), range.fromMillis(), range.toMillis(), 0, data.axisEnd());
        data.layers().forEach(layer -> layer.draw(g, scale, ChartTheme.LIGHT));
        g.dispose();
        return image;
    }

    private static boolean isBlank(BufferedImage image, int x) {
        for (int y = 0; y < HEIGHT; y++) {
            if (image.getRGB(x, y) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void isDrawnWithItsGap(ChartSpec spec, History history) {
        BufferedImage image = drawn(spec, history);
        for (int x = GAP_BEGINS + 5; x < GAP_ENDS - 5; x++) {
            assertThat(isBlank(image, x))
                    .as("%s, second %d of the gap", spec.title(), x)
                    .isTrue();
        }
        for (int x : new int[] {200, GAP_BEGINS - 10, GAP_ENDS + 10, 550}) {
            assertThat(isBlank(image, x)).as("%s, second %d", spec.title(), x).isFalse();
        }
    }

    @Test
    void a_silence_is_told_over_the_chart_unless_the_jvm_has_ended_which_is_said_once() {
        assertThat(silenceFor("no answer for 5 s")).startsWith("stale since ").endsWith(": no answer for 5 s");
        assertThat(silenceFor(Gap.ENDED)).isEmpty();
    }

    private static String silenceFor(String reason) {
        History history = new History();
        Series series = new Series("cpu.user", "user", Unit.CORES, "test", "");
        history.sample(series, T0, 1);
        history.gap("test", T0 + 1_000, reason);
        ChartSpec spec =
                ChartSpec.of("line", Unit.CORES).line("cpu.user", "user").build();
        TimeAxis.Range range = new TimeAxis.Range(T0, T0 + 60_000);
        return ChartStates.silence(ChartData.read(spec, history, range, WIDTH, List.of(), history.version()));
    }

    @Test
    void lines_areas_and_stacks_have_a_gap_where_the_target_was_silent() {
        History history = ChartGroupTest.history();
        isDrawnWithItsGap(
                ChartSpec.of("line", Unit.CORES).line("cpu.user", "user").build(), history);
        isDrawnWithItsGap(
                ChartSpec.of("area", Unit.CORES).area("cpu.user", "user").build(), history);
        isDrawnWithItsGap(
                ChartSpec.of("stack", Unit.BYTES)
                        .stack("old", "old", "eden", "eden", "survivor", "survivor")
                        .build(),
                history);
    }

    @Test
    void a_stack_measured_once_before_the_target_ended_is_seen() {
        History once = new History();
        Series series = new Series("once", "once", Unit.COUNT, "test", "A figure made for this test.");
        once.sample(series, T0, 8);
        once.gap("test", T0 + 500, "it ended");
        BufferedImage image =
                drawn(ChartSpec.of("stack", Unit.COUNT).stack("once", "once").build(), once);
        assertThat(isBlank(image, 0)).isFalse();
        assertThat(isBlank(image, 1)).isFalse();
        assertThat(isBlank(image, 100)).as("after its end and its name").isTrue();
    }
}
