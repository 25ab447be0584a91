package dev.jvitals.support;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;

/** What a change makes the toolkit place anew. */
public final class QuietScene {
    private QuietScene() {}

    /** The visible rows of lists and tables that want layout after the change. JavaFX thread. */
    public static List<String> wantLayout(Scene scene, Runnable change) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        change.run();
        List<String> found = new ArrayList<>();
        collect(scene.getRoot(), found);
        return found;
    }

    private static void collect(Parent parent, List<String> found) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof IndexedCell<?> row
                    && !(row instanceof TableCell)
                    && row.isVisible()
                    && row.isNeedsLayout()) {
                found.add(row + " in " + parent);
            }
            if (child instanceof Parent inner) {
                collect(inner, found);
            }
        }
    }
}
