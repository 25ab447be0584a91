package dev.jvitals.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThemeTest {
    private final ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
    private final Theme theme = FxToolkit.call(() -> new Theme(desktop));

    /** The user agent style sheet is the whole program's. */
    @AfterEach
    void light() {
        FxToolkit.run(() -> theme.mode().set(Theme.Mode.LIGHT));
    }

    @Test
    void the_system_theme_follows_the_desktop_while_it_is_shown() {
        Label root = FxToolkit.call(Label::new);
        Subscription styled = FxToolkit.call(() -> theme.style(new Scene(root)));
        assertThat(isDark(root)).isFalse();
        FxToolkit.run(() -> desktop.set(ColorScheme.DARK));
        assertThat(isDark(root)).isTrue();
        assertThat(FxToolkit.call(() -> theme.palette().get())).isEqualTo(Palette.DARK);
        FxToolkit.run(() -> desktop.set(ColorScheme.LIGHT));
        assertThat(isDark(root)).isFalse();
        FxToolkit.run(styled::unsubscribe);
    }

    @Test
    void a_chosen_theme_stays_whatever_the_desktop_does() {
        FxToolkit.run(() -> {
            theme.mode().set(Theme.Mode.LIGHT);
            desktop.set(ColorScheme.DARK);
        });
        assertThat(FxToolkit.call(theme::isDark)).isFalse();
        FxToolkit.run(() -> theme.mode().set(Theme.Mode.SYSTEM));
        assertThat(FxToolkit.call(theme::isDark)).isTrue();
    }

    @Test
    void text_grows_and_shrinks_within_what_can_be_read() {
        FxToolkit.run(() -> theme.enlarge(1000));
        assertThat(FxToolkit.call(() -> theme.fontSize().get())).isEqualTo(28);
        FxToolkit.run(() -> theme.enlarge(-1000));
        assertThat(FxToolkit.call(() -> theme.fontSize().get())).isEqualTo(9);
        FxToolkit.run(theme::resetFontSize);
        assertThat(FxToolkit.call(() -> theme.fontSize().get())).isEqualTo(Theme.NORMAL_FONT_SIZE);
    }

    private static boolean isDark(Label root) {
        return FxToolkit.call(() -> root.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("dark")));
    }

    @Test
    void the_toolkit_keeps_no_picture_of_what_scrolls() {
        Set<Node> viewports = FxToolkit.call(() -> {
            VBox root = new VBox(new ScrollPane(new Label("scrolls")), new TextArea("scrolls"));
            Scene scene = new Scene(root);
            theme.style(scene);
            root.applyCss();
            root.layout();
            return root.lookupAll(".viewport");
        });
        assertThat(viewports).hasSize(2).noneMatch(Node::isCache);
    }
}
