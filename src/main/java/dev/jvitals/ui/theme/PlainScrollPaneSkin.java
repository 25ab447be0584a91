package dev.jvitals.ui.theme;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/**
 * The toolkit's skin without the picture that it keeps of what scrolls, so as to scroll by moving that: all of it is drawn into
 * the picture again when its smallest part changes, and the pictures of closed views are held until memory is short. Named
 * in jvitals.css, so it serves the panes within text areas, too.
 */
public final class PlainScrollPaneSkin extends ScrollPaneSkin {
    /** Called by the toolkit. */
    public PlainScrollPaneSkin(ScrollPane pane) {
        super(pane);
        getChildren().stream()
                .filter(node -> node.getStyleClass().contains("viewport"))
                .forEach(node -> node.setCache(false));
    }
}
