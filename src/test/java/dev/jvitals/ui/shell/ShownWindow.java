package dev.jvitals.ui.shell;

import dev.jvitals.support.FxToolkit;
import dev.jvitals.support.NoDialogs;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** A window with nothing in it, shown; what it is asked to open gets a tab and is noted. */
final class ShownWindow implements AutoCloseable {
    final List<String> opened = new ArrayList<>();
    final Settings settings = new Settings();
    final Stage stage = FxToolkit.call(Stage::new);
    private ShellWindow window = FxToolkit.call(this::make);

    ShownWindow() {
        FxToolkit.run(() -> {
            stage.setScene(new Scene(window.root(), 1000, 700));
            window.theme().style(stage.getScene());
            stage.show();
        });
    }

    ShellWindow window() {
        return window;
    }

    private ShellWindow make() {
        return new ShellWindow(
                new Tasks(Runnable::run, Runnable::run), new Theme(), settings, new NoDialogs(), new Openers() {
                    @Override
                    public void openFiles(List<Path> files, Workbench workbench) {
                        files.forEach(file -> {
                            opened.add(file.getFileName().toString());
                            workbench.open(new FakeView(file.getFileName().toString(), Addresses.ofFile(file)));
                        });
                    }

                    @Override
                    public void openJvm(long pid, Workbench workbench) {
                        opened.add("JVM " + pid);
                        workbench.open(new FakeView("JVM " + pid, Addresses.ofJvm(pid)));
                    }
                });
    }

    /** Shows another window in its place, which reads the settings anew. For the JavaFX thread. */
    ShellWindow again() {
        window = make();
        stage.getScene().setRoot(window.root());
        return window;
    }

    FakeView open(String title, String address) {
        FakeView view = new FakeView(title, address);
        FxToolkit.run(() -> window.open(view));
        return view;
    }

    /** All that can be read in it. */
    String texts() {
        return FxToolkit.call(() -> FxToolkit.texts(window.root()));
    }

    @Override
    public void close() {
        FxToolkit.run(() -> {
            window.close();
            stage.hide();
        });
    }
}
