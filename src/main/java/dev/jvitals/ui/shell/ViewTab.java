package dev.jvitals.ui.shell;

import dev.jvitals.base.Printable;
import dev.jvitals.ui.theme.Marks;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Tab;
import javafx.scene.layout.BorderPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tab around a view. What the view does wrong stays in here. */
final class ViewTab extends Tab {
    /** So many failures in so short a time mean that the view cannot draw itself: its content is taken off the screen. */
    private static final int FAILURES_OF_A_BROKEN_VIEW = 5;

    private static final long SHORT_TIME_NANOS = 3_000_000_000L;

    private final View view;
    private final FontIcon icon = new FontIcon();
    private final BorderPane body = new BorderPane();
    private final ErrorCards errors;
    private Subscription subscriptions = Subscription.EMPTY;
    private int failures;
    private long firstFailureNanos;
    private boolean closed;

    ViewTab(View view, ErrorCards errors) {
        this.view = view;
        this.errors = errors;
        setGraphic(icon);
        setContent(body);
        Backstage.of(this);
        body.getStyleClass().add("view-body");
        try {
            body.setCenter(view.content());
            subscriptions = Subscription.combine(
                    view.title().subscribe(this::showTitle), view.worst().subscribe(this::showMark));
        } catch (RuntimeException e) {
            broken(e);
        }
    }

    View view() {
        return view;
    }

    /** All that is in the tab, by its name. */
    Node body() {
        return body;
    }

    boolean isClosed() {
        return closed;
    }

    /** Tells the view whether it is in front. */
    void inFront(boolean now) {
        try {
            view.inFront(now);
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** Closes the view for good, once. */
    void closeView() {
        if (closed) {
            return;
        }
        closed = true;
        subscriptions.unsubscribe();
        try {
            view.close();
        } catch (RuntimeException e) {
            errors.log("closing " + getText(), e);
        }
        letGo();
    }

    /** JavaFX keeps a closed tab's menu, and much else for a while: none of it may keep the view with what it opened. */
    private void letGo() {
        body.setCenter(null);
        setContent(null);
        ContextMenu menu = getContextMenu();
        if (menu != null) {
            menu.setOnShowing(null);
            menu.getItems().clear();
            setContextMenu(null);
        }
    }

    /** Something in the view failed: said above it; a view that keeps failing is replaced by what happened. */
    void failed(Throwable failure) {
        errors.log(getText(), failure);
        long now = System.nanoTime();
        if (failures == 0 || now - firstFailureNanos > SHORT_TIME_NANOS) {
            failures = 0;
            firstFailureNanos = now;
        }
        if (++failures >= FAILURES_OF_A_BROKEN_VIEW) {
            broken(failure);
        } else {
            body.setTop(errors.strip(getText(), failure, () -> body.setTop(null)));
        }
    }

    private void broken(Throwable failure) {
        body.setTop(null);
        body.setCenter(errors.page(getText(), failure, this::again));
    }

    private void again() {
        failures = 0;
        body.setCenter(view.content());
    }

    private void showTitle(String title) {
        setText(Printable.line(title));
        body.setAccessibleText(getText());
    }

    private void showMark(dev.jvitals.diagnosis.@org.jspecify.annotations.Nullable Severity worst) {
        icon.setIconLiteral(worst == null ? view.icon() : Marks.icon(worst));
        icon.getStyleClass().removeAll("mark-critical", "mark-warning", "mark-info");
        if (worst != null) {
            icon.getStyleClass().add(Marks.styleClass(worst));
        }
        icon.setAccessibleText(worst == null ? "" : "worst finding: " + Marks.word(worst));
    }

    /** The view's content, for tests and for focus. */
    Optional<Node> shown() {
        return Optional.ofNullable(body.getCenter());
    }
}
