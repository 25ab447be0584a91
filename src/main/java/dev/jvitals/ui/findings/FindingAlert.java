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
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The worst finding of a target in one line, wherever one is in its views; gone when nothing is wrong. */
public final class FindingAlert {
    private final FindingsModel model;
    private final FontIcon icon = new FontIcon("mdi2a-alert");
    private final Label severity = new Label();
    private final Label sentence = new Label();
    private final Label more = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox line;
    private @Nullable Severity shownSeverity;

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
        line.setAccessibleText("No finding");
        line.setOnMouseClicked(_ -> open.run());
        line.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
            }
        });
        Tooltip.install(line, tooltip);
        model.state().subscribe(_ -> refresh()); // at once, too: before the first look there is nothing to say
    }

    public Node node() {
        return line;
    }

    private void refresh() {
        TrackedFinding worst = model.worstPresent().orElse(null);
        boolean shown = worst != null && worst.finding().severity() != Severity.INFO;
        line.setVisible(shown);
        line.setManaged(shown);
        if (worst == null || !shown) {
            return;
        }
        Severity how = worst.finding().severity();
        if (how != shownSeverity) { // a style set again is worked out again
            shownSeverity = how;
            icon.setIconLiteral(Marks.icon(how));
            icon.getStyleClass().setAll("ikonli-font-icon", Marks.styleClass(how));
            line.getStyleClass().removeAll("alert-critical", "alert-warning");
            line.getStyleClass().add("alert-" + Marks.word(how));
            severity.setText(Marks.word(how));
        }
        sentence.setText(FindingWords.summary(worst));
        State state = model.state().get();
        long others = (model.isLive() ? state.present() : state.findings()).size() - 1L;
        more.setText((others > 0 ? "+" + others + " · " : "") + FindingWords.time(worst, model.isLive()));
        tooltip.setText(FindingWords.summary(worst) + "\nOpens the findings with their evidence.");
        line.setAccessibleText(Marks.word(how) + ": " + FindingWords.summary(worst));
    }
}
