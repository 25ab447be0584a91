package dev.jvitals.ui.theme;

import javafx.scene.layout.Region;

/**
 * Lays out its content alone: new words in it lay out nothing around it, up to the whole window, as they otherwise would.
 * For what has its size from outside, or asks by {@link #fit} for another height when its own words want one.
 */
public class OwnLayout extends Region {
    private final Region content;

    public OwnLayout(Region content) {
        this.content = content;
        content.setManaged(false); // so that it is the root of its own layout
        getChildren().add(content);
        setMinWidth(0);
    }

    /** Asks those around for another height where the content wants one. */
    public void fit() {
        if (Math.abs(content.prefHeight(getWidth()) - getHeight()) > 1) {
            requestLayout();
        }
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return content.getContentBias();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return content.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return content.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return content.minHeight(width);
    }
}
