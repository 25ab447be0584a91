package dev.jvitals.ui.shell;

import dev.jvitals.diagnosis.Severity;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What a tab shows. Made and used on the JavaFX thread. Only title, content and close must be written. */
public interface View {
    /** The tab's title, which may change while it is open. */
    ReadOnlyStringProperty title();

    /** The content; the same node each time. */
    Node content();

    /** The tab is closed for good: stop timers, let go of files and connections, without blocking. */
    void close();

    /**
     * What it shows, as {@link Addresses} writes it ({@code jvm:4711}, {@code file:/dumps/a.hprof}): opening the same
     * address again selects the open tab, a closed tab comes back by it, and files come back at the next start. Empty:
     * none of that.
     */
    default String address() {
        return "";
    }

    /** The icon's name in Material Design ({@code mdi2m-memory}). */
    default String icon() {
        return "mdi2c-card-outline";
    }

    /** What can be done here: in the menu "Tab" and in the command palette while this tab is in front. */
    default List<Action> actions() {
        return List.of();
    }

    /**
     * What the command palette finds in here: classes, threads, sub-views. Asked on the JavaFX thread for each letter
     * typed, so it looks at what is in memory and returns the best few.
     */
    default List<Action> find(String words) {
        return List.of();
    }

    /** Whether the tab is in front now: draw, or rest. */
    default void inFront(boolean now) {}

    /** Its address was opened once more while it is open, perhaps in front: what it lists may have changed. */
    default void openedAgain() {}

    /** How bad the worst finding is, null for none: marked on the tab and in the list at the left. */
    default ReadOnlyObjectProperty<@Nullable Severity> worst() {
        return new ReadOnlyObjectWrapper<@Nullable Severity>(null).getReadOnlyProperty();
    }

    /** Where in here the user is (a sub-view, an object), for back and forward; null where there is but one place. */
    default ReadOnlyObjectProperty<@Nullable Object> place() {
        return new ReadOnlyObjectWrapper<@Nullable Object>(null).getReadOnlyProperty();
    }

    /** Goes to a place that {@link #place()} once had. */
    default void goTo(Object place) {}
}
