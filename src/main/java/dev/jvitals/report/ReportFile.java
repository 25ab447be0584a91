package dev.jvitals.report;

import dev.jvitals.base.Failure;
import dev.jvitals.base.OwnerOnly;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Where a report goes: a file that only its owner can read, or one that was there already and is written over. */
public final class ReportFile {
    private ReportFile() {}

    /** Writes what {@code content} gives. Throws a {@link Failure} in one sentence where the file cannot be written. */
    public static void write(Path file, Consumer<Writer> content) {
        try {
            if (!Files.exists(file)) {
                OwnerOnly.createFile(file);
            }
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                content.accept(out);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new Failure(Failure.Kind.MACHINE, file + ": the report cannot be written: " + e.getMessage(), e);
        }
    }
}
