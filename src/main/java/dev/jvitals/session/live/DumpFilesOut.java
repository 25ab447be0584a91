package dev.jvitals.session.live;

import dev.jvitals.base.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that a series of dumps goes to: one for all, or one for each. Only whole dumps stay in them. */
final class DumpFilesOut {
    private final Path first;
    private final boolean oneEach;
    private final List<Path> written = new ArrayList<>();
    private int dumps;

    /** With {@code oneEach} the dumps are numbered: {@code 4711-20261121-095000-1.tdump}. */
    DumpFilesOut(Path first, boolean oneEach) {
        this.first = first;
        this.oneEach = oneEach;
    }

    /** Adds one dump: its text, then the file that the JVM wrote with it. */
    void add(String text, @Nullable Path listed) throws IOException {
        boolean begins = oneEach || dumps == 0;
        Path file = oneEach ? numbered(dumps + 1) : first;
        long wholeBytes = begins ? 0 : Files.size(file);
        try (OutputStream out =
                begins ? OwnerOnly.newFile(file) : Files.newOutputStream(file, StandardOpenOption.APPEND)) {
            out.write(
                    ((begins ? "" : "\n") + text + (text.endsWith("\n") ? "" : "\n")).getBytes(StandardCharsets.UTF_8));
            if (listed != null) {
                out.write('\n');
                Files.copy(listed, out);
            }
        } catch (IOException e) {
            cutBack(file, wholeBytes);
            throw e;
        }
        dumps++;
        if (begins) {
            written.add(file);
        }
    }

    private static void cutBack(Path file, long wholeBytes) throws IOException {
        if (wholeBytes == 0) {
            Files.deleteIfExists(file);
            return;
        }
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(wholeBytes);
        }
    }

    private Path numbered(int number) {
        String name = String.valueOf(first.getFileName());
        int dot = name.lastIndexOf('.');
        return first.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }

    Path folder() {
        return DumpPlace.folderOf(first);
    }

    List<Path> written() {
        return List.copyOf(written);
    }

    int dumps() {
        return dumps;
    }
}
