package dev.jvitals.ui.theme;

import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.TreeTableViewSkin;

/** The toolkit's skin with columns that follow the size of text. Named in jvitals.css, so no tree is left out. */
public final class ScaledTreeTableViewSkin<T> extends TreeTableViewSkin<T> {
    /** Called by the toolkit. */
    public ScaledTreeTableViewSkin(TreeTableView<T> table) {
        super(table);
        getChildren().add(ColumnScale.follow(table));
    }
}
