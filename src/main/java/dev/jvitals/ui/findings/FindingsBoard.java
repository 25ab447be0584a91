package dev.jvitals.ui.findings;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Subscription;

/** The findings of all targets that are open. For the JavaFX thread. */
public final class FindingsBoard {
    /**
     * One open target.
     *
     * @param address of its view
     * @param open selects its findings there
     */
    public record Entry(String address, FindingsModel model, Runnable open) {}

    private final List<Entry> entries = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    public FindingsBoard() {}

    /** A target is open from now on. */
    public void add(Entry entry) {
        entries.add(entry);
        subscriptions.add(entry.model().state().subscribe(_ -> changed()));
    }

    /** A target is closed. */
    public void remove(Entry entry) {
        int index = entries.indexOf(entry);
        if (index >= 0) {
            entries.remove(index);
            subscriptions.remove(index).unsubscribe();
            changed();
        }
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /** In the order in which they were opened. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Changes whenever any finding does. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }
}
