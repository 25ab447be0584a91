package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner can read, since dumps hold secrets. Never written over another file. */
final class PrivateFile {
    private PrivateFile() {}

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

    /** A new file. */
    static OutputStream create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        return Files.newOutputStream(file);
    }
}
