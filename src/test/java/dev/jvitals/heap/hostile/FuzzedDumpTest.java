package dev.jvitals.heap.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.support.RandomHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever happened to a dump's bytes: it opens, in part and saying so, or fails with one sentence. */
class FuzzedDumpTest {
    private static final int DUMPS = Integer.getInteger("fuzz.dumps", 40);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Damage.class)
    void a_damaged_dump_opens_in_part_or_fails_with_a_sentence(Damage damage) throws IOException {
        for (int seed = 0; seed < DUMPS; seed++) {
            byte[] whole =
                    new RandomHeap(seed, 40, seed % 2 == 0 ? 8 : 4).dump().bytes();
            Path file = folder.resolve(damage + "-" + seed + ".hprof");
            Files.write(file, damage.of(whole, new Random(seed)));
            String which = damage + " of seed " + seed;
            assertTimeoutPreemptively(LONGEST, () -> openAndAsk(file, which), which);
        }
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void objects_that_no_jvm_would_have_are_shown_as_far_as_they_make_sense(Damage damage) throws IOException {
        byte[] whole = new TangledDump().write().bytes();
        for (int seed = 0; seed < DUMPS; seed++) {
            Path file = folder.resolve("tangled-" + seed + ".hprof");
            Files.write(file, seed == 0 ? whole : damage.of(whole, new Random(seed)));
            String which = "tangled, " + damage + " of seed " + seed;
            assertTimeoutPreemptively(LONGEST, () -> openAndAsk(file, which), which);
        }
    }

    private static void openAndAsk(Path file, String which) {
        try (Heap heap = HeapDump.open(file, OpenOptions.DEFAULT, Progress.NONE, new Cancellation())) {
            EveryQuestion.of(heap);
        } catch (Failure failure) {
            assertThat(failure.kind())
                    .as(which + ": " + failure.sentence())
                    .isIn(Failure.Kind.INPUT, Failure.Kind.USAGE);
            assertThat(failure.sentence()).as(which).contains(file.toString()).doesNotContain("Exception");
            if (failure.kind() == Failure.Kind.INPUT) {
                assertThat(failure.sentence())
                        .as(which)
                        .contains("at offset")
                        .contains("expected")
                        .contains("found");
            }
        } catch (RuntimeException e) {
            throw new AssertionError(which, e);
        }
    }
}
