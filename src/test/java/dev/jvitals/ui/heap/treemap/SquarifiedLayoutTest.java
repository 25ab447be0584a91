package dev.jvitals.ui.heap.treemap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SquarifiedLayoutTest {
    private static final Rect AREA = new Rect(10, 20, 600, 400);

    @Test
    void lays_out_the_example_of_the_paper() {
        List<Rect> parts = SquarifiedLayout.layOut(new double[] {6, 6, 4, 3, 2, 2, 1}, 24, new Rect(0, 0, 6, 4));
        assertThat(parts.get(0)).isEqualTo(new Rect(0, 0, 3, 2));
        assertThat(parts.get(1)).isEqualTo(new Rect(0, 2, 3, 2));
        assertThat(parts.get(2).width() / parts.get(2).height()).isCloseTo(1.7143 / 2.3333, within(0.01));
    }

    @Test
    void areas_are_the_weights_and_parts_neither_overlap_nor_leave_the_area() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            double[] weights = falling(random, 1 + random.nextInt(60));
            double total = Arrays.stream(weights).sum() * (1 + random.nextInt(3));
            List<Rect> parts = SquarifiedLayout.layOut(weights, total, AREA);
            for (int i = 0; i < weights.length; i++) {
                Rect part = parts.get(i);
                assertThat(part.area()).isCloseTo(weights[i] / total * AREA.area(), within(0.5));
                assertInside(part);
                for (int k = 0; k < i; k++) {
                    assertThat(overlap(part, parts.get(k))).isLessThan(0.5);
                }
            }
        }
    }

    @Test
    void nothing_to_show_is_no_rectangle_and_no_weight_is_no_area() {
        assertThat(SquarifiedLayout.layOut(new double[0], 0, AREA)).isEmpty();
        assertThat(SquarifiedLayout.layOut(new double[] {0, 0}, 0, AREA)).allMatch(part -> part.area() == 0);
        assertThat(SquarifiedLayout.layOut(new double[] {5, 1}, 6, new Rect(0, 0, 0, 0)))
                .allMatch(part -> part.area() == 0);
    }

    private static double[] falling(Random random, int count) {
        return random.doubles(count, 0.1, 1000)
                .map(d -> -d)
                .sorted()
                .map(d -> -d)
                .toArray();
    }

    private static void assertInside(Rect part) {
        assertThat(part.x()).isGreaterThanOrEqualTo(AREA.x() - 1e-6);
        assertThat(part.y()).isGreaterThanOrEqualTo(AREA.y() - 1e-6);
        assertThat(part.x() + part.width()).isLessThanOrEqualTo(AREA.x() + AREA.width() + 1e-6);
        assertThat(part.y() + part.height()).isLessThanOrEqualTo(AREA.y() + AREA.height() + 1e-6);
    }

    private static double overlap(Rect a, Rect b) {
        double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
        double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
        return width <= 0 || height <= 0 ? 0 : width * height;
    }
}
