package dev.jvitals.session.practice;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that an incident runs in and may litter: log files, a web server's work, a crash report. */
record Scratch(Path folder) {
    static Scratch create() {
        try {
            return new Scratch(Files.createTempDirectory("jvitals-practice-"));
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, "no folder for the practice incident: " + e.getMessage(), e);
        }
    }

    /** Deletes it with all that is in it; what resists is left to the system's own cleaning of temporary files. */
    void delete() {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            System.getLogger(Scratch.class.getName()).log(System.Logger.Level.INFO, "left behind: " + folder, e);
        }
    }
}
