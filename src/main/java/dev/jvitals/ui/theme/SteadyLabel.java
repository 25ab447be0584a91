package dev.jvitals.ui.theme;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * A label for words that change while everything around them stays. A plain label asks its parents to lay themselves out again
 * for each new word, and in a list or table that places all rows anew. This one lays out itself alone, in the room that it was
 * given: its preferred width is that of the words when its parent last asked.
 */
public final class SteadyLabel extends Region {
    private final Label label = new Label();

    public SteadyLabel() {
        label.setManaged(false); // so that it is the root of its own layout
        getChildren().add(label);
        setMinWidth(0);
    }

    /** The label itself, for its words and looks. */
    public Label label() {
        return label;
    }

    @Override
    protected void layoutChildren() {
        label.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return label.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return label.minHeight(width);
    }
}
