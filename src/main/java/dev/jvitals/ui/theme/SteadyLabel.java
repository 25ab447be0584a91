package dev.jvitals.ui.theme;

import javafx.scene.control.Label;

/**
 * A label for words that change while everything around them stays. A plain label asks its parents to lay themselves out again
 * for each new word, and in a list or table that places all rows anew. This one lays out itself alone, in the room that it was
 * given: its preferred width is that of the words when its parent last asked.
 */
public final class SteadyLabel extends OwnLayout {
    private final Label label;

    public SteadyLabel() {
        this(new Label());
    }

    private SteadyLabel(Label label) {
        super(label);
        this.label = label;
    }

    /** The label itself, for its words and looks. */
    public Label label() {
        return label;
    }
}
