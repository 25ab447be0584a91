package dev.jvitals.ui.shell;

import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** A view that there is one of: its address and icon stay, and mostly its title. For the JavaFX thread. */
public abstract class Page implements View {
    private final ReadOnlyStringWrapper title;
    private final String address;
    private final String icon;
    private @Nullable Node content;

    protected Page(String title, String address, String icon) {
        this.title = new ReadOnlyStringWrapper(title);
        this.address = address;
        this.icon = icon;
    }

    /** What the page shows; to be called once it is made. */
    protected final void setContent(Node shown) {
        content = shown;
    }

    protected final void setTitle(String now) {
        title.set(now);
    }

    @Override
    public final ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public final Node content() {
        return Objects.requireNonNull(content, address);
    }

    @Override
    public final String address() {
        return address;
    }

    @Override
    public final String icon() {
        return icon;
    }

    @Override
    public void close() {
        // most hold nothing
    }
}
