package dev.jvitals.ui.theme;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours that canvases and charts draw with; controls take theirs from the style sheet.
 *
 * @param background behind everything
 * @param surface of cards and charts
 * @param text for reading
 * @param mutedText for units, axes and hints
 * @param grid lines of charts and tables
 * @param accent the one colour of selection and links
 * @param ok nothing is wrong
 * @param warning somebody should look
 * @param critical failing
 * @param series told apart by colour-blind eyes too (searched for the largest least distance, from Okabe and
 *     Ito's colours on), in the order they are used
 */
public record Palette(
        Color background,
        Color surface,
        Color text,
        Color mutedText,
        Color grid,
        Color accent,
        Color ok,
        Color warning,
        Color critical,
        List<Color> series) {
    /** Primer's light greys; each series colour has a contrast of 3:1 or more on white. */
    public static final Palette LIGHT = new Palette(
            Color.web("#ffffff"),
            Color.web("#f6f8fa"),
            Color.web("#1f2328"),
            Color.web("#59636e"),
            Color.web("#d8dee4"),
            Color.web("#0969da"),
            Color.web("#1a7f37"),
            Color.web("#9a6700"),
            Color.web("#cf222e"),
            colours("#0a43d3", "#f06106", "#00354c", "#ce70ae", "#7b3700", "#3993f9", "#5e4c97", "#849a54"));

    public static final Palette DARK = new Palette(
            Color.web("#0d1117"),
            Color.web("#161b22"),
            Color.web("#e6edf3"),
            Color.web("#9198a1"),
            Color.web("#30363d"),
            Color.web("#4493f8"),
            Color.web("#3fb950"),
            Color.web("#d29922"),
            Color.web("#f85149"),
            colours("#48eaff", "#f3811e", "#1f9d65", "#a64ab6", "#e8d754", "#7ea1ff", "#7a23fa", "#a1c2a8"));

    public Palette {
        series = List.copyOf(series);
    }

    /** Whether it is light on dark. */
    public boolean isDark() {
        return text.getBrightness() > background.getBrightness();
    }

    /** The colour of the n-th series; begins again after the last. */
    public Color series(int index) {
        return series.get(Math.floorMod(index, series.size()));
    }

    private static List<Color> colours(String... webColours) {
        return java.util.Arrays.stream(webColours).map(Color::web).toList();
    }
}
