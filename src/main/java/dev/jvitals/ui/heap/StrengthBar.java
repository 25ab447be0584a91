package dev.jvitals.ui.heap;

import dev.jvitals.heap.walk.ReferenceStrength;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/** Which references paths may go through besides ordinary ones: a box for each weaker kind. */
final class StrengthBar extends FlowPane {
    private final Map<ReferenceStrength, CheckBox> boxes = new EnumMap<>(ReferenceStrength.class);

    /** {@code changed} is told of each change; {@code canTell} is false where the kinds are not known. */
    StrengthBar(boolean canTell, Runnable changed) {
        super(12, 4);
        Label lead = new Label(canTell ? "Also through" : "Without the dump, references of all kinds count.");
        lead.getStyleClass().add("muted");
        getChildren().add(lead);
        for (ReferenceStrength each : ReferenceStrength.values()) {
            CheckBox box = new CheckBox(each.label() + " references");
            box.setTooltip(new Tooltip("The referent of " + each.className()));
            box.selectedProperty().addListener((_, _, _) -> changed.run());
            boxes.put(each, box);
            if (canTell) {
                getChildren().add(box);
            }
        }
    }

    /** The kinds that are not ticked. */
    Set<ReferenceStrength> excluded() {
        Set<ReferenceStrength> excluded = EnumSet.noneOf(ReferenceStrength.class);
        boxes.forEach((kind, box) -> {
            if (!box.isSelected()) {
                excluded.add(kind);
            }
        });
        return excluded;
    }
}
