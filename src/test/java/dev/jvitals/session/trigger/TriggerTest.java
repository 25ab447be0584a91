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
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void a_series_that_nobody_measured_fires_nothing() {
        assertThat(fires("no.such.series > 1", second -> 5)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "heap.used",
                "heap.used >",
                "heap.used = 5",
                "heap.used > 1.2.3MB",
                "heap.used > 5XB",
                "Leak!"
            })
    void what_is_no_trigger_is_wrong_usage(String text) {
        assertThatThrownBy(() -> Trigger.parse(text)).isInstanceOf(Failure.class);
    }

    private static boolean fires(String trigger, Unit unit, double value) {
        History history = new History();
        history.sample(new Series("some.time", "time", unit, "test", ""), START, value);
        return Trigger.parse(trigger).fires(List.of(), history, START).isPresent();
    }

    @Test
    void a_bound_may_be_written_in_another_unit_than_the_series_has() {
        assertThat(fires("some.time > 20ms", Unit.MILLIS, 21)).isTrue();
        assertThat(fires("some.time > 20ms", Unit.MILLIS, 19)).isFalse();
        assertThat(fires("some.time > 2s", Unit.MILLIS, 2_001)).isTrue();
        assertThat(fires("some.time > 20ms", Unit.NANOS, 21e6)).isTrue();
        assertThat(fires("some.time > 20ms", Unit.NANOS, 19e6)).isFalse();
        assertThat(fires("some.time > 500ms", Unit.SECONDS, 0.6)).isTrue();
        assertThat(fires("some.time > 20", Unit.MILLIS, 21)).as("a bare number").isTrue();
        assertThat(fires("some.time > 30%", Unit.SHARE, 0.31)).isTrue();
    }
}
