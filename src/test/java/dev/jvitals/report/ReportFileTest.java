package dev.jvitals.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    @TempDir
    Path folder;

    private static void hello(Writer out) {
        try {
            out.write("hello");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_report_is_for_its_owner_only_and_an_older_one_is_written_over() throws IOException {
        Path file = folder.resolve("report.html");
        ReportFile.write(file, ReportFileTest::hello);
        ReportFile.write(file, ReportFileTest::hello);
        assertThat(file).hasContent("hello");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_place_that_cannot_be_written_is_told_in_a_sentence() {
        Path file = folder.resolve("absent").resolve("report.html");
        assertThatThrownBy(() -> ReportFile.write(file, ReportFileTest::hello))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith(file + ": the report cannot be written: ");
    }
}
