package dev.jvitals.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Keeps the icons of a scene as large as its text. An icon is text of its own size, so a size in ems would be told in itself;
 * it is told in pixels, by a style sheet that is replaced. Popups take the style sheets of their owner.
 */
final class Icons {
    /** Of icons beside text of the usual size, in pixels; as the toolkit's theme has it. */
    private static final double USUAL_PIXELS = 18;

    private final List<String> styleSheets;
    private String own = "";

    Icons(List<String> styleSheets) {
        this.styleSheets = styleSheets;
    }

    /** Replaces the sizes by those for text of so many pixels. */
    void suit(int textPixels) {
        String now = styleSheet(Math.round(USUAL_PIXELS * textPixels / Theme.NORMAL_FONT_SIZE));
        int index = styleSheets.indexOf(own);
        if (index < 0) {
            styleSheets.add(now);
        } else {
            styleSheets.set(index, now); // in one step, for each styles the whole scene anew
        }
        own = now;
    }

    private static String styleSheet(long pixels) {
        String css = ".ikonli-font-icon { -fx-icon-size: " + pixels + "px; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
