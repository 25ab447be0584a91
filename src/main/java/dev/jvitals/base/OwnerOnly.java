package dev.jvitals.base;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Files and folders that only their owner can read: dumps, recordings and reports tell of the inside of a server. Where the
 * file system knows no such permissions, its own rules hold.
 */
public final class OwnerOnly {
    private OwnerOnly() {}

    /** An empty new file. Throws {@link FileAlreadyExistsException} where there is one. */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, permissions(file, "rw-------"));
    }

    /** An empty new file, whose name nobody can guess. */
    public static Path createTemporaryFile(Path folder, String prefix, String suffix) throws IOException {
        return Files.createTempFile(folder, prefix, suffix, permissions(folder, "rw-------"));
    }

    /** A new folder. Throws {@link FileAlreadyExistsException} where there is one. */
    public static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, permissions(folder, "rwx------"));
    }

    /** A new file to write to. Throws {@link FileAlreadyExistsException} where there is one. */
    public static OutputStream newFile(Path file) throws IOException {
        createFile(file);
        return Files.newOutputStream(file);
    }

    /** A new file with this text. Throws {@link FileAlreadyExistsException} where there is one. */
    public static void write(Path file, String text) throws IOException {
        createFile(file);
        Files.writeString(file, text);
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
