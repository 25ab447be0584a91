package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;

/** The list at the left of the tabs: shown or hidden, as wide as it was left. */
final class SidePane {
    private static final String SHOWN = "window.side";
    private static final String SHARE = "window.sideShare";
    private static final double USUAL_SHARE = 0.2;

    private final Settings settings;
    private final SplitPane split = new SplitPane();
    private @Nullable Parent list;

    SidePane(Settings settings, Node beside) {
        this.settings = settings;
        split.getItems().add(beside);
    }

    Node node() {
        return split;
    }

    void set(Parent newList) {
        list = newList;
        SplitPane.setResizableWithParent(newList, false);
        if (settings.flag(SHOWN, true)) {
            show(newList);
        }
    }

    void toggle() {
        if (list != null) {
            boolean wasShown = split.getItems().remove(list);
            if (!wasShown) {
                show(list);
            }
            settings.set(SHOWN, !wasShown);
        }
    }

    void focus() {
        if (list != null) {
            list.requestFocus();
        }
    }

    /** Keeps the width. */
    void remember() {
        if (list != null && split.getItems().contains(list)) {
            settings.set(SHARE, Math.round(split.getDividerPositions()[0] * 1000) / 1000.0);
        }
    }

    private void show(Parent shown) {
        split.getItems().addFirst(shown);
        split.setDividerPositions(settings.number(SHARE, USUAL_SHARE));
    }
}
