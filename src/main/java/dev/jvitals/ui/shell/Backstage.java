package dev.jvitals.ui.shell;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.layout.StackPane;

/**
 * Keeps the content of a tab out of the scene while another tab is in front. A tab pane only makes it invisible, and for each
 * frame the toolkit asks all nodes of a scene, seen or not, whether their bounds have changed: of the eight sections of a JVM
 * that was a third of its thread's work, and what was never seen had its styles and its pictures all the same.
 */
public final class Backstage {
    private Backstage() {}

    /** Lets the tab's content wait there, from now on. For the JavaFX thread. */
    public static void of(Tab tab) {
        Node content = tab.getContent();
        StackPane stage = new StackPane();
        tab.setContent(stage);
        tab.selectedProperty().subscribe(inFront -> {
            content.setVisible(inFront); // so that it knows, see dev.jvitals.ui.task.Sight
            if (inFront) {
                stage.getChildren().setAll(content);
            } else {
                stage.getChildren().clear();
            }
        });
    }
}
