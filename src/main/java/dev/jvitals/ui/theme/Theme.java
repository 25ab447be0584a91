package dev.jvitals.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;

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

    /** Pixels; dense and still legible. */
    public static final int NORMAL_FONT_SIZE = 13;

    private static final int LEAST_FONT_SIZE = 9;
    private static final int LARGEST_FONT_SIZE = 28;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SYSTEM);
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.LIGHT);

    private final IntegerProperty fontSize = new SimpleIntegerProperty(NORMAL_FONT_SIZE);

    private final ObservableValue<ColorScheme> system;
    /** Held here and weakly by the platform, which would otherwise keep every theme and all that it styles. */
    private final ChangeListener<ColorScheme> systemChanged = (_, _, _) -> apply();

    public Theme() {
        this(Platform.getPreferences().colorSchemeProperty());
    }

    /** @param system how the desktop is */
    Theme(ObservableValue<ColorScheme> system) {
        this.system = system;
        mode.addListener((_, _, _) -> apply());
        system.addListener(new WeakChangeListener<>(systemChanged));
        apply();
    }

    public ObjectProperty<Mode> mode() {
        return mode;
    }

    /** In pixels; everything scales with it. */
    public IntegerProperty fontSize() {
        return fontSize;
    }

    /** By so many pixels, within what makes sense. */
    public void enlarge(int pixels) {
        fontSize.set(Math.clamp((long) fontSize.get() + pixels, LEAST_FONT_SIZE, LARGEST_FONT_SIZE));
    }

    public void resetFontSize() {
        fontSize.set(NORMAL_FONT_SIZE);
    }

    /** The colours in force; changes when the theme does. */
    public ReadOnlyObjectProperty<Palette> palette() {
        return palette.getReadOnlyProperty();
    }

    public boolean isDark() {
        return palette.get().isDark();
    }

    /**
     * Adds the program's style sheet to a scene, and keeps its root's {@code :dark} pseudo-class and font size right until
     * unsubscribed.
     */
    public Subscription style(Scene scene) {
        Icons icons = new Icons(scene.getStylesheets());
        scene.getStylesheets()
                .add(Objects.requireNonNull(Theme.class.getResource("jvitals.css"))
                        .toExternalForm());
        scene.getStylesheets().add(Monospace.styleSheet());
        return Subscription.combine(
                palette.subscribe(_ -> dress(scene.getRoot())),
                fontSize.subscribe(pixels -> icons.suit(pixels.intValue())),
                fontSize.subscribe(_ -> dress(scene.getRoot())),
                scene.rootProperty().subscribe(this::dress));
    }

    private void dress(Parent root) {
        root.pseudoClassStateChanged(DARK, isDark());
        root.setStyle("-fx-font-size: " + fontSize.get() + "px;");
    }

    /**
     * Tells a node of each change of the colours, for as long as somebody else holds the node: a listener of the theme's own
     * would keep every view that was ever open.
     */
    public static void follow(ObservableValue<Palette> palette, Node node, Consumer<Palette> paint) {
        ChangeListener<Palette> listener = (_, _, now) -> paint.accept(now);
        node.getProperties().put(listener, listener); // lives as long as the node
        palette.addListener(new WeakChangeListener<>(listener));
    }

    private void apply() {
        boolean dark = switch (mode.get()) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> system.getValue() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        palette.set(dark ? Palette.DARK : Palette.LIGHT);
    }
}
