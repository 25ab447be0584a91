package dev.jvitals.ui.shell;

import dev.jvitals.base.Failure;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.task.Tasks;
import dev.jvitals.ui.theme.Theme;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;

/** The window's inside: menu, tabs of what is open, messages and running work below. */
public final class ShellWindow implements Workbench {
    private final Tasks tasks;
    private final Theme theme;
    private final Settings settings;
    private final FileDialogs files;
    private final Openers openers;
    private final BorderPane root = new BorderPane();
    private final TabPane tabs = new TabPane();
    private final MessageBar messages = new MessageBar();

    public ShellWindow(Tasks tasks, Theme theme, Settings settings, FileDialogs files, Openers openers) {
        this.settings = settings;
        this.tasks = tasks;
        this.theme = theme;
        this.files = files;
        this.openers = openers;
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        root.setTop(menus());
        root.setCenter(tabs);
        root.setBottom(new VBox(messages.node(), new RunningWork(tasks).node()));
        root.setOnDragOver(this::acceptFiles);
        root.setOnDragDropped(this::openDropped);
    }

    public Parent root() {
        return root;
    }

    /** What stands at the left of the tabs. */
    public void setSide(Parent side) {
        root.setLeft(side);
    }

    /** Opens what the command line named: pids and files. */
    public void openNamed(List<String> names) {
        for (String name : names) {
            if (name.chars().allMatch(Character::isDigit)) {
                openJvm(Long.parseLong(name));
            } else {
                openFile(Path.of(name));
            }
        }
    }

    @Override
    public void open(View view) {
        Tab tab = new Tab();
        tab.textProperty().bind(Bindings.createStringBinding(() -> view.title().get(), view.title()));
        tab.setContent(view.content());
        tab.setOnClosed(_ -> view.close());
        tabs.getTabs().add(tab);
        tabs.getSelectionModel().select(tab);
    }

    @Override
    public void openFiles(List<Path> paths) {
        openers.openFiles(paths, this);
    }

    @Override
    public void openJvm(long pid) {
        openers.openJvm(pid, this);
    }

    @Override
    public void show(Failure failure) {
        messages.show(failure);
    }

    @Override
    public void say(String sentence) {
        messages.say(sentence);
    }

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
        return files;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    /** Lets everything go that is open. */
    public void close() {
        List.copyOf(tabs.getTabs()).forEach(tab -> tab.getOnClosed().handle(null));
        tasks.close();
    }

    private MenuBar menus() {
        MenuItem open = item(
                "Open file…",
                "Shortcut+O",
                () -> files.chooseToOpen("Open dumps and recordings").forEach(this::openFile));
        MenuItem closeTab = item("Close tab", "Shortcut+W", this::closeSelected);
        Menu file = new Menu("File", null, open, closeTab);
        Menu view = new Menu("View");
        for (Theme.Mode mode : Theme.Mode.values()) {
            String name = mode.name().charAt(0) + mode.name().substring(1).toLowerCase(java.util.Locale.ROOT);
            view.getItems().add(item(name + " theme", null, () -> theme.mode().set(mode)));
        }
        return new MenuBar(file, view);
    }

    private static MenuItem item(String text, @org.jspecify.annotations.Nullable String keys, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(_ -> action.run());
        if (keys != null) {
            item.setAccelerator(KeyCombination.valueOf(keys));
        }
        return item;
    }

    private void closeSelected() {
        Tab selected = tabs.getSelectionModel().getSelectedItem();
        if (selected != null) {
            tabs.getTabs().remove(selected);
            selected.getOnClosed().handle(null);
        }
    }

    private void acceptFiles(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void openDropped(DragEvent event) {
        event.getDragboard().getFiles().forEach(file -> openFile(file.toPath()));
        event.setDropCompleted(true);
        event.consume();
    }
}
