package dev.jvitals.ui.theme;

import javafx.scene.control.TableView;
import javafx.scene.control.skin.TableViewSkin;

/**
 * The toolkit's skin with columns that follow the size of text, and figures that sort the largest first. Named in jvitals.css,
 * so no table is left out.
 */
public final class ScaledTableViewSkin<T> extends TableViewSkin<T> {
    /** Called by the toolkit. */
    public ScaledTableViewSkin(TableView<T> table) {
        super(table);
        getChildren().add(ColumnScale.follow(table));
        Figures.sortLargestFirst(table);
    }
}
