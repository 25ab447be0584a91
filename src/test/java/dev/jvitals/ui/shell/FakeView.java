package dev.jvitals.ui.shell;

import dev.jvitals.diagnosis.Severity;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A view that does what a test tells it to. */
final class FakeView implements View {
    final ReadOnlyStringWrapper title;
    final ReadOnlyObjectWrapper<@Nullable Severity> worst = new ReadOnlyObjectWrapper<>(null);
    final ReadOnlyObjectWrapper<@Nullable Object> place = new ReadOnlyObjectWrapper<>(null);
    final String address;
    final Label content;
    boolean front;
    int closed;
    boolean failing;

    FakeView(String title, String address) {
        this.title = new ReadOnlyStringWrapper(title);
        this.address = address;
        content = new Label("content of " + title);
    }

    void fail() {
        throw new IllegalStateException("failed on purpose");
    }

    @Override
    public ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Node content() {
        if (failing) {
            fail();
        }
        return content;
    }

    @Override
    public void close() {
        closed++;
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public List<Action> actions() {
        return List.of(Action.of("Do something in " + title.get(), "mdi2c-cog", () -> {}));
    }

    @Override
    public List<Action> find(String words) {
        return Action.matching(List.of(Action.of("thread pool-1-thread-7", "mdi2c-cog", () -> {})), words);
    }

    @Override
    public void inFront(boolean now) {
        front = now;
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Severity> worst() {
        return worst.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Object> place() {
        return place.getReadOnlyProperty();
    }

    @Override
    public void goTo(Object where) {
        place.set(where);
    }
}
