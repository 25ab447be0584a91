package dev.jvitals.ui.shell;

import dev.jvitals.ui.settings.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The files opened of late, the newest first, remembered in the settings. */
public final class RecentFiles {
    private static final System.Logger LOG = System.getLogger(RecentFiles.class.getName());
    private static final String NAME = "recentFiles";
    /** The folder that was used last in a dialog. */
    static final String FOLDER = "lastFolder";
    /** What was shown of files, by their addresses. */
    public static final String RANGES = "ranges.files";

    /** As many as a menu shows without scrolling. */
    private static final int KEPT = 15;

    private final Settings settings;
    private final ObservableList<Path> files = FXCollections.observableArrayList();

    RecentFiles(Settings settings) {
        this.settings = settings;
        for (String text : settings.texts(NAME)) {
            try {
                files.add(Path.of(text));
            } catch (InvalidPathException e) {
                LOG.log(System.Logger.Level.DEBUG, "edited by hand, or from another system: {0}", text);
            }
        }
    }

    void add(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        List<Path> fresh = new ArrayList<>(files);
        fresh.remove(whole);
        fresh.addFirst(whole);
        files.setAll(fresh.subList(0, Math.min(KEPT, fresh.size())));
        remember();
    }

    /** Forgets them and all else in the settings that tells where files lie. */
    void clear() {
        files.clear();
        remember();
        settings.remove(FOLDER);
        settings.remove(RANGES);
    }

    /** Whether there is anything to forget. */
    boolean knowsAny() {
        return !files.isEmpty()
                || !settings.text(FOLDER, "").isEmpty()
                || !settings.texts(RANGES).isEmpty();
    }

    public ObservableList<Path> files() {
        return files;
    }

    private void remember() {
        settings.set(NAME, files.stream().map(Path::toString).toList());
    }
}
