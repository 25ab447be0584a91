package dev.jvitals.ui.threads;

import dev.jvitals.threads.signature.Activity;
import dev.jvitals.ui.theme.Palette;
import javafx.scene.paint.Color;

/** One colour for each activity, the same in every pane: loud for what is stuck, quiet for what rests. */
final class ActivityColors {
    private ActivityColors() {}

    static Color of(Activity activity, Palette palette) {
        return switch (activity) {
            case RUNS -> palette.ok();
            case WAITS_FOR_IO -> palette.series(0);
            case WAITS_FOR_LOCK -> palette.critical();
            case WAITS_FOR_POOL -> palette.series(1);
            case CREATES_POOLED -> palette.series(4);
            case WAITS -> palette.series(3);
            case SLEEPS -> palette.series(6);
            case IDLE -> palette.mutedText().deriveColor(0, 1, 1, 0.45);
            case JVM -> palette.grid();
        };
    }

    /** The colour as CSS writes it. */
    static String css(Color color) {
        return "#%02x%02x%02x%02x"
                .formatted(
                        Math.round(color.getRed() * 255),
                        Math.round(color.getGreen() * 255),
                        Math.round(color.getBlue() * 255),
                        Math.round(color.getOpacity() * 255));
    }
}
