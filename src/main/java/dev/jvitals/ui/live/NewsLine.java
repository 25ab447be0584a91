package dev.jvitals.ui.live;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * The worst finding, and beside it what else is to be said of the JVM. One line, which is always there: what is said moves
 * nothing below.
 */
final class NewsLine extends HBox {
    private final VBox alert = new VBox();
    private final Label notice = new Label();
    private String sentence = "";

    NewsLine() {
        getChildren().addAll(alert, notice);
        setHgrow(alert, Priority.ALWAYS);
        alert.setMinWidth(0);
        notice.getStyleClass().add("notice");
        notice.setMaxHeight(Double.MAX_VALUE);
        notice.setTooltip(new Tooltip());
        notice.getTooltip().setWrapText(true);
        notice.getTooltip().setMaxWidth(520);
        widthProperty().subscribe(_ -> fit());
        notice.fontProperty().subscribe(_ -> fit());
        say("");
    }

    /** Shows the worst finding so. */
    void setAlert(Node line) {
        alert.getChildren().setAll(line);
    }

    /** Says a sentence of the form "what: why", until another is said; empty for none. */
    void say(String now) {
        if (now.isEmpty() || !now.equals(sentence)) {
            sentence = now;
            notice.getTooltip().setText(now);
            notice.setAccessibleText(now);
            notice.setVisible(!now.isEmpty());
            notice.setManaged(!now.isEmpty());
            fit();
        }
    }

    /** Half of the line is for the finding: a longer sentence says here what is the case, and in the tooltip why. */
    private void fit() {
        double room = getWidth() / 2;
        notice.setText(sentence);
        int why = sentence.indexOf(": ");
        if (why >= 0 && notice.prefWidth(-1) > room) {
            notice.setText(sentence.substring(0, why));
        }
        notice.setMaxWidth(room);
        notice.setMinWidth(Math.min(room, notice.prefWidth(-1)));
    }
}
