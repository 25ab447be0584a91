package dev.jvitals.ui.findings;

import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.report.FindingsText;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.task.Sight;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The findings of one target: the list at the left, the selected one in full at the right. For the JavaFX thread. */
public final class FindingsPane implements AutoCloseable {
    private static final double UNSEEN_SHARE = 0.5;
    /** Of the width, while a finding is shown beside the list. */
    private static final double LIST_SHARE = 0.4;

    private final FindingsModel model;
    private final ListView<TrackedFinding> list = new ListView<>();
    private final FindingDetails details;
    private final Label placeholder = new Label();
    private final Label status = new Label();
    private final FlowPane bar = new FlowPane(6, 6);
    private final VBox unseen = new VBox(2);
    private final ScrollPane scroll = scrolling(unseen);
    private final TitledPane notSeen = new TitledPane("", scroll);
    private final SplitPane split;
    private final BorderPane right;
    private boolean refreshing;
    private boolean opened;
    /** Until somebody chooses, the worst is shown. */
    private boolean chosen;
    /** Out of sight nothing is shown: every look would make all words anew for nobody. */
    private boolean inSight;

    private @Nullable State shown;

    public FindingsPane(FindingsModel model, SuspectLinks links) {
        this.model = model;
        this.details = new FindingDetails(model, links);
        this.right = new BorderPane(details.node());
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add("muted");
        placeholder.setPadding(new Insets(10));
        status.getStyleClass().addAll("muted", "small", "findings-status");
        status.setWrapText(true);
        list.setPlaceholder(placeholder);
        list.setCellFactory(_ -> new FindingCell(model.isLive()));
        list.setAccessibleText("Findings");
        list.getStyleClass().addAll("findings-list", "edge-to-edge");
        notSeen.setExpanded(false);
        notSeen.getStyleClass().add("dense");
        notSeen.setMinHeight(Region.USE_PREF_SIZE);
        VBox.setVgrow(list, Priority.ALWAYS);
        bar.getStyleClass().add("findings-actions");
        VBox left = new VBox(bar, status, list, notSeen);
        split = new SplitPane(left);
        // long lists must not push the findings away, nor be looked at through a slit
        scroll.prefViewportHeightProperty().bind(unseen.heightProperty());
        scroll.maxHeightProperty().bind(split.heightProperty().multiply(UNSEEN_SHARE));
        split.getStyleClass().add("findings");
        split.getStylesheets()
                .add(Objects.requireNonNull(FindingsPane.class.getResource("findings.css"))
                        .toExternalForm());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> selected(now));
        model.state().subscribe(this::refreshIfSeen);
        Sight.of(split).subscribe(seen -> {
            inSight = seen;
            refreshIfSeen();
        });
    }

    /** Puts what can be done with the findings above them. */
    public FindingsPane withActions(List<Action> actions) {
        for (Action action : actions) {
            Button button = new Button(action.label(), new FontIcon(action.icon()));
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> action.run().run());
            bar.getChildren().add(button);
        }
        return this;
    }

    public Parent node() {
        return split;
    }

    /** Selects the worst that holds now. */
    public void selectWorst() {
        model.worstPresent().ifPresent(list.getSelectionModel()::select);
    }

    private void selected(@Nullable TrackedFinding tracked) {
        if (!refreshing) {
            chosen = true;
            showDetails(tracked);
        }
    }

    /** Without a finding there is nothing to tell at the right, and what could not be seen has its room. */
    private void showDetails(@Nullable TrackedFinding tracked) {
        details.show(tracked);
        if (tracked == null) {
            split.getItems().remove(right);
        } else if (!split.getItems().contains(right)) {
            split.getItems().add(right);
            split.setDividerPositions(LIST_SHARE);
        }
    }

    private void refreshIfSeen() {
        State state = model.state().get();
        if (inSight && !state.equals(shown)) {
            shown = state;
            refresh(state);
        }
    }

    private void refresh(State state) {
        placeholder.setText(words(state));
        status.setText(status(state));
        TrackedFinding before = list.getSelectionModel().getSelectedItem();
        refreshing = true;
        list.getItems().setAll(state.findings());
        TrackedFinding again = before == null || !chosen
                ? null
                : state.findings().stream()
                        .filter(each -> each.id() == before.id())
                        .findFirst()
                        .orElse(null);
        if (again == null && !state.findings().isEmpty()) {
            again = state.findings().getFirst();
        }
        list.getSelectionModel().select(again);
        refreshing = false;
        showDetails(again);
        showNotSeen(state.notSeen());
    }

    private void showNotSeen(List<String> reasons) {
        notSeen.setText("Could not be seen (" + reasons.size() + ")");
        if (!opened && !model.isLive() && !FindingWords.sawMost(model)) {
            opened = true; // once: who folds it away means it
            notSeen.setExpanded(true);
        }
        notSeen.setVisible(!reasons.isEmpty());
        notSeen.setManaged(notSeen.isVisible());
        unseen.getChildren()
                .setAll(FindingsText.byReason(reasons).stream()
                        .map(reason -> {
                            Label line = new Label(Printable.line(reason));
                            line.setWrapText(true);
                            line.getStyleClass().add("small");
                            return line;
                        })
                        .toList());
    }

    private static ScrollPane scrolling(VBox lines) {
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private String words(State state) {
        if (state.looks() == 0) {
            return model.isLive() ? "Looking … the first word comes after some seconds." : "Looking at the recording …";
        }
        int unknown = state.notSeen().size();
        return unknown == 0
                ? "Nothing wrong found."
                : "Nothing wrong in what could be seen. " + unknown + (unknown == 1 ? " check" : " checks")
                        + " could not be made, see below.";
    }

    private String status(State state) {
        long present = state.present().size();
        if (state.looks() == 0) {
            return "";
        }
        if (model.isLive() && model.hasEnded()) {
            return present == 0
                    ? "Nothing was wrong at the end"
                    : present + (present == 1 ? " finding" : " findings") + " at the end";
        }
        String held = present == 0 ? "Nothing wrong now" : present + (present == 1 ? " finding" : " findings") + " now";
        int over = state.findings().size() - (int) present;
        int all = state.findings().size();
        return (model.isLive()
                        ? held
                        : (all == 0 ? "No" : all) + (all == 1 ? " finding" : " findings") + " in this recording")
                + (model.isLive() && over > 0 ? ", " + over + " over" : "")
                + (model.isLive() ? " · judged every 5 s" : "");
    }

    @Override
    public void close() {
        details.close();
    }
}
