package dev.jvitals.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javafx.scene.text.Font;

/** The family that stacks and source are set in: JavaFX's style sheets take one family and no list to choose from. */
public final class Monospace {
    /** The first that is installed is taken. */
    private static final List<String> WANTED =
            List.of("JetBrains Mono", "DejaVu Sans Mono", "Cascadia Mono", "Consolas", "Menlo", "Liberation Mono");

    /** JavaFX's own name for whatever the system has. */
    private static final String ANY = "Monospaced";

    private static final String FAMILY = chosen(Set.copyOf(Font.getFamilies()));

    private Monospace() {}

    /** An installed family. */
    public static String family() {
        return FAMILY;
    }

    static String chosen(Set<String> installed) {
        return WANTED.stream().filter(installed::contains).findFirst().orElse(ANY);
    }

    /** A style sheet that gives the family to all nodes of the style class {@code stack-text}. */
    static String styleSheet() {
        String css = ".stack-text { -fx-font-family: \"" + FAMILY + "\"; }";
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
