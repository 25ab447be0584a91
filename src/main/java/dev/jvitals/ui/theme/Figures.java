package dev.jvitals.ui.theme;

import javafx.scene.control.TableColumnBase;

/** Columns of figures: their digits line up at the right, and the heading stands over them. */
public final class Figures {
    /** The style class of such a column, which the toolkit gives its heading and its cells too. */
    private static final String STYLE = "figures";

    private Figures() {}

    /** Makes a column one of figures. */
    public static void in(TableColumnBase<?, ?> column) {
        column.getStyleClass().add(STYLE);
    }

    /** Whether a column is one. */
    public static boolean isOf(TableColumnBase<?, ?> column) {
        return column.getStyleClass().contains(STYLE);
    }
}
