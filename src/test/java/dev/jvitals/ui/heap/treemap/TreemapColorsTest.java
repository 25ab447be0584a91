package dev.jvitals.ui.heap.treemap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.ui.theme.Palette;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class TreemapColorsTest {
    /** What the web's accessibility guidelines ask of text. */
    private static final double READABLE = 4.5;

    @Test
    void text_can_be_read_on_every_colour_of_both_themes() {
        for (Palette palette : new Palette[] {Palette.LIGHT, Palette.DARK}) {
            TreemapColors colors = TreemapColors.of(palette);
            for (String tint : new String[] {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}) {
                for (int depth = 0; depth < 4; depth++) {
                    Color fill = colors.fill(tint, depth);
                    assertThat(contrast(colors.text(), fill))
                            .as(fill.toString())
                            .isGreaterThan(READABLE);
                }
            }
        }
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
