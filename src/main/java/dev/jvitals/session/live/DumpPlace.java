package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a dump is to go: never over another file. */
final class DumpPlace {
    private DumpPlace() {}

    /** Refuses a place that is taken or has no folder, in a sentence. */
    static Path checked(Path out) {
        Path file = out.toAbsolutePath();
        if (Files.exists(file)) {
            throw new Failure(Failure.Kind.USAGE, file + " exists already; name another file or remove it");
        }
        folderOf(file);
        return file;
    }

    /** The folder that the file is to be in; it must exist. */
    static Path folderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new Failure(Failure.Kind.USAGE, "there is no folder " + folder);
        }
        return folder;
    }
}
