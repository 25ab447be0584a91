package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Thresholds;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.diagnosis.live.LiveRules;
import dev.jvitals.diagnosis.nativememory.NativeMemoryRules;
import dev.jvitals.diagnosis.threads.ThreadRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThresholdCatalogTest {
    private static Threshold named(String id) {
        return ThresholdCatalog.find(id).orElseThrow();
    }

    @Test
    void every_threshold_belongs_to_its_rule_has_a_reason_and_is_usually_within_its_range() {
        assertThat(ThresholdCatalog.all()).hasSizeGreaterThan(70);
        for (Threshold each : ThresholdCatalog.all()) {
            assertThat(each.id()).matches("[a-z-]+\\.[a-z-]+");
            assertThat(each.reason()).as(each.id()).endsWith(".").hasSizeGreaterThan(20);
            assertThat(each.usual()).as(each.id()).isBetween(each.least(), each.most());
        }
    }

    @Test
    void a_threshold_that_two_rules_share_means_the_same_in_both() {
        Map<String, Threshold> byId = new HashMap<>();
        Stream.of(LiveRules.all(), ThreadRules.all(), HeapRules.all(), NativeMemoryRules.all())
                .flatMap(List::stream)
                .flatMap(rule -> ((Rule<?>) rule).thresholds().stream())
                .forEach(each -> {
                    Threshold other = byId.putIfAbsent(each.id(), each);
                    assertThat(other == null ? each.usual() : other.usual())
                            .as(each.id())
                            .isEqualTo(each.usual());
                });
    }

    @Test
    void values_are_read_as_people_write_them() {
        Threshold share = named("gc-thrash.busy-share");
        assertThat(ThresholdCatalog.value(share, "40%")).isEqualTo(0.4);
        assertThat(ThresholdCatalog.value(share, " 0.4 ")).isEqualTo(0.4);
        assertThat(ThresholdCatalog.value(named("native-growth.notable-rise"), "64 MB"))
                .isEqualTo(64.0 * 1024 * 1024);
        assertThat(ThresholdCatalog.value(named("long-gc-pause.noticed"), "2s")).isEqualTo(2_000);
        assertThat(ThresholdCatalog.value(named("stuck-threads.stuck"), "2 min"))
                .isEqualTo(120);
        assertThat(ThresholdCatalog.value(named("thread-explosion.critical"), "2,000"))
                .isEqualTo(2_000);
        for (String wrong : List.of("", "much", "40 MB", "-1", "NaN", "1e9")) {
            assertThatThrownBy(() -> ThresholdCatalog.value(share, wrong)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void what_a_value_is_shown_as_can_be_read_again() {
        for (Threshold each : ThresholdCatalog.all()) {
            double again = ThresholdCatalog.value(each, each.unit().format(each.usual()));
            assertThat(again).as(each.id()).isCloseTo(each.usual(), org.assertj.core.data.Percentage.withPercentage(1));
        }
    }

    @Test
    void a_value_from_outside_its_range_counts_as_the_nearest_that_makes_sense() {
        Threshold share = named("gc-thrash.busy-share");
        assertThat(new Thresholds(Map.of(share.id(), 7.0)).of(share)).isEqualTo(1);
        assertThat(new Thresholds(Map.of(share.id(), Double.NaN)).of(share)).isEqualTo(share.usual());
        assertThat(new Thresholds(Map.of("another.one", 0.5)).of(share)).isEqualTo(share.usual());
    }
}
