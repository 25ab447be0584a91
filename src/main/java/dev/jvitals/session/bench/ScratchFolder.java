package dev.jvitals.session.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for a measurement's files, for its owner only; gone with all that anybody left in it when closed. */
public record ScratchFolder(Path path) implements AutoCloseable {
    public static ScratchFolder make(String prefix) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(prefix));
    }

    @Override
    public void close() throws IOException {
        List<Path> innermostFirst;
        try (Stream<Path> all = Files.walk(path)) {
            innermostFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : innermostFirst) {
            Files.deleteIfExists(each);
        }
    }
}
