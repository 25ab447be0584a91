package dev.jvitals.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    /** WCAG 2.1, 1.4.11: what lines and shapes need against their ground. */
    private static final double LEAST_CONTRAST = 3;

    /** WCAG 2.1, 1.4.3: what text needs. */
    private static final double LEAST_TEXT_CONTRAST = 4.5;

    /** Distance in sRGB, 0 to 1.7, below which two lines of a chart are taken for one. */
    private static final double LEAST_DISTANCE = 0.25;

    /** How protan, deutan and tritan eyes see linear RGB: Machado, Oliveira and Fernandes 2009, severity 1. */
    private static final List<double[]> EYES = List.of(
            new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
            new double[] {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
            new double[] {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
            new double[] {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900});

    static List<Palette> palettes() {
        return List.of(Palette.LIGHT, Palette.DARK);
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void series_and_marks_stand_out_from_their_ground(Palette palette) {
        palette.series()
                .forEach(color -> assertThat(contrast(color, palette.background()))
                        .as(color.toString())
                        .isGreaterThan(LEAST_CONTRAST));
        for (Color text :
                List.of(palette.text(), palette.mutedText(), palette.critical(), palette.warning(), palette.ok())) {
            assertThat(contrast(text, palette.background())).as(text.toString()).isGreaterThan(LEAST_TEXT_CONTRAST);
        }
    }

    @ParameterizedTest
    @MethodSource("palettes")
    void colour_blind_eyes_tell_the_series_apart(Palette palette) {
        for (double[] eye : EYES) {
            for (int i = 0; i < palette.series().size(); i++) {
                for (int j = 0; j < i; j++) {
                    double[] a = seen(palette.series(i), eye);
                    double[] b = seen(palette.series(j), eye);
                    assertThat(Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]))
                            .as("series %d and %d for eye %d", i, j, EYES.indexOf(eye))
                            .isGreaterThan(LEAST_DISTANCE);
                }
            }
        }
    }

    private static double[] seen(Color color, double[] eye) {
        double[] rgb = {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())};
        double[] out = new double[3];
        for (int row = 0; row < 3; row++) {
            double sum = eye[3 * row] * rgb[0] + eye[3 * row + 1] * rgb[1] + eye[3 * row + 2] * rgb[2];
            out[row] = Math.pow(Math.clamp(sum, 0, 1), 1 / 2.2);
        }
        return out;
    }

    private static double contrast(Color a, Color b) {
        double brighter = Math.max(luminance(a), luminance(b));
        double darker = Math.min(luminance(a), luminance(b));
        return (brighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
