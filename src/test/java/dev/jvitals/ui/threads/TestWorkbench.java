package dev.jvitals.ui.threads;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.shell.FileDialogs;
import dev.jvitals.ui.shell.View;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A window's services without the window: remembers what it was told. */
final class TestWorkbench implements Workbench {
    final Tasks tasks;
    final List<Failure> failures = new CopyOnWriteArrayList<>();
    final List<Path> openedFiles = new CopyOnWriteArrayList<>();
    final List<View> opened = new CopyOnWriteArrayList<>();
    private final Theme theme;
    /** What the user answers when asked where to save. */
    @Nullable
    Path saveTo;

    TestWorkbench(Tasks tasks, Theme theme) {
        this.tasks = tasks;
        this.theme = theme;
    }

    @Override
    public void open(View view) {
        opened.add(view);
    }

    @Override
    public void openFiles(List<Path> files) {
        openedFiles.addAll(files);
    }

    @Override
    public void openJvm(long pid) {
        throw new AssertionError("not expected: " + pid);
    }

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
                throw new AssertionError("no dialogs here");
            }

            @Override
            public Optional<Path> chooseToSave(String title, String suggestedName) {
                return Optional.ofNullable(saveTo);
            }
        };
    }

    @Override
    public Settings settings() {
        return new Settings();
    }
}
