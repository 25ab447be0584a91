package dev.jvitals.ui.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/**
 * Reads the theme's looked-up colours, which a canvas cannot, by wearing them as backgrounds; told anew whenever the style
 * of the scene changes. An invisible node of no size that must be in the scene graph.
 */
final class ThemeProbe extends Region {
    private static final List<String> LOOKED_UP = List.of(
            "-color-bg-default",
            "-color-fg-default",
            "-color-fg-muted",
            "-color-border-muted",
            "-color-accent-fg",
            "-color-danger-fg",
            "-color-warning-fg");

    ThemeProbe(Consumer<ChartTheme> onTheme) {
        setManaged(false);
        setMouseTransparent(true);
        setOpacity(0);
        setStyle("-fx-background-color: " + String.join(", ", LOOKED_UP) + ";");
        backgroundProperty().addListener((ObservableValue<? extends Background> p, Background old, Background now) -> {
            if (now != null && now.getFills().size() == LOOKED_UP.size()) {
                onTheme.accept(theme(now.getFills()));
            }
        });
    }

    private static ChartTheme theme(List<BackgroundFill> fills) {
        List<java.awt.Color> colors = fills.stream().map(ThemeProbe::awt).toList();
        return ChartTheme.of(
                colors.get(0),
                colors.get(1),
                colors.get(2),
                colors.get(3),
                colors.get(4),
                colors.get(5),
                colors.get(6));
    }

    private static java.awt.Color awt(BackgroundFill fill) {
        Color color = fill.getFill() instanceof Color c ? c : Color.GRAY;
        return new java.awt.Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }
}
