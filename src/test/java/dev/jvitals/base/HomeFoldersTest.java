package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HomeFoldersTest {
    private static Path config(Map<String, String> environment) {
        return HomeFolders.named(environment, "XDG_CONFIG_HOME", ".config");
    }

    @Test
    void the_variable_of_the_specification_comes_first() {
        assertThat(config(Map.of("XDG_CONFIG_HOME", "/mnt/config", "HOME", "/home/eve")))
                .isEqualTo(Path.of("/mnt/config"));
    }

    @Test
    void without_it_the_folder_is_in_the_home_that_the_environment_names() {
        assertThat(config(Map.of("HOME", "/home/eve"))).isEqualTo(Path.of("/home/eve/.config"));
    }

    @Test
    void a_path_that_is_not_absolute_is_ignored() {
        assertThat(config(Map.of("XDG_CONFIG_HOME", "config", "HOME", "/home/eve")))
                .isEqualTo(Path.of("/home/eve/.config"));
        assertThat(config(Map.of("XDG_CONFIG_HOME", "", "HOME", "eve")))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".config"));
        assertThat(config(Map.of("XDG_CONFIG_HOME", "/a\0b", "HOME", "/home/eve")))
                .isEqualTo(Path.of("/home/eve/.config"));
    }

    @Test
    void without_any_of_them_it_is_in_the_home_that_the_jvm_knows() {
        assertThat(config(Map.of())).isEqualTo(Path.of(System.getProperty("user.home"), ".config"));
    }
}
