package dev.jvitals.ui.shell;

import java.lang.ref.WeakReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Remembers what had the focus before something took it that comes and goes; holds nothing that was closed since. */
final class FocusBefore {
    private final Parent passing;
    private WeakReference<@Nullable Node> before = new WeakReference<>(null);

    FocusBefore(Parent passing) {
        this.passing = passing;
        passing.sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(owner -> {
            if (owner != null && !isIn(owner)) {
                before = new WeakReference<>(owner);
            }
        });
    }

    /** The focus goes back where it came from, if it is in here. */
    void giveBack() {
        Node back = before.get();
        if (passing.getScene() != null
                && isIn(passing.getScene().getFocusOwner())
                && back != null
                && passing.getScene().equals(back.getScene())) {
            back.requestFocus();
        }
    }

    private boolean isIn(@Nullable Node node) {
        Node at = node;
        while (at != null && !at.equals(passing)) {
            at = at.getParent();
        }
        return at != null;
    }
}
