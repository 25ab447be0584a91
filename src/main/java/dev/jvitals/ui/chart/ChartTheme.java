package dev.jvitals.ui.chart;

import dev.jvitals.ui.theme.Palette;
import dev.jvitals.ui.theme.Theme;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/**
 * The colours of charts in one theme, and the font of what is written into them. The series' colours are the palette's, which people with any common colour
 * vision tell apart; dashes, shapes and labels say the same once more.
 */
public record ChartTheme(
        boolean dark,
        Color ground,
        Color text,
        Color mutedText,
        Color grid,
        Color accent,
        Color danger,
        Color warning,
        List<Color> series,
        Font small) {
    private static final float[][] DASHES = {null, {7, 3}, {2, 3}, {9, 3, 2, 3}, {4, 2}, {12, 4}, {1, 2}, {6, 2, 1, 2}};
    /** For {@link #useSmallFont} only. */
    private static final Font OTHER = new Font(Font.SANS_SERIF, Font.PLAIN, 5);

    /** Of the small font, at the usual size of text; all lengths of charts are told for it. */
    private static final int USUAL_PIXELS = 11;

    private static final double SMALL_SHARE = (double) USUAL_PIXELS / Theme.NORMAL_FONT_SIZE;

    /** Used until the scene's style is known. */
    public static final ChartTheme LIGHT = of(
            new Color(0xffffff),
            new Color(0x24292f),
            new Color(0x57606a),
            new Color(0xd8dee4),
            new Color(0x0969da),
            new Color(0xcf222e),
            new Color(0x9a6700),
            Theme.NORMAL_FONT_SIZE);

    public ChartTheme {
        series = List.copyOf(series);
    }

    /** Whether it is dark follows from the ground. */
    static ChartTheme of(
            Color ground,
            Color text,
            Color mutedText,
            Color grid,
            Color accent,
            Color danger,
            Color warning,
            double textPixels) {
        boolean dark = luminance(ground) < 0.5;
        return new ChartTheme(
                dark,
                ground,
                text,
                mutedText,
                grid,
                accent,
                danger,
                warning,
                colors(dark ? Palette.DARK : Palette.LIGHT),
                new Font(Font.SANS_SERIF, Font.PLAIN, (int) Math.round(textPixels * SMALL_SHARE)));
    }

    /** The colour of the series with this number; the numbers beyond eight begin again. */
    public Color color(int slot) {
        return series.get(Math.floorMod(slot, series.size()));
    }

    /** The colour of an area that others may lie on. */
    Color areaColor(int slot) {
        return withAlpha(color(slot), dark ? 120 : 110);
    }

    static Color withAlpha(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    /** The line of the series with this number: solid only for the first, so that colour is never alone. */
    static BasicStroke stroke(int slot) {
        float[] dash = DASHES[Math.floorMod(slot, DASHES.length)];
        return dash == null
                ? new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL)
                : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10f, dash, 0f);
    }

    /** The dashes of the series with this number; empty for a solid line. */
    static List<Double> dashes(int slot) {
        float[] dash = DASHES[Math.floorMod(slot, DASHES.length)];
        return dash == null
                ? List.of()
                : java.util.stream.IntStream.range(0, dash.length)
                        .mapToObj(i -> (double) dash[i])
                        .toList();
    }

    /** How much larger than usual the text is: lengths that hold text grow with it. */
    double scale() {
        return (double) small.getSize() / USUAL_PIXELS;
    }

    /** Sets the small font even where the graphics wrongly believe they have it: a new clip resets the canvas's font. */
    void useSmallFont(Graphics2D g) {
        g.setFont(OTHER);
        g.setFont(small);
    }

    private static double luminance(Color color) {
        return (0.2126 * color.getRed() + 0.7152 * color.getGreen() + 0.0722 * color.getBlue()) / 255;
    }

    private static List<Color> colors(Palette palette) {
        return palette.series().stream()
                .map(color -> new Color((float) color.getRed(), (float) color.getGreen(), (float) color.getBlue()))
                .toList();
    }
}
