package dev.jvitals.ui.live;

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

/** A window's services without a window: remembers what views ask for. */
final class FakeWorkbench implements Workbench {
    final List<View> opened = new ArrayList<>();
    final List<Failure> failures = new ArrayList<>();
    private final Theme theme = new Theme();
    private final Tasks tasks = Tasks.forWindow();

    @Override
    public void open(View view) {
        opened.add(view);
    }

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
                return List.of();
            }

            @Override
            public Optional<Path> chooseToSave(String title, String suggestedName) {
                return Optional.empty();
            }
        };
    }

    @Override
    public Settings settings() {
        throw new UnsupportedOperationException("the live views remember nothing");
    }
}
