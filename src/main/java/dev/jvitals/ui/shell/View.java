package dev.jvitals.ui.shell;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;

/** What a tab shows. Made and used on the JavaFX thread. */
public interface View {
    /** The tab's title, which may change while it is open. */
    ReadOnlyStringProperty title();

    /** The content; the same node each time. */
    Node content();

    /** The tab is closed for good: stop timers, let go of files and connections, without blocking. */
    void close();
}
