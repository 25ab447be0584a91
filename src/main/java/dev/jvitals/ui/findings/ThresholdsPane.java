package dev.jvitals.ui.findings;

import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.session.diagnose.ThresholdCatalog;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Every rule's thresholds with their reasons, to change and to set back. For the JavaFX thread. */
final class ThresholdsPane {
    private final DiagnosisSettings settings;
    private final VBox groups = new VBox(14);
    private final Label count = new Label();
    private final VBox content;
    private String words = "";

    ThresholdsPane(DiagnosisSettings settings) {
        this.settings = settings;
        Label heading = new Label("Thresholds");
        heading.getStyleClass().add("title-4");
        TextField filter = new TextField();
        filter.setPromptText("Filter by rule, name or reason");
        filter.setAccessibleText("Filter the thresholds");
        filter.setPrefWidth(240);
        filter.textProperty().subscribe(typed -> {
            words = typed.strip().toLowerCase(Locale.ROOT);
            show();
        });
        Button reset = new Button("Set all back");
        reset.setMinWidth(Region.USE_PREF_SIZE);
        reset.setOnAction(_ -> {
            ThresholdCatalog.all().forEach(each -> settings.change(each, each.usual()));
            show();
        });
        count.getStyleClass().addAll("muted", "small");
        HBox.setHgrow(count, Priority.ALWAYS);
        count.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(8, filter, count, reset);
        head.setAlignment(Pos.CENTER_LEFT);
        content = new VBox(10, heading, head, groups);
    }

    Node node() {
        return content;
    }

    private void show() {
        List<Threshold> shown =
                ThresholdCatalog.all().stream().filter(this::matches).toList();
        Map<String, List<Threshold>> byRule =
                shown.stream().collect(Collectors.groupingBy(Threshold::rule, TreeMap::new, Collectors.toList()));
        groups.getChildren()
                .setAll(byRule.entrySet().stream()
                        .map(each -> group(each.getKey(), each.getValue()))
                        .toList());
        showCount(shown.size());
    }

    private void showCount(int shown) {
        long changed = ThresholdCatalog.all().stream()
                .filter(each -> each.value() != each.usual())
                .count();
        count.setText(shown
                + (shown == 1 ? " threshold, " : " thresholds, ")
                + (changed == 0 ? "none changed" : changed + " changed"));
    }

    private boolean matches(Threshold each) {
        return (each.id() + " " + each.words() + " " + each.reason())
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private Node group(String rule, List<Threshold> thresholds) {
        Label name = new Label(rule);
        name.getStyleClass().addAll("figure", "finding-heading");
        VBox group = new VBox(8, name);
        thresholds.forEach(each -> group.getChildren().add(new Line(each).node));
        return group;
    }

    /** One threshold: a field for its value, and below it why it is as it is. */
    private final class Line {
        private final Threshold threshold;
        private final TextField field = new TextField();
        private final Button reset = new Button("Set back");
        private final Label range = new Label();
        private final VBox node;

        Line(Threshold threshold) {
            this.threshold = threshold;
            Label name = new Label(threshold.words());
            name.setMinWidth(190);
            field.setPrefWidth(110);
            field.setMinWidth(110);
            field.setAccessibleText(threshold.id());
            field.setOnAction(_ -> change());
            field.focusedProperty().addListener((_, _, focused) -> {
                if (!focused) {
                    change();
                }
            });
            range.setWrapText(true);
            HBox.setHgrow(range, Priority.ALWAYS);
            range.setMaxWidth(Double.MAX_VALUE);
            reset.getStyleClass().add("small");
            reset.setMinWidth(Region.USE_PREF_SIZE);
            reset.setOnAction(_ -> {
                settings.change(threshold, threshold.usual());
                showValue();
                showCount(groupsShown());
            });
            HBox line = new HBox(8, name, field, range, reset);
            line.setAlignment(Pos.CENTER_LEFT);
            Label reason = new Label(threshold.reason());
            reason.setWrapText(true);
            reason.setMinHeight(Region.USE_PREF_SIZE);
            reason.getStyleClass().addAll("muted", "small");
            node = new VBox(1, line, reason);
            showValue();
        }

        private void showValue() {
            field.setText(threshold.unit().format(threshold.value()));
            boolean changed = threshold.value() != threshold.usual();
            reset.setVisible(changed);
            range.setText(
                    changed
                            ? "changed, usually " + threshold.unit().format(threshold.usual())
                            : "may be " + threshold.range());
            range.getStyleClass().setAll("label", "small", changed ? "threshold-changed" : "muted");
        }

        /** The text is read only where it was changed: what is shown is rounded. */
        private void change() {
            if (field.getText().equals(threshold.unit().format(threshold.value()))) {
                return;
            }
            try {
                settings.change(threshold, ThresholdCatalog.value(threshold, field.getText()));
                showValue();
                showCount(groupsShown());
            } catch (Failure e) {
                range.setText(e.getMessage());
                range.getStyleClass().setAll("label", "small", "threshold-wrong");
                reset.setVisible(true);
            }
        }
    }

    private int groupsShown() {
        return (int) ThresholdCatalog.all().stream().filter(this::matches).count();
    }
}
