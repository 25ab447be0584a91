package dev.jvitals.ui.heap.treemap;

import dev.jvitals.ui.theme.Palette;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours of a treemap.
 *
 * @param fills for tints, so pale that text can be read on each
 */
public record TreemapColors(Color background, Color text, Color line, Color hover, Color selection, List<Color> fills) {
    /** How far the theme's series colours, made for thin lines, go towards the background to be areas below text. */
    private static final double PALE = 0.62;
    /** How far the text's colour goes towards the background to be an area. */
    private static final double NEUTRAL = 0.85;
    /** How much paler a rectangle inside another is, so that frames are told from what they frame. */
    private static final double PALER_INSIDE = 0.2;
    /** Depths beyond look like the first ones again. */
    private static final int SHADES = 3;

    public TreemapColors {
        fills = List.copyOf(fills);
    }

    /** A theme's colours. */
    public static TreemapColors of(Palette palette) {
        return new TreemapColors(
                palette.surface(),
                palette.text(),
                palette.background(),
                palette.mutedText(),
                palette.accent(),
                palette.series().stream()
                        .map(color -> color.interpolate(palette.background(), PALE))
                        .toList());
    }

    /** What has no tint is no kind of its own. */
    private Color neutral() {
        return text.interpolate(background, NEUTRAL);
    }

    /** The colour of a node: by its tint, paler the deeper it is nested. */
    Color fill(String tint, int depth) {
        Color base = tint.isEmpty() ? neutral() : fills.get(Math.floorMod(spread(tint.hashCode()), fills.size()));
        return base.interpolate(background, PALER_INSIDE * (depth % SHADES));
    }

    /** Names that differ in the last letter differ in the last bits only: mix them. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
