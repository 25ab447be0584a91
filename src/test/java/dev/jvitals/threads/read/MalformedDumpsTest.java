package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.threads.ThreadDump;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random, cut and mixed-up input: bounded, and never anything but dumps or one sentence. */
class MalformedDumpsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lines_of_all_dialects_shuffled(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (Path sample : samples()) {
            lines.addAll(Files.readAllLines(sample, StandardCharsets.ISO_8859_1));
        }
        for (int round = 0; round < 20; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 400; i++) {
                int start = random.nextInt(lines.size());
                for (int k = start; k < Math.min(lines.size(), start + 1 + random.nextInt(6)); k++) {
                    text.append(lines.get(k)).append('\n');
                }
            }
            read(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void bytes_changed_cut_and_repeated(long seed) throws IOException {
        Random random = new Random(seed);
        for (Path sample : samples()) {
            byte[] bytes = Files.readAllBytes(sample);
            for (int round = 0; round < 10; round++) {
                read(mutated(bytes, random));
            }
        }
    }

    @Test
    void nothing_but_random_bytes() throws IOException {
        Random random = new Random(5);
        for (int length : new int[] {0, 1, 2, 3, 7, 100, 10_000, 300_000}) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            read(bytes);
        }
    }

    @Test
    void short_lines_of_telling_bytes() throws IOException {
        Random random = new Random(9);
        String alphabet = "\"\"\"##\t\t  -<>@(:)[]=0x1tidnIdAt\n\n\n{}_\\";
        for (int round = 0; round < 200; round++) {
            StringBuilder text = new StringBuilder("\"a\" #1 prio=5 tid=0x1 nid=1 runnable\n");
            for (int i = 0; i < 2_000; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            read(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void places_not_understood_do_not_grow_without_bound() {
        String text = "\"a\" #1 prio=5 tid=0x1 nid=1 runnable\n" + "?\n\tat a.B.c(B.java:1)\n".repeat(5_000);
        ThreadDump dump = ThreadDumps.parse(text, "many").getFirst();
        assertThat(dump.notUnderstood()).hasSize(DumpCollector.MOST_PLACES);
        assertThat(dump.notUnderstood().stream()
                        .mapToInt(ThreadDump.NotUnderstood::lines)
                        .sum())
                .isEqualTo(5_000);
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int from = random.nextInt(bytes.length / 2);
        int to = from + random.nextInt(Math.min(bytes.length - from, 20_000));
        for (int i = from; i < to; i++) {
            int chance = random.nextInt(400);
            if (chance == 0) {
                out.write(random.nextInt(256));
            } else if (chance == 1) {
                i += random.nextInt(50);
            } else if (chance == 2) {
                i = Math.max(from, i - random.nextInt(30));
            } else {
                out.write(bytes[i]);
            }
        }
        return out.toByteArray();
    }

    private void read(byte[] bytes) throws IOException {
        Path file = folder.resolve("malformed");
        Files.write(file, bytes);
        assertThatCode(() -> {
                    try {
                        check(ThreadDumps.read(file, new Cancellation()));
                    } catch (Failure expected) {
                        assertThat(expected.sentence()).isNotBlank();
                    }
                })
                .doesNotThrowAnyException();
    }

    private static void check(ThreadDumpFile file) {
        for (ThreadDump dump : file.dumps()) {
            assertThat(dump.threads()).isNotEmpty();
            assertThat(dump.threads())
                    .allMatch(thread -> thread.firstLine() > 0 && thread.lastLine() >= thread.firstLine());
            assertThat(dump.threads())
                    .allMatch(thread -> thread.locks().stream()
                            .allMatch(use ->
                                    use.depth() < Math.max(1, thread.frames().size()) || use.depth() >= -1));
        }
    }

    private static List<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Samples.path("README.md").getParent())) {
            return files.filter(path -> !path.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
