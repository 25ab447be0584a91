package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.live.TargetFacts.Flag;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionFlagsTest {
    private static Map<String, Flag> flags(String options) {
        return OptionFlags.of(options, OptionalDouble.of(132_120_576));
    }

    @Test
    void a_heap_that_no_option_sets_is_nobodys_choice_and_has_the_counters_size() {
        assertThat(flags("-XX:MaxRAM=256m -XX:+UseZGC -Dgreeting=-Xmx1g -Xms64m "))
                .hasEntrySatisfying("MaxHeapSize", heap -> {
                    assertThat(heap.value()).isEqualTo("132120576");
                    assertThat(heap.isJvmsOwnChoice()).isTrue();
                    assertThat(heap.source()).contains("java.rt.vmArgs");
                });
        assertThat(flags(" ").get("MaxHeapSize")).as("started without options").matches(Flag::isJvmsOwnChoice);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xms32m -Xmx50m -Xss300k",
                "-XX:MaxHeapSize=70m",
                "-XX:MaxRAMPercentage=75",
                "-XX:MaxRAMFraction=2",
                "-XX:+AggressiveHeap",
                "-XX:Flags=rc.txt +PrintCommandLineFlags MaxHeapSize=70m",
                "-mx64m"
            })
    void each_way_to_choose_a_heap_is_somebodys_choice(String options) {
        assertThat(flags(options).get("MaxHeapSize")).matches(flag -> !flag.isJvmsOwnChoice());
    }

    @Test
    void switches_are_known_by_the_options() {
        var flags = flags("-XX:+UseZGC -XX:-UsePerfData -XX:+DisableExplicitGC");
        assertThat(flags.get("UseZGC")).matches(flag -> flag.value().equals("true"));
        assertThat(flags.get("UsePerfData")).matches(flag -> flag.value().equals("false"));
        assertThat(flags.get("DisableExplicitGC")).matches(flag -> flag.value().equals("true"));
    }

    @Test
    void options_that_are_not_known_tell_nothing() {
        assertThat(flags("")).isEmpty();
    }
}
