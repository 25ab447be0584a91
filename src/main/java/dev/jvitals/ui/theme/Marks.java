package dev.jvitals.ui.theme;

import dev.jvitals.diagnosis.Severity;

/** How severities look: a shape, a colour and a word, so that none of them carries the meaning alone. */
public final class Marks {
    private Marks() {}

    /** The shape, an icon of Material Design: octagon, triangle, circle. */
    public static String icon(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "mdi2a-alert-octagon";
            case WARNING -> "mdi2a-alert";
            case INFO -> "mdi2i-information-outline";
        };
    }

    /** The style class that colours an icon or a label. */
    public static String styleClass(Severity severity) {
        return "mark-" + word(severity);
    }

    public static String word(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
