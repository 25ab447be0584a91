package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The system's own file dialogs, over the window. They begin in the folder that was used last. */
final class StageFileDialogs implements FileDialogs {
    private static final String FOLDER = "lastFolder";

    private final Stage owner;
    private final Settings settings;

    StageFileDialogs(Stage owner, Settings settings) {
        this.owner = owner;
        this.settings = settings;
    }

    @Override
    public List<Path> chooseToOpen(String title) {
        List<File> chosen = chooser(title, null).showOpenMultipleDialog(owner);
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
        Optional<File> chosen = Optional.ofNullable(chooser.showSaveDialog(owner));
        chosen.ifPresent(this::remember);
        return chosen.map(File::toPath);
    }

    private void remember(File chosen) {
        File folder = chosen.getAbsoluteFile().getParentFile();
        if (folder != null) {
            settings.set(FOLDER, folder.getPath());
        }
    }

    /** A folder that is gone would keep the dialog from opening. */
    private FileChooser chooser(String title, @Nullable File wanted) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        String last = settings.text(FOLDER, "");
        if (wanted != null && wanted.isDirectory()) {
            chooser.setInitialDirectory(wanted);
        } else if (!last.isEmpty() && new File(last).isDirectory()) {
            chooser.setInitialDirectory(new File(last));
        }
        return chooser;
    }
}
