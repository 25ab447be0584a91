package dev.jvitals.ui.findings;

import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.ui.theme.Marks;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The worst finding of a target in one line, wherever one is in its views; where nothing is wrong it says so. The line is
 * always there, so that a finding that comes or goes moves nothing.
 */
public final class FindingAlert {
    /** The mark of nothing wrong. */
    private static final String CALM = "calm";

    private final FindingsModel model;
    private final FontIcon icon = new FontIcon("mdi2a-alert");
    private final Label severity = new Label();
    private final Label sentence = new Label();
    private final Label more = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox line;
    /** What is shown at the left. */
    private String shownMark = "";

    /**
     * The line.
     *
     * @param open goes to the findings
     */
    public FindingAlert(FindingsModel model, Runnable open) {
        this.model = model;
        severity.getStyleClass().add("figure");
        severity.setMinWidth(Label.USE_PREF_SIZE);
        sentence.setTextOverrun(OverrunStyle.ELLIPSIS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        more.getStyleClass().add("muted");
        more.setMinWidth(Label.USE_PREF_SIZE);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(520);
        line = new HBox(8, icon, severity, sentence, more, new FontIcon("mdi2c-chevron-right"));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("finding-alert");
        line.getStylesheets()
                .add(Objects.requireNonNull(FindingAlert.class.getResource("findings.css"))
                        .toExternalForm());
        line.setFocusTraversable(true);
        line.setAccessibleRole(AccessibleRole.BUTTON);
        line.setOnMouseClicked(_ -> open.run());
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
            }
        });
        Tooltip.install(line, tooltip);
        model.state().subscribe(_ -> refresh());
    }

    public Node node() {
        return line;
    }

    private void refresh() {
        TrackedFinding worst = model.worstPresent().orElse(null);
        if (worst == null || worst.finding().severity() == Severity.INFO) {
            showCalm();
        } else {
            show(worst);
        }
    }

    private void showCalm() {
        boolean sawMost = FindingWords.sawMost(model);
        dress(
                CALM,
                sawMost ? "mdi2c-check-circle-outline" : "mdi2e-eye-off-outline",
                sawMost ? "mark-calm" : "mark-unseen");
        String words = FindingWords.calm(model);
        sentence.setText(words);
        more.setText(model.isLive() && !model.hasEnded() ? "judged every 5 s" : "");
        tooltip.setText(words + "\nOpens the findings, with what was over and what could not be seen.");
        line.setAccessibleText(words);
    }

    /** A style set again is worked out again. */
    private void dress(String mark, String shape, String color) {
        if (!(mark + shape).equals(shownMark)) {
            line.getStyleClass().removeIf(style -> style.startsWith("alert-"));
            line.getStyleClass().add("alert-" + mark);
            shownMark = mark + shape;
            icon.setIconLiteral(shape);
            icon.getStyleClass().setAll("ikonli-font-icon", color);
            severity.setText(mark);
            severity.setVisible(!mark.equals(CALM));
            severity.setManaged(severity.isVisible());
        }
    }

    private void show(TrackedFinding worst) {
        Severity how = worst.finding().severity();
        dress(Marks.word(how), Marks.icon(how), Marks.styleClass(how));
        sentence.setText(FindingWords.summary(worst));
        State state = model.state().get();
        long others = (model.isLive() ? state.present() : state.findings()).size() - 1L;
        more.setText((others > 0 ? "+" + others + " · " : "") + FindingWords.time(worst, model.isLive()));
        tooltip.setText(FindingWords.summary(worst) + "\nOpens the findings with their evidence.");
        line.setAccessibleText(Marks.word(how) + ": " + FindingWords.summary(worst));
    }
}
