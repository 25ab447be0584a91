package dev.jvitals.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    @TempDir
    Path folder;

    private Path path = Path.of("");
    private SettingsFile file = new SettingsFile(path);

    @BeforeEach
    void choosePath() {
        path = folder.resolve("below").resolve("settings.json");
        file = new SettingsFile(path);
    }

    @Test
    void what_is_set_comes_back_at_the_next_start() throws IOException {
        Settings settings = file.load().settings();
        settings.set("theme", "dark");
        settings.set("window.width", 1440);
        settings.set("window.maximized", true);
        settings.set("recentFiles", List.of("/a", "/b \"quoted\""));
        file.take(settings);
        file.write();

        Settings again = file.load().settings();
        assertThat(again.text("theme", "")).isEqualTo("dark");
        assertThat(again.number("window.width", 0)).isEqualTo(1440);
        assertThat(again.flag("window.maximized", false)).isTrue();
        assertThat(again.texts("recentFiles")).containsExactly("/a", "/b \"quoted\"");
    }

    @Test
    void two_windows_keep_what_the_other_has_changed() throws IOException {
        Settings first = file.load().settings();
        first.set("theme", "dark");
        first.set("window.width", 1440);
        file.take(first);
        file.write();
        SettingsFile otherFile = new SettingsFile(path);
        Settings other = otherFile.load().settings();
        other.set("window.height", 900);
        other.remove("theme");
        first.set("fontSize", 14);
        otherFile.take(other);
        otherFile.write();
        file.take(first);
        file.write();

        Settings again = file.load().settings();
        assertThat(again.number("fontSize", 0)).isEqualTo(14);
        assertThat(again.number("window.width", 0)).isEqualTo(1440);
        assertThat(again.number("window.height", 0)).isEqualTo(900);
        assertThat(again.text("theme", "gone")).isEqualTo("gone");
    }

    @Test
    void a_file_that_was_damaged_meanwhile_is_set_aside_and_all_that_is_known_is_written() throws IOException {
        Settings settings = new Settings();
        settings.set("theme", "dark");
        file.take(settings);
        file.write();
        Files.writeString(path, "{");
        settings.set("fontSize", 14);
        file.take(settings);
        file.write();
        Settings again = file.load().settings();
        assertThat(again.text("theme", "")).isEqualTo("dark");
        assertThat(again.number("fontSize", 0)).isEqualTo(14);
        try (var files = Files.list(folder.resolve("below"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void what_could_not_be_written_is_written_the_next_time() throws IOException {
        Files.createFile(folder.resolve("below")); // no folder can be made there
        Settings settings = new Settings();
        settings.set("theme", "dark");
        file.take(settings);
        assertThatIOException().isThrownBy(file::write);
        Files.delete(folder.resolve("below"));
        file.write();
        assertThat(file.load().settings().text("theme", "")).isEqualTo("dark");
    }

    @Test
    void people_can_read_the_file_and_others_cannot() throws IOException {
        Settings settings = new Settings();
        settings.set("window.width", 1440);
        file.take(settings);
        file.write();
        assertThat(Files.readString(path)).contains("\"width\" : 1440");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,2]", "\u0000\u0001", "{\"theme\": dark}", "null"})
    void a_damaged_file_is_set_aside_with_a_word_and_nothing_in_it_is_lost(String damaged) throws IOException {
        Files.createDirectories(folder.resolve("below"));
        Files.writeString(path, damaged);
        SettingsFile.Loaded loaded = file.load();
        assertThat(loaded.word()).contains("damaged");
        assertThat(loaded.settings().text("theme", "system")).isEqualTo("system");
        assertThat(path).doesNotExist();
        try (var files = Files.list(folder.resolve("below"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(aside -> assertThat(aside).hasContent(damaged));
        }
    }

    @Test
    void a_value_of_another_sort_than_expected_gives_the_default() throws IOException {
        Files.createDirectories(folder.resolve("below"));
        Files.writeString(path, "{\"window\": 5, \"theme\": [], \"recentFiles\": \"x\"}");
        Settings settings = file.load().settings();
        assertThat(settings.number("window.width", 7)).isEqualTo(7);
        assertThat(settings.text("theme", "system")).isEqualTo("system");
        assertThat(settings.texts("recentFiles")).isEmpty();
        settings.set("window.width", 9);
        assertThat(settings.number("window.width", 7)).isEqualTo(9);
    }
}
