package dev.jvitals.ui.help;

import dev.jvitals.ui.help.Explainer.Explanation;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Helper;
import dev.jvitals.ui.shell.Workbench;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Explains what is on the screen: a column's heading where the pointer rests on it; with a key, the chart or table that has
 * the focus, or else all that are shown; and the guide in a tab.
 */
public final class Help implements Helper {
    private static final double WIDTH = 520;
    private static final double HEIGHT = 460;
    private static final Duration DELAY = Duration.millis(350);
    private static final String TIP = "dev.jvitals.tip";

    private final Guide guide;
    private @Nullable Glossary glossary;
    private @Nullable Popup shown;

    public Help(Workbench workbench) {
        guide = new Guide(workbench);
    }

    /** Read when something is first to be explained: it is a long page, and the start has no time for it. */
    private Glossary glossary() {
        if (glossary == null) {
            glossary = Glossary.read();
        }
        return glossary;
    }

    @Override
    public void openGuide() {
        guide.show(Pages.FIRST);
    }

    /** The pages of the guide that the words fit, for the command palette. */
    public List<Action> find(String words) {
        return guide.find(words);
    }

    @Override
    public void explain(@Nullable Node focused, Node content) {
        Node near = Explainer.around(focused);
        List<Node> about = near == null ? Explainer.shownIn(content) : List.of(near);
        if (about.isEmpty()) {
            openGuide();
        } else {
            Explainer explainer = new Explainer(glossary());
            show(about.stream().map(explainer::explain).toList(), near == null ? content : near);
        }
    }

    /** Headings have no tooltips of their own: each gets its own when the pointer first comes to it. */
    @Override
    public void dress(Node content) {
        content.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> {
            Node at = event.getTarget() instanceof Node node ? node : null;
            while (at != null && !(at instanceof TableColumnHeader)) {
                at = at.getParent();
            }
            if (at instanceof TableColumnHeader header && header.getTableColumn() != null) {
                explainHeading(header);
            }
        });
    }

    private void explainHeading(TableColumnHeader header) {
        TableColumnBase<?, ?> column = header.getTableColumn();
        Node table = Explainer.around(header);
        String words = table == null
                ? ""
                : glossary()
                        .find(String.valueOf(table.getAccessibleText()), Explainer.heading(column))
                        .orElse("");
        if (!words.isEmpty() && header.getProperties().put(TIP, words) == null) {
            Tooltip tooltip = new Tooltip(words);
            tooltip.setShowDelay(DELAY);
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(420);
            Tooltip.install(header, tooltip);
            header.setAccessibleHelp(words);
        }
    }

    private void show(List<Explanation> explanations, Node near) {
        hide();
        VBox words = new VBox(8);
        words.setPadding(new Insets(12));
        explanations.forEach(each -> words.getChildren().add(card(each)));
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setPrefWidth(WIDTH);
        scroll.setMaxHeight(HEIGHT);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText("Explanation");
        VBox box = new VBox(scroll);
        box.getStyleClass().addAll("root", "palette");
        Popup popup = new Popup();
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        Window owner = near.getScene().getWindow();
        popup.getScene().getStylesheets().setAll(near.getScene().getStylesheets());
        box.setStyle(near.getScene().getRoot().getStyle());
        Bounds bounds = near.localToScreen(near.getBoundsInLocal());
        double x = Math.max(owner.getX(), Math.min(bounds.getMaxX(), owner.getX() + owner.getWidth()) - WIDTH - 16);
        popup.show(owner, x, Math.max(owner.getY(), bounds.getMinY() + 24));
        shown = popup;
        hideWithout(near, popup);
        scroll.requestFocus();
    }

    /** What is explained may go by a key, to the next tab: the explanation must not stand over something else. */
    private static void hideWithout(Node near, Popup popup) {
        Subscription gone = near.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                popup.hide();
            }
        });
        popup.setOnHidden(_ -> gone.unsubscribe());
    }

    private void hide() {
        if (shown != null) {
            shown.hide();
            shown = null;
        }
    }

    /** The explanation that is shown, for tests. */
    @Nullable
    Popup shown() {
        return shown;
    }

    private Node card(Explanation explanation) {
        VBox card = new VBox(6, words(explanation.title(), "title-4"));
        if (!explanation.meaning().isEmpty()) {
            card.getChildren().add(words(explanation.meaning(), "page-text"));
        }
        HBox links = new HBox(
                12,
                link("Guide: " + Guide.title(explanation.page()), explanation.page()),
                link(Guide.title(explanation.reference().replaceFirst("#.*", "")), explanation.reference()));
        card.getChildren().add(links); // above the parts, of which there may be more than can be seen
        for (Explainer.Part part : explanation.parts()) {
            VBox lines = new VBox(words(part.name(), "figure"), words(part.words(), "page-text"));
            lines.setPadding(new Insets(0, 0, 0, 8));
            card.getChildren().add(lines);
        }
        return card;
    }

    private static Label words(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private Button link(String text, String path) {
        Button link = new Button(text);
        link.getStyleClass().addAll("flat", "accent");
        link.setOnAction(_ -> {
            hide();
            guide.show(path);
        });
        return link;
    }
}
