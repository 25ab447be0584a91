package dev.jvitals.ui.live;

import dev.jvitals.support.FxToolkit;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;

/** Waits for a JVM's view as a person does who looks at it. */
final class Drawn {
    private static final Pattern AWAITED =
            Pattern.compile("Reading pauses…|(Reading|Waiting for) the list of threads…");

    private Drawn() {}

    /** Until each chart in sight shows the present range. Of a section just selected none is in sight before it is laid out. */
    static void charts(JvmView view) {
        FxToolkit.await("charts are drawn", () -> {
            Parent root = view.content().getScene().getRoot();
            root.applyCss();
            root.layout();
            return view.charts().isUpToDate();
        });
    }

    /** The same, and no table in sight still waits for its rows. */
    static void chartsAndTables(JvmView view) {
        charts(view); // and tables are laid out
        FxToolkit.await(
                "tables are filled",
                () -> view.content().lookupAll(".label").stream()
                        .map(Label.class::cast)
                        .filter(Drawn::isVisible)
                        .noneMatch(label -> AWAITED.matcher(label.getText()).matches()));
        charts(view);
    }

    private static boolean isVisible(Node node) {
        return node.isVisible() && (node.getParent() == null || isVisible(node.getParent()));
    }
}
