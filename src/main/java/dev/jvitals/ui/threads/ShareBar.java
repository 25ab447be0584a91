package dev.jvitals.ui.threads;

import dev.jvitals.threads.signature.Activity;
import dev.jvitals.ui.theme.Theme;
import java.util.Map;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** A bar whose segments are counts by activity; its whole length stands for {@code full}. Follows the theme. */
final class ShareBar extends Region {
    private static final double HEIGHT = 10;

    private final Theme theme;
    private Map<Activity, Integer> counts = Map.of();
    private int full = 1;

    ShareBar(Theme theme) {
        this.theme = theme;
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        Theme.follow(theme.palette(), this, _ -> requestLayout());
    }

    void show(Map<Activity, Integer> byActivity, int fullCount) {
        counts = byActivity;
        full = Math.max(1, fullCount);
        StringBuilder words = new StringBuilder();
        byActivity.forEach((activity, count) -> {
            if (count > 0) {
                words.append(words.isEmpty() ? "" : "\n")
                        .append(count)
                        .append(' ')
                        .append(activity.words());
            }
        });
        Tooltip.install(this, new Tooltip(words.toString()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        double x = 0;
        for (Activity activity : Activity.values()) {
            int count = counts.getOrDefault(activity, 0);
            if (count > 0) {
                double width = Math.max(1, getWidth() * count / full);
                Rectangle segment = new Rectangle(x, 0, Math.min(width, Math.max(0, getWidth() - x)), HEIGHT);
                segment.setFill(ActivityColors.of(activity, theme.palette().get()));
                getChildren().add(segment);
                x += width;
            }
        }
    }
}
