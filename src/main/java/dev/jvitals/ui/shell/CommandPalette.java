package dev.jvitals.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One field that finds every action, JVM, file, and what is inside the view in front. */
final class CommandPalette {
    private static final int SHOWN = 60;
    private static final double WIDTH = 560;
    private static final double HEIGHT = 380;

    private final List<Function<String, List<Action>>> sources = new ArrayList<>();
    private final TextField words = new TextField();
    private final ListView<Action> found = new ListView<>();
    private final VBox box = new VBox(8, words, found);
    /** Empty until it is first shown: what is invisible is styled all the same, as a quarter of the window at the start. */
    private final StackPane veil = new StackPane();

    private @Nullable Node focusedBefore;
    /** The window of a tab's own that it was called from. */
    private @Nullable Stage calledFrom;

    CommandPalette() {
        words.setPromptText("Find an action, a JVM, a class, a thread, a view …");
        words.setAccessibleText("Command palette");
        found.setPlaceholder(new Label("Nothing by that name"));
        found.setCellFactory(_ -> new ActionCell());
        found.setFocusTraversable(false);
        found.getStyleClass().addAll("dense", "edge-to-edge");
        box.getStyleClass().add("palette");
        box.setMaxSize(WIDTH, HEIGHT);
        box.setPadding(new Insets(10));
        VBox.setVgrow(found, Priority.ALWAYS);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        StackPane.setMargin(box, new Insets(48, 16, 16, 16));
        veil.setVisible(false);
        veil.setOnMousePressed(event -> {
            if (veil.equals(event.getTarget())) {
                hide();
            }
        });
        words.textProperty().addListener((_, _, _) -> search());
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        found.setOnMouseClicked(_ -> runSelected());
    }

    /** Lies over the window's content; takes no room and no clicks while it is hidden. */
    Node node() {
        return veil;
    }

    /** Something that finds actions by words; none of the words means all. Asked in this order. */
    void addSource(Function<String, List<Action>> source) {
        sources.add(source);
    }

    boolean isShown() {
        return veil.isVisible();
    }

    void show() {
        Window own = veil.getScene().getWindow();
        calledFrom = focusedStageBut(own);
        focusedBefore = veil.getScene().getFocusOwner();
        words.clear();
        search();
        veil.getChildren().setAll(box);
        veil.setVisible(true);
        words.requestFocus(); // before its window's, which would make the tab in there the one the user is in
        bringForward(own);
    }

    void hide() {
        veil.setVisible(false);
        Stage back = calledFrom;
        calledFrom = null;
        if (back != null) {
            bringForward(back);
        } else if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    private static @Nullable Stage focusedStageBut(Window own) {
        return Window.getWindows().stream()
                .filter(each -> each.isFocused() && !each.equals(own))
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }

    private static void bringForward(Window window) {
        if (window instanceof Stage stage) {
            stage.toFront();
        }
        window.requestFocus();
    }

    /** What is found by the words and can be done now. */
    List<Action> find(String typed) {
        List<Action> all = new ArrayList<>();
        for (Function<String, List<Action>> source : sources) {
            for (Action action : source.apply(typed)) {
                if (all.size() < SHOWN && action.enabled().getAsBoolean()) {
                    all.add(action);
                }
            }
        }
        return all;
    }

    private void search() {
        found.getItems().setAll(find(words.getText()));
        found.getSelectionModel().selectFirst();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> hide();
            case ENTER -> runSelected();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(8);
            case PAGE_UP -> move(-8);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int last = found.getItems().size() - 1;
        int index = Math.clamp((long) found.getSelectionModel().getSelectedIndex() + by, 0, Math.max(0, last));
        found.getSelectionModel().select(index);
        found.scrollTo(Math.max(0, index - 4));
    }

    private void runSelected() {
        Action action = found.getSelectionModel().getSelectedItem();
        hide();
        if (action != null) {
            action.run().run();
        }
    }

    private static final class ActionCell extends ListCell<Action> {
        private final FontIcon icon = new FontIcon("mdi2c-circle-small");
        private final Label label = new Label();
        private final Label detail = new Label();
        private final Label keys = new Label();
        private final HBox line = new HBox(8, icon, label, detail, grow(), keys);

        ActionCell() {
            detail.getStyleClass().add("muted");
            keys.getStyleClass().addAll("muted", "small");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            label.setMinWidth(Region.USE_PREF_SIZE);
            detail.setMinWidth(0);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        private static Region grow() {
            Region region = new Region();
            HBox.setHgrow(region, Priority.ALWAYS);
            return region;
        }

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            if (empty || action == null) {
                setGraphic(null);
                return;
            }
            icon.setIconLiteral(action.icon());
            label.setText(action.label());
            detail.setText(action.detail());
            String combination = action.keys();
            keys.setText(
                    combination == null
                            ? ""
                            : KeyCombination.valueOf(combination).getDisplayText());
            setGraphic(line);
            setAccessibleText(action.label() + " " + action.detail());
        }
    }
}
