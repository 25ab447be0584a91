package dev.jvitals.ui.heap.treemap;

import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colours of a treemap.
 *
 * @param fills for tints, all of about the same lightness so that none shouts
 * @param lift how far a nested rectangle goes towards {@code background} at each level, 0 to 1
 */
public record TreemapColors(
        Color background, Color text, Color line, Color hover, Color selection, List<Color> fills, double lift) {
    /** For a light theme. */
    public static final TreemapColors LIGHT = new TreemapColors(
            Color.web("#f6f8fa"),
            Color.web("#1f2328"),
            Color.web("#ffffff"),
            Color.web("#57606a"),
            Color.web("#0969da"),
            colors("#9ec5f4 #a8dcc0 #f2cf96 #d3b8f0 #f3b6b6 #9fd9dd #dcd49a #f0b9d8 #c3ccd6"),
            0.22);
    /** For a dark theme. */
    public static final TreemapColors DARK = new TreemapColors(
            Color.web("#0d1117"),
            Color.web("#e6edf3"),
            Color.web("#0d1117"),
            Color.web("#8b949e"),
            Color.web("#58a6ff"),
            colors("#2d5f9e #2f7552 #8a6220 #65489a #91434a #2a7379 #706a2a #8c3f6d #4c5763"),
            0.18);

    public TreemapColors {
        fills = List.copyOf(fills);
    }

    private static List<Color> colors(String hex) {
        return List.of(hex.split(" ")).stream().map(Color::web).toList();
    }

    /** The colour of a node: by its tint, paler the deeper it is nested. */
    Color fill(String tint, int depth) {
        Color base = fills.get(Math.floorMod(spread(tint.hashCode()), fills.size()));
        return base.interpolate(background, Math.min(0.6, lift * (depth % 3)));
    }

    /** Names that differ in the last letter differ in the last bits only: mix them. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
