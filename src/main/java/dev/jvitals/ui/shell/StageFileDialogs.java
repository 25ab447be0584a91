package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The system's own file dialogs, over the window. They begin in the folder that was used last. */
final class StageFileDialogs implements FileDialogs {
    private static final String FOLDER = RecentFiles.FOLDER;

    private final Stage owner;
    private final Settings settings;
    /** The last folder that was found to be there; a network drive that hangs must not hold the window up. */
    private volatile @Nullable File there;

    StageFileDialogs(Stage owner, Settings settings) {
        this.owner = owner;
        this.settings = settings;
        look();
    }

    @Override
    public List<Path> chooseToOpen(String title) {
        List<File> chosen = shown(chooser(title, null), chooser -> chooser.showOpenMultipleDialog(owner));
        if (chosen == null) {
            return List.of();
        }
        chosen.stream().findFirst().ifPresent(this::remember);
        return chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseToSave(String title, String suggestedName) {
        return save(title, null, suggestedName);
    }

    @Override
    public Optional<Path> chooseToSave(String title, Path folder, String suggestedName) {
        return save(title, folder.toFile(), suggestedName);
    }

    private Optional<Path> save(String title, @Nullable File folder, String suggestedName) {
        FileChooser chooser = chooser(title, folder);
        chooser.setInitialFileName(suggestedName);
        Optional<File> chosen = Optional.ofNullable(shown(chooser, each -> each.showSaveDialog(owner)));
        chosen.ifPresent(this::remember);
        return chosen.map(File::toPath);
    }

    private void remember(File chosen) {
        File folder = chosen.getAbsoluteFile().getParentFile();
        if (folder != null) {
            settings.set(FOLDER, folder.getPath());
            look();
        }
    }

    /** Looks in the background whether the last folder is there. */
    private void look() {
        String last = settings.text(FOLDER, "");
        if (!last.isEmpty()) {
            Thread.ofPlatform().name("jvitals-last-folder").daemon().start(() -> {
                File folder = new File(last);
                there = folder.isDirectory() ? folder : null;
            });
        }
    }

    private FileChooser chooser(String title, @Nullable File wanted) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        File last = there;
        if (wanted != null) {
            chooser.setInitialDirectory(wanted);
        } else if (last != null && last.getPath().equals(settings.text(FOLDER, ""))) {
            chooser.setInitialDirectory(last);
        }
        return chooser;
    }

    /** JavaFX refuses to begin in a folder that is gone. */
    private static <T> @Nullable T shown(FileChooser chooser, Function<FileChooser, @Nullable T> show) {
        try {
            return show.apply(chooser);
        } catch (IllegalArgumentException e) {
            chooser.setInitialDirectory(null);
            return show.apply(chooser);
        }
    }
}
