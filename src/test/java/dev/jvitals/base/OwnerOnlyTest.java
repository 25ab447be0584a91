package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyTest {
    @TempDir
    Path folder;

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void files_and_folders_are_for_their_owner_only() throws IOException {
        Path inner = folder.resolve("inner");
        OwnerOnly.createFolder(inner);
        OwnerOnly.write(inner.resolve("text"), "secret");
        OwnerOnly.newFile(inner.resolve("stream")).close();
        assertThat(permissions(OwnerOnly.createTemporaryFile(inner, "a", ".tmp")))
                .isEqualTo("rw-------");
        assertThat(permissions(inner)).isEqualTo("rwx------");
        assertThat(permissions(inner.resolve("text"))).isEqualTo("rw-------");
        assertThat(permissions(inner.resolve("stream"))).isEqualTo("rw-------");
        assertThat(inner.resolve("text")).hasContent("secret");
    }

    @Test
    void nothing_is_written_over() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "older");
        assertThatThrownBy(() -> OwnerOnly.newFile(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("older");
    }
}
