package dev.jvitals.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReopeningTest {
    @TempDir
    Path folder;

    private final Settings settings = new Settings();
    private final List<String> opened = new ArrayList<>();

    private ShellWindow window() {
        FileDialogs dialogs = new FileDialogs() {
            @Override
            public List<Path> chooseToOpen(String title) {
                return List.of();
            }

            @Override
            public Optional<Path> chooseToSave(String title, String suggestedName) {
                return Optional.empty();
            }
        };
        Openers openers = new Openers() {
            @Override
            public void openFiles(List<Path> files, Workbench workbench) {
                opened.add("files " + files.stream().map(Path::getFileName).toList());
                workbench.open(new FakeView("files", Addresses.ofFiles(files)));
            }

            @Override
            public void openJvm(long pid, Workbench workbench) {
                opened.add("jvm " + pid);
                workbench.open(new FakeView("JVM " + pid, Addresses.ofJvm(pid)));
            }
        };
        return new ShellWindow(new Tasks(Runnable::run, Runnable::run), new Theme(), settings, dialogs, openers);
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), name);
    }

    @Test
    void files_compared_files_and_running_jvms_come_back_and_what_is_gone_does_not() throws IOException {
        Path one = file("one.tdump");
        Path two = file("two.tdump");
        Path gone = file("gone.hprof");
        long self = ProcessHandle.current().pid();
        FxToolkit.run(() -> {
            ShellWindow first = window();
            first.openFiles(List.of(one, two));
            first.openFile(gone);
            first.openJvm(self);
            first.openJvm(999_999_999L);
            first.close();
        });
        Files.delete(gone);
        opened.clear();
        FxToolkit.run(() -> {
            ShellWindow next = window();
            next.openNamed(List.of());
            next.close();
        });
        assertThat(opened).containsExactly("files [one.tdump, two.tdump]", "jvm " + self);
    }

    @Test
    void a_jvm_whose_number_another_process_has_now_is_not_opened() {
        long self = ProcessHandle.current().pid();
        settings.set("window.open", List.of("jvm:" + self + "@12345", "jvm:x@y", "nonsense"));
        FxToolkit.run(() -> {
            ShellWindow window = window();
            window.openNamed(List.of());
            window.close();
        });
        assertThat(opened).isEmpty();
    }

    @Test
    void files_opened_together_are_all_among_the_recent_ones_in_their_order() throws IOException {
        Path one = file("one.tdump");
        Path two = file("two.tdump");
        List<Path> recent = FxToolkit.call(() -> {
            ShellWindow window = window();
            window.openFiles(List.of(one, two));
            List<Path> files = List.copyOf(window.recentFiles().files());
            window.close();
            return files;
        });
        assertThat(recent).containsExactly(one.toAbsolutePath(), two.toAbsolutePath());
    }

    @Test
    void a_closed_comparison_comes_back_as_one() throws IOException {
        Path one = file("one.tdump");
        Path two = file("two.tdump");
        FxToolkit.run(() -> {
            ShellWindow window = window();
            window.openFiles(List.of(one, two));
            window.tabs().close(window.tabs().tabs().getFirst());
            window.reopenClosed();
            window.close();
        });
        assertThat(opened).containsExactly("files [one.tdump, two.tdump]", "files [one.tdump, two.tdump]");
    }
}
