package dev.jvitals.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FileNamesTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 21, 12, 0, 5);

    @Test
    void a_name_says_what_whose_pid_and_local_time() {
        assertThat(FileNames.suggest(NOON, "hprof", "heap", "OrdersService", "4711"))
                .isEqualTo("heap-OrdersService-4711-20261121-120005.hprof");
        assertThat(FileNames.suggest("tdump", "4711")).matches("4711-\\d{8}-\\d{6}\\.tdump");
    }

    @Test
    void parts_that_are_not_known_are_left_out() {
        assertThat(FileNames.suggest(NOON, "png", "heap", "", "線程")).isEqualTo("heap-20261121-120005.png");
    }

    @Test
    void whatever_a_stranger_is_called_the_name_is_one_that_every_file_system_takes() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder stranger = new StringBuilder();
            random.ints(random.nextInt(400), 0, i % 2 == 0 ? 0x80 : 0x10000).forEach(c -> stranger.append((char) c));
            assertSafe(FileNames.suggest("hprof.gz", stranger.toString(), stranger.toString(), stranger.toString()));
        }
        assertSafe(FileNames.suggest("hprof", "../../etc/passwd", "..\\CON", "-rf /"));
    }

    private static void assertSafe(String name) {
        assertThat(name).matches("[A-Za-z0-9_][A-Za-z0-9._-]*").doesNotContain("--");
        assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThan(200);
    }

    @Test
    void what_is_made_of_a_file_has_its_name_and_only_one_time() {
        assertThat(FileNames.suggestFor(Path.of("/d/heap-Orders-4711-20261120-080000.hprof.gz"), "hprof", "redacted"))
                .isEqualTo("redacted-heap-Orders-4711-20261120-080000.hprof");
        assertThat(FileNames.suggestFor(Path.of("oom.hprof"), "hprof", "redacted"))
                .matches("redacted-oom-\\d{8}-\\d{6}\\.hprof");
        assertThat(FileNames.suggestFor(Path.of("/d/20261120-080000"), "png", "heap"))
                .isEqualTo("heap-20261120-080000.png");
    }
}
