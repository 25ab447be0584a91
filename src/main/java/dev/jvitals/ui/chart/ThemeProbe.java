package dev.jvitals.ui.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.paint.Color;

/**
 * Reads the theme's looked-up colours and the size of text, which a canvas cannot, by wearing them; told anew whenever the
 * style of the scene changes. An invisible node of no size that must be in the scene graph.
 */
final class ThemeProbe extends Label {
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
        backgroundProperty().subscribe(_ -> tell(onTheme));
        fontProperty().subscribe(_ -> tell(onTheme));
    }

    private void tell(Consumer<ChartTheme> onTheme) {
        Background worn = getBackground();
        if (worn != null && worn.getFills().size() == LOOKED_UP.size()) {
            onTheme.accept(theme(worn.getFills(), getFont().getSize()));
        }
    }

    private static ChartTheme theme(List<BackgroundFill> fills, double textPixels) {
        List<java.awt.Color> colors = fills.stream().map(ThemeProbe::awt).toList();
        return ChartTheme.of(
                colors.get(0),
                colors.get(1),
                colors.get(2),
                colors.get(3),
                colors.get(4),
                colors.get(5),
                colors.get(6),
                textPixels);
    }

    private static java.awt.Color awt(BackgroundFill fill) {
        Color color = fill.getFill() instanceof Color c ? c : Color.GRAY;
        return new java.awt.Color(
                (float) color.getRed(), (float) color.getGreen(), (float) color.getBlue(), (float) color.getOpacity());
    }
}
