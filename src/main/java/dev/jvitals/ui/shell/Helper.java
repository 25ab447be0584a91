package dev.jvitals.ui.shell;

import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** Who explains what is on the screen. For the JavaFX thread. */
public interface Helper {
    /** Of a window without help. */
    Helper NONE = new Helper() {
        @Override
        public void explain(@Nullable Node focused, Node content) {}

        @Override
        public void openGuide() {}

        @Override
        public void dress(Node content) {}
    };

    /** Explains what has the focus, or else what the content shows. */
    void explain(@Nullable Node focused, Node content);

    /** Opens the guide at its first page. */
    void openGuide();

    /** Makes what is inside of a tab explain itself where the pointer rests. */
    void dress(Node content);
}
