package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;

/** The window as one JVM or file sees it: all that is said through it is about that one. */
record Subject(ShellWindow window, String address) implements Workbench {
    @Override
    public Workbench about(String other) {
        return window.about(other);
    }

    @Override
    public void show(Failure failure) {
        window.messages().show(address, failure);
    }

    @Override
    public void say(String sentence) {
        window.messages().say(address, sentence);
    }

    @Override
    public void say(String sentence, String label, Runnable action) {
        window.messages().say(address, sentence, label, action);
    }

    @Override
    public void open(View view) {
        window.open(view);
    }

    @Override
    public void openFiles(List<Path> files) {
        window.openFiles(files);
    }

    @Override
    public void openJvm(long pid) {
        window.openJvm(pid);
    }

    @Override
    public List<View> openViews() {
        return window.openViews();
    }

    @Override
    public Tasks tasks() {
        return window.tasks();
    }

    @Override
    public Theme theme() {
        return window.theme();
    }

    @Override
    public FileDialogs files() {
        return window.files();
    }

    @Override
    public Settings settings() {
        return window.settings();
    }
}
