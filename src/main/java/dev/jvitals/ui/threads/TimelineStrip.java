package dev.jvitals.ui.threads;

import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.ui.theme.Theme;
import java.util.function.IntConsumer;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** One thread's strip: a rectangle for each dump, filled lower where the stack is the same as in the dump before. */
final class TimelineStrip extends Region {
    private static final double HEIGHT = 18;
    private static final double GAP = 1;
    private static final double SAME_STACK_SHARE = 0.6;

    private final Theme theme;
    private final IntConsumer chosen;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable ThreadHistory history;

    TimelineStrip(Theme theme, IntConsumer chosen) {
        this.theme = theme;
        this.chosen = chosen;
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        Tooltip.install(this, tooltip);
        setOnMouseMoved(event -> tooltip.setText(words(index(event.getX()))));
        setOnMouseClicked(event -> this.chosen.accept(index(event.getX())));
        Theme.follow(theme.palette(), this, _ -> requestLayout());
    }

    void show(ThreadHistory shown) {
        history = shown;
        requestLayout();
    }

    private int index(double x) {
        int dumps = history == null ? 1 : history.seen().size();
        return (int) Math.clamp(x / Math.max(1, getWidth()) * dumps, 0, dumps - 1.0);
    }

    private String words(int index) {
        if (history == null) {
            return "";
        }
        SeenThread seen = history.seen().get(index);
        double cpu = history.cpuShare().get(index);
        return "dump " + (index + 1) + ": "
                + (seen == null ? "not there" : seen.activity().words())
                + (Double.isNaN(cpu) ? "" : ", %.2f cores since the dump before".formatted(cpu));
    }

    @Override
    protected void layoutChildren() {
        getChildren().clear();
        if (history == null) {
            return;
        }
        int dumps = history.seen().size();
        double width = getWidth() / dumps;
        for (int i = 0; i < dumps; i++) {
            SeenThread seen = history.seen().get(i);
            if (seen != null) {
                SeenThread before = i == 0 ? null : history.seen().get(i - 1);
                boolean same = before != null && before.stack().equals(seen.stack());
                double height = same ? HEIGHT * SAME_STACK_SHARE : HEIGHT;
                Rectangle part = new Rectangle(i * width, HEIGHT - height, Math.max(1, width - GAP), height);
                part.setFill(ActivityColors.of(seen.activity(), theme.palette().get()));
                getChildren().add(part);
            }
        }
    }
}
