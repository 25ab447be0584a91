package dev.jvitals.ui.help;

import dev.jvitals.ui.shell.Page;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The guide in a tab: one page at a time, its links lead on, back and forward go through the pages. */
public final class GuideView extends Page {
    static final String ADDRESS = "help:guide";

    private final ReadOnlyObjectWrapper<@Nullable Object> place = new ReadOnlyObjectWrapper<>();
    private final ScrollPane scroll = new ScrollPane();
    private final Consumer<GuideView> whenClosed;

    GuideView(String page, Consumer<GuideView> whenClosed) {
        super("Guide", ADDRESS, "mdi2b-book-open-page-variant-outline");
        this.whenClosed = whenClosed;
        scroll.setFitToWidth(true);
        scroll.setAccessibleText("Page of the guide");
        scroll.setFocusTraversable(true);
        BorderPane content = new BorderPane(scroll);
        content.setTop(bar());
        setContent(content);
        show(page);
    }

    private Node bar() {
        FlowPane bar = new FlowPane(12, 2);
        bar.setPadding(new Insets(6, 24, 6, 24));
        bar.getStyleClass().add("guide-bar");
        Guide.CHAPTERS.forEach((path, name) -> {
            Hyperlink link = new Hyperlink(name);
            link.setOnAction(_ -> show(path));
            bar.getChildren().add(link);
        });
        return bar;
    }

    /** Shows a page, at {@code #heading} where the path has one. */
    void show(String path) {
        String page = path.replaceFirst("#.*", "");
        String anchor = path.contains("#") ? path.substring(path.indexOf('#') + 1) : "";
        PageNodes nodes = new PageNodes(page, this::show);
        VBox body = Pages.read(page)
                .map(nodes::blocks)
                .orElseGet(() -> new VBox(new Label("This build of JVitals has no page " + page)));
        VBox padded = new VBox(body);
        padded.setPadding(new Insets(12, 24, 32, 24));
        scroll.setContent(padded);
        scroll.setVvalue(0);
        Node heading = nodes.anchors().get(anchor);
        if (heading != null) {
            scroll.applyCss();
            scroll.layout();
            double below = padded.getHeight() - scroll.getViewportBounds().getHeight();
            double at = padded.sceneToLocal(heading.localToScene(0, 0)).getY();
            scroll.setVvalue(below <= 0 ? 0 : Math.clamp(at / below, 0, 1));
        }
        String name = Guide.title(page);
        setTitle(name.equals("Guide") ? name : "Guide: " + name);
        place.set(path);
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Object> place() {
        return place.getReadOnlyProperty();
    }

    @Override
    public void goTo(Object there) {
        if (!there.equals(place.get())) {
            show(there.toString());
        }
    }

    @Override
    public void close() {
        whenClosed.accept(this);
    }
}
