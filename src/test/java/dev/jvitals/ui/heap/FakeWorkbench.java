package dev.jvitals.ui.heap;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.FileDialogs;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A window without a window: real background work, real theme; remembers what it was told. */
final class FakeWorkbench implements Workbench {
    final List<Failure> failures = new ArrayList<>();
    Optional<Path> chosen = Optional.empty();

    private final Tasks tasks = Tasks.forWindow();
    private final Theme theme = new Theme();
    private final Settings settings = new Settings();

    @Override
    public void open(View view) {}

    @Override
    public void openFiles(List<Path> files) {}

    @Override
    public void openJvm(long pid) {}

    @Override
    public void show(Failure failure) {
        failures.add(failure);
    }

    @Override
    public void say(String sentence) {}

    @Override
    public Tasks tasks() {
        return tasks;
    }

    @Override
    public Theme theme() {
        return theme;
    }

    @Override
    public FileDialogs files() {
        return new FileDialogs() {
            @Override
            public List<Path> chooseToOpen(String title) {
                return chosen.stream().toList();
            }

            @Override
            public Optional<Path> chooseToSave(String title, String suggestedName) {
                return chosen;
            }
        };
    }

    @Override
    public Settings settings() {
        return settings;
    }
}
