package dev.jvitals.support;

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

/**
 * A window's services without a window: real background work, real theme; remembers what views ask for. To be made on the
 * JavaFX thread.
 */
public final class FakeWorkbench implements Workbench {
    private final List<View> opened = new CopyOnWriteArrayList<>();
    private final List<Path> openedFiles = new CopyOnWriteArrayList<>();
    private final List<Failure> failures = new CopyOnWriteArrayList<>();
    private final Tasks tasks;
    private final Theme theme = new Theme();
    private final Settings settings;
    private volatile Optional<Path> chosen = Optional.empty();

    public FakeWorkbench() {
        this(Tasks.forWindow());
    }

    /** With background work that the test runs when it wants to. */
    public FakeWorkbench(Tasks tasks) {
        this(tasks, new Settings());
    }

    /** With what is remembered of an earlier start. */
    public FakeWorkbench(Settings settings) {
        this(Tasks.forWindow(), settings);
    }

    private FakeWorkbench(Tasks tasks, Settings settings) {
        this.tasks = tasks;
        this.settings = settings;
    }

    /** The views that were opened. */
    public List<View> opened() {
        return opened;
    }

    /** The files that were opened. */
    public List<Path> openedFiles() {
        return openedFiles;
    }

    /** What went wrong. */
    public List<Failure> failures() {
        return failures;
    }

    /** From now on the user chooses this file in each dialog. */
    public void choose(Path file) {
        chosen = Optional.of(file);
    }

    /** From now on the user thinks better of it in each dialog. */
    public void chooseNothing() {
        chosen = Optional.empty();
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
    public List<View> openViews() {
        return List.copyOf(opened);
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
