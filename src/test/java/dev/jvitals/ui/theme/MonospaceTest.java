package dev.jvitals.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import javafx.scene.text.Font;
import org.junit.jupiter.api.Test;

class MonospaceTest {
    @Test
    void the_family_is_one_that_is_installed() {
        assertThat(Monospace.chosen(Set.of("Arial", "Menlo", "Consolas"))).isEqualTo("Consolas");
        assertThat(Monospace.chosen(Set.of("Arial"))).isEqualTo("Monospaced");
        assertThat(Font.font(Monospace.family(), 12).getFamily()).isEqualTo(Monospace.family());
    }
}
