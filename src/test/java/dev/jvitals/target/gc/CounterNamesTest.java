package dev.jvitals.target.gc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every collector of JDK 8 to 26 by the counters of a real run, {@code src/test/resources/perf}. */
class CounterNamesTest {
    private static HeapLayout layout(String sample) throws IOException {
        Map<String, String> counters = new HashMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/perf", sample + ".txt"))) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                counters.put(
                        line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            }
        }
        return CounterNames.layout(counters::get, counters.getOrDefault("java.rt.vmArgs", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "8-serial, SERIAL,",
        "8-parallel, PARALLEL,",
        "8-cms, CMS,",
        "8-g1, G1,",
        "11-serial, SERIAL,",
        "11-parallel, PARALLEL,",
        "11-cms, CMS,",
        "11-g1, G1,",
        "11-shen, SHENANDOAH, single generation",
        "11-zgc, ZGC, single generation",
        "17-serial, SERIAL,",
        "17-parallel, PARALLEL,",
        "17-g1, G1,",
        "17-shen, SHENANDOAH, single generation",
        "17-zgc, ZGC, single generation",
        "21-serial, SERIAL,",
        "21-parallel, PARALLEL,",
        "21-g1, G1,",
        "21-shen, SHENANDOAH, single generation",
        "21-zgc, ZGC, single generation",
        "21-genzgc, ZGC, generational",
        "25-serial, SERIAL,",
        "25-parallel, PARALLEL,",
        "25-g1, G1,",
        "25-shen, SHENANDOAH, single generation",
        "25-genshen, SHENANDOAH, generational",
        "25-zgc, ZGC, generational",
        "26-serial, SERIAL,",
        "26-parallel, PARALLEL,",
        "26-g1, G1,",
        "26-shen, SHENANDOAH, single generation",
        "26-genshen, SHENANDOAH, generational",
        "26-zgc, ZGC, generational"
    })
    void each_collector_is_known_by_its_counters(String sample, Collector collector, String mode) throws IOException {
        HeapLayout layout = layout(sample);
        assertThat(layout.collector()).isEqualTo(collector);
        assertThat(layout.mode()).isEqualTo(mode);
    }

    @ParameterizedTest
    @CsvSource({
        "17-g1, true",
        "25-zgc, true",
        "17-shen, true",
        "25-serial, false",
        "25-parallel, false",
        "11-cms, false"
    })
    void maxima_are_shared_where_each_generation_may_take_the_whole_heap(String sample, boolean shared)
            throws IOException {
        assertThat(layout(sample).maxIsShared()).isEqualTo(shared);
    }
}
