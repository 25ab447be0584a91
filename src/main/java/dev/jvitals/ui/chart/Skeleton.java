package dev.jvitals.ui.chart;

import javafx.scene.layout.Region;

/** The lines of a chart to come, before its figures have told what they stand for. */
final class Skeleton extends Region {
    private static final int LINES = 3;

    Skeleton() {
        setManaged(false);
        setMouseTransparent(true);
        getStyleClass().add("skeleton");
        for (int i = 0; i < LINES; i++) {
            Region line = new Region();
            line.getStyleClass().add("skeleton-line");
            getChildren().add(line);
        }
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < LINES; i++) {
            getChildren().get(i).resizeRelocate(0, snapPositionY(getHeight() * (i + 1) / LINES) - 1, getWidth(), 1);
        }
    }
}
