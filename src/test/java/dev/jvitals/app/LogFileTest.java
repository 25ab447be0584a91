package dev.jvitals.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    private static final Logger ROOT = Logger.getLogger("");
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    private List<Handler> before = List.of();

    @BeforeEach
    void moveHome() {
        before = List.of(ROOT.getHandlers());
        System.setProperty("jvitals.home", folder.toString());
    }

    @AfterEach
    void restore() {
        System.clearProperty("jvitals.home");
        for (Handler handler : ROOT.getHandlers()) {
            if (!before.contains(handler)) {
                ROOT.removeHandler(handler);
                handler.close();
            }
        }
        before.stream()
                .filter(handler -> !Arrays.asList(ROOT.getHandlers()).contains(handler))
                .forEach(ROOT::addHandler);
    }

    @Test
    void the_log_turns_over_and_never_takes_more_than_its_bound() throws IOException {
        LogFile.begin();
        String line = "x".repeat(1000);
        for (int i = 0; i < 6_000; i++) {
            ROOT.log(Level.INFO, line);
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs =
                    files.filter(file -> file.toString().endsWith(".log")).toList();
            assertThat(logs).hasSize(3);
            assertThat(logs).allSatisfy(log -> assertThat(Files.size(log)).isLessThan(MEGABYTE + 4_096L));
        }
    }
}
