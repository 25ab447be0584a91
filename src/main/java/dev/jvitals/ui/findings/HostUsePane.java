package dev.jvitals.ui.findings;

import dev.jvitals.diagnosis.live.HostUse;
import dev.jvitals.ui.task.Sight;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Is it the machine or the JVM: utilisation, saturation and errors by resource, and the answer above them. */
public final class HostUsePane {
    private static final List<String> COLUMNS = List.of("", "Utilisation", "Saturation", "Errors", "Of it this JVM");
    private static final List<Double> WIDTHS = List.of(12.0, 22.0, 30.0, 14.0, 22.0);

    private final Label verdict = new Label("Looking …");
    private final GridPane table = new GridPane();
    private final VBox content = new VBox(12, verdict, table);

    private boolean inSight;
    private @Nullable HostUse newest;
    private @Nullable HostUse shown;

    public HostUsePane() {
        verdict.setWrapText(true);
        verdict.getStyleClass().add("finding-sentence");
        table.setHgap(12);
        table.setVgap(10);
        for (double width : WIDTHS) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(width);
            table.getColumnConstraints().add(column);
        }
        content.getStyleClass().addAll("findings", "host-use");
        content.getStylesheets()
                .add(Objects.requireNonNull(HostUsePane.class.getResource("findings.css"))
                        .toExternalForm());
        Sight.of(content).subscribe(seen -> {
            inSight = seen;
            showIfSeen();
        });
    }

    public Node node() {
        return content;
    }

    /** Shows what was measured last. For the JavaFX thread. */
    public void show(HostUse use) {
        newest = use;
        showIfSeen();
    }

    /** Out of sight nothing is shown: every look would make all words anew for nobody. */
    private void showIfSeen() {
        if (inSight && newest != null && !newest.equals(shown)) {
            shown = newest;
            fill(newest);
        }
    }

    private void fill(HostUse use) {
        verdict.setText(use.verdict());
        table.getChildren().clear();
        table.addRow(0, COLUMNS.stream().map(title -> label(title, "muted")).toArray(Node[]::new));
        int row = 1;
        for (HostUse.Row each : use.rows()) {
            Label resource = label(each.resource(), "figure");
            if (each.isShort()) {
                FontIcon icon = new FontIcon("mdi2a-alert");
                icon.getStyleClass().add("mark-warning");
                resource.setGraphic(icon);
                resource.setText(each.resource() + " (short)");
            }
            Node[] cells = Stream.concat(
                            Stream.of(resource),
                            Stream.of(each.utilisation(), each.saturation(), each.errors(), each.ours())
                                    .map(text -> label(text, text.equals("not measured") ? "muted" : "")))
                    .toArray(Node[]::new);
            table.addRow(row++, cells);
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        return label;
    }
}
