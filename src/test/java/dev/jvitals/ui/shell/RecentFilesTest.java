package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecentFilesTest {
    @TempDir
    Path folder;

    @Test
    void after_forgetting_the_settings_have_no_path_any_more() throws IOException {
        Settings settings = new Settings();
        RecentFiles recent = new RecentFiles(settings);
        recent.add(Path.of("secret-customer", "heap.hprof"));
        settings.set("lastFolder", "/home/me/secret-customer");
        settings.set("ranges.files", List.of("x y file:/home/me/secret-customer/run.jvitals"));
        settings.set("ranges.live", "PT5M");
        assertThat(recent.knowsAny()).isTrue();
        recent.clear();
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        file.take(settings);
        file.write();
        assertThat(folder.resolve("settings.json"))
                .content()
                .doesNotContain("secret-customer")
                .contains("PT5M");
        assertThat(recent.knowsAny()).isFalse();
    }
}
