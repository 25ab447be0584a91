package dev.jvitals.target.nmt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.metrics.LatestFigures;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.attach.Jcmd;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeMemoryTest {
    private static final long KB = 1024;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String ANSWER = sample();

    private static String sample() {
        try (InputStream in = NativeMemoryTest.class.getResourceAsStream("/nmt/summary.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void categories_and_malloc_are_read_from_a_summary() {
        NativeMemory memory = NativeMemory.parse(ANSWER);
        assertThat(memory.categories()).containsOnlyKeys("Java Heap", "Thread", "GC");
        assertThat(memory.categories().get("GC")).isEqualTo(new NativeMemory.Size(48_000 * KB, 43_008 * KB));
        assertThat(memory.committedBytes()).isEqualTo((98_304 + 5_170 + 43_008) * KB);
        assertThat(memory.mallocBytes()).isEqualTo(9_102 * KB);
    }

    @Test
    void an_answer_without_tracking_has_no_categories() {
        assertThat(NativeMemory.parse("4711:\nNative memory tracking is not enabled\n")
                        .categories())
                .isEmpty();
    }

    @Test
    void a_difference_names_what_changed_the_greatest_growth_first() {
        NativeMemory before = NativeMemory.parse(ANSWER);
        NativeMemory after = NativeMemory.parse(ANSWER.replace("committed=43008KB", "committed=53008KB")
                .replace("(reserved=61610KB, committed=5170KB)", "(reserved=61610KB, committed=5000KB)"));
        assertThat(after.since(before))
                .containsExactly(
                        new NativeMemory.Change("GC", 0, 10_000 * KB), new NativeMemory.Change("Thread", 0, -170 * KB));
        assertThat(before.since(before)).isEmpty();
    }

    @Test
    void a_category_that_came_or_went_is_a_change_from_or_to_nothing() {
        NativeMemory before = new NativeMemory(java.util.Map.of("Old", new NativeMemory.Size(10, 8)), 0);
        NativeMemory after = new NativeMemory(java.util.Map.of("New", new NativeMemory.Size(20, 16)), 0);
        assertThat(after.since(before))
                .containsExactly(new NativeMemory.Change("New", 20, 16), new NativeMemory.Change("Old", -10, -8));
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void the_source_tells_what_jcmd_does(int feature) throws IOException {
        List<String> options = List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:NativeMemoryTracking=summary");
        try (ChildJvm child = ChildJvm.start(feature, options, "direct=7", "threads=5")) {
            Jcmd jcmd = new Jcmd(child.pid());
            LatestFigures told = new LatestFigures();
            new NativeMemorySource(jcmd, Duration.ofSeconds(1)).sample(1_000, told);
            NativeMemory asked = NativeMemory.parse(jcmd.run("VM.native_memory summary", LIMIT));
            for (String category : List.of("Java Heap", "Thread", "Other", "GC")) {
                double bytes =
                        Objects.requireNonNull(asked.categories().get(category)).committedBytes();
                assertThat(told.value("native." + category + ".committed").orElseThrow())
                        .as(category)
                        .isBetween(bytes * 0.9, bytes * 1.1);
            }
            assertThat(told.value("native.Other.committed").orElseThrow()).isGreaterThanOrEqualTo(7 << 20);
            assertThat(told.value("native.tracked.malloc").orElseThrow()).isGreaterThan(7 << 20);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void malloc_tells_what_it_holds_and_keeps_back(int feature) throws IOException {
        try (ChildJvm child = ChildJvm.start(feature, List.of("-Xmx64m"), "direct=9")) {
            LatestFigures told = new LatestFigures();
            new MallocSource(new Jcmd(child.pid()), Duration.ofSeconds(1)).sample(1_000, told);
            assertThat(told.value("malloc.used").orElseThrow()).isBetween(9.0 * (1 << 20), 120.0 * (1 << 20));
            assertThat(told.value("malloc.retained").orElseThrow()).isNotNegative();
        }
    }
}
