package dev.jvitals.threads.read;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lines of a file as they stand there, for showing where something was read. */
public final class SourceText {
    private SourceText() {}

    /** One line with its number, the first being 1. */
    public record Row(int number, String text) {}

    /**
     * The lines from {@code first} to {@code last}, both included, as far as the file has them. Cost: reads the file up to
     * there. Throws {@link Failure} where it cannot be read.
     */
    public static List<Row> read(Path file, int first, int last, Cancellation cancellation) {
        List<Row> rows = new ArrayList<>();
        try (DumpSource in = DumpFiles.open(file)) {
            Lines lines = new Lines(Text.utf8(in));
            while (lines.line().number < last && lines.advance()) {
                Line line = lines.line();
                if (line.number >= first) {
                    rows.add(new Row(line.number, line.text()));
                } else if (line.number % 1024 == 0) {
                    cancellation.check();
                }
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": " + DumpFiles.reason(e), e);
        }
        return rows;
    }
}
