package dev.jvitals.ui.findings;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.ui.theme.Marks;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** One finding in the list: how bad in shape and word, the sentence, since when. */
final class FindingCell extends ListCell<TrackedFinding> {
    private final FontIcon icon = new FontIcon();
    private final Label severity = new Label();
    private final Label time = new Label();
    private final Label sentence = new Label();
    private final VBox content;
    /** A recording is over as a whole: what was wrong in it is not made good by that. */
    private final boolean live;

    FindingCell(boolean live) {
        this.live = live;
        time.getStyleClass().addAll("muted", "small");
        severity.getStyleClass().addAll("small", "finding-severity");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox head = new HBox(6, icon, severity);
        head.setAlignment(Pos.CENTER_LEFT);
        content = new VBox(3, head, sentence, time);
        setPrefWidth(0); // as wide as the list, so that sentences wrap
    }

    /** The toolkit asks as if what is in the cell had the width of its padding, too, and cuts a line of long sentences. */
    @Override
    protected double computePrefHeight(double width) {
        double across = width > 0 ? width : getWidth();
        double inside = across - snappedLeftInset() - snappedRightInset();
        return getGraphic() == null || inside <= 0
                ? super.computePrefHeight(width)
                : snappedTopInset() + content.prefHeight(inside) + snappedBottomInset();
    }

    @Override
    protected void updateItem(@Nullable TrackedFinding tracked, boolean empty) {
        super.updateItem(tracked, empty);
        if (empty || tracked == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        Severity how = tracked.finding().severity();
        boolean over = live && tracked.ended();
        icon.setIconLiteral(over ? "mdi2c-check-circle-outline" : Marks.icon(how));
        icon.getStyleClass().setAll("ikonli-font-icon", over ? "mark-over" : Marks.styleClass(how));
        severity.setText((over ? "over, was " : "") + Marks.word(how) + " · "
                + tracked.finding().rule());
        time.setText(FindingWords.time(tracked, live));
        sentence.setText(FindingWords.summary(tracked));
        sentence.setOpacity(over ? 0.7 : 1);
        setGraphic(content);
        setAccessibleText(severity.getText() + ", " + time.getText() + ": " + sentence.getText());
    }
}
