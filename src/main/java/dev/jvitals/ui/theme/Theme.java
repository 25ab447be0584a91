package dev.jvitals.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/**
 * Light, dark, or as the system has it. Controls follow through the user agent style sheet; canvases and charts listen to
 * {@link #palette()} and draw again. For the JavaFX thread.
 */
public final class Theme {
    /** The user's choice. */
    public enum Mode {
        SYSTEM,
        LIGHT,
        DARK
    }

    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SYSTEM);
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);

    public Theme() {
        mode.addListener((_, _, _) -> apply());
        Platform.getPreferences().colorSchemeProperty().addListener((_, _, _) -> apply());
        apply();
    }

    public ObjectProperty<Mode> mode() {
        return mode;
    }

    /** The colours in force; changes when the theme does. */
    public ReadOnlyObjectProperty<Palette> palette() {
        return palette.getReadOnlyProperty();
    }

    public boolean isDark() {
        return Palette.DARK.equals(palette.get());
    }

    /** Adds the program's style sheet to a scene, and keeps its root's {@code :dark} pseudo-class right. */
    public void style(Scene scene) {
        scene.getStylesheets()
                .add(java.util.Objects.requireNonNull(Theme.class.getResource("jvitals.css"))
                        .toExternalForm());
        scene.getRoot().pseudoClassStateChanged(DARK, isDark());
        palette.addListener((_, _, _) -> scene.getRoot().pseudoClassStateChanged(DARK, isDark()));
    }

    private void apply() {
        boolean dark = switch (mode.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        palette.set(dark ? Palette.DARK : Palette.LIGHT);
    }
}
