package dev.jvitals.session.trigger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Failure;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.target.series.NativeSeries;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTest {
    private static final long START = 1_700_000_000_000L;
    private static final Series HEAP = new Series("heap.used", "heap", Unit.BYTES, "test", "");

    private static List<TrackedFinding> found(String rule, Severity severity) {
        return List.of(
                new TrackedFinding(1, new FindingBuilder(rule, severity, "so and so").build(), START, START, false));
    }

    private static History history(DoubleUnaryOperator megabytesAtSecond) {
        History history = new History();
        for (int second = 0; second <= 60; second++) {
            history.sample(HEAP, START + 1000L * second, megabytesAtSecond.applyAsDouble(second) * 1024 * 1024);
        }
        return history;
    }

    private static boolean fires(String trigger, DoubleUnaryOperator megabytesAtSecond) {
        return Trigger.parse(trigger)
                .fires(List.of(), history(megabytesAtSecond), START + 60_000)
                .isPresent();
    }

    @Test
    void a_severity_fires_on_findings_as_bad_and_says_which() {
        Trigger critical = Trigger.parse("critical");
        assertThat(critical.fires(found("deadlock", Severity.CRITICAL), new History(), START))
                .contains("critical deadlock: so and so");
        assertThat(critical.fires(found("heap-leak", Severity.WARNING), new History(), START))
                .isEmpty();
        assertThat(Trigger.parse("WARNING").fires(found("deadlock", Severity.CRITICAL), new History(), START))
                .isPresent();
    }

    @Test
    void a_rule_fires_on_its_own_findings_only() {
        Trigger leak = Trigger.parse("heap-leak");
        assertThat(leak.fires(found("heap-leak", Severity.INFO), new History(), START))
                .isPresent();
        assertThat(leak.fires(found("deadlock", Severity.CRITICAL), new History(), START))
                .isEmpty();
    }

    @Test
    void a_bound_must_be_passed_for_all_of_the_time() {
        assertThat(fires("heap.used > 900MB for 30s", second -> 901)).isTrue();
        assertThat(fires("heap.used > 900MB for 30s", second -> second == 45 ? 899 : 901))
                .isFalse();
        assertThat(fires("heap.used > 900MB for 30s", second -> second < 31 ? 800 : 901))
                .isFalse();
        assertThat(fires("heap.used > 900MB for 30s", second -> second < 30 ? 800 : 901))
                .isTrue();
        assertThat(fires("heap.used < 0.5GB for 1m", second -> 500)).isTrue();
        assertThat(fires("heap.used>900MB", second -> second == 60 ? 901 : 1)).isTrue();
        assertThat(fires("heap.used > 900MB for 5m", second -> 901))
                .as("not watched for so long")
                .isFalse();
    }

    @Test
    void a_series_that_was_not_measured_fires_nothing() {
        assertThat(fires("heap.committed > 1", second -> 5)).isFalse();
    }

    @Test
    void a_series_that_there_is_not_is_wrong_usage_since_it_would_never_fire() {
        assertThatThrownBy(() -> Trigger.parse("heap.usd > 900MB"))
                .hasMessage("there is no series 'heap.usd'; docs/figures.md lists them");
    }

    @Test
    void the_categories_of_native_memory_are_series_with_blanks_in_their_names() {
        History history = new History();
        history.sample(NativeSeries.committed("Java Heap"), START, 200 << 20);
        assertThat(Trigger.parse("native.Java Heap.committed > 100MB").fires(List.of(), history, START))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heap.used", "heap.used >", "heap.used = 5", "heap.used > 1.2.3MB", "Leak!"})
    void what_is_no_trigger_is_wrong_usage(String text) {
        assertThatThrownBy(() -> Trigger.parse(text)).isInstanceOf(Failure.class);
    }

    @ParameterizedTest
    @CsvSource({
        "host.disk.await > 20ms, 20",
        "host.disk.await > 2s, 2000",
        "host.disk.await > 20, 20",
        "safepoint.stop > 20ms, 20e6",
        "gc.share > 30%, 0.3",
        "gc.share > 0.3, 0.3",
        "cpu.process > 150%, 1.5",
        "heap.used > 2KB, 2048",
        "host.swap.in > 1MB/s, 1048576",
    })
    void a_bound_may_be_written_in_another_unit_than_the_series_has(String trigger, double limit) {
        assertThat(Trigger.parse(trigger))
                .isInstanceOfSatisfying(
                        Trigger.OnSeries.class,
                        onSeries -> assertThat(onSeries.limit()).isCloseTo(limit, Percentage.withPercentage(1e-6)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heap.used > 20ms", "host.disk.await > 5MB", "threads.BLOCKED > 30%", "heap.used > 5XB"})
    void a_unit_that_does_not_fit_the_series_is_wrong_usage(String trigger) {
        assertThatThrownBy(() -> Trigger.parse(trigger))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("does not fit a series");
    }
}
