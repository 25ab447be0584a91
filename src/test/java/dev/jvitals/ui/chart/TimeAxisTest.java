package dev.jvitals.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeAxisTest {
    private static final long NOW = 1_790_000_000_000L;

    @Test
    void while_following_the_right_edge_is_now_however_one_zooms() {
        TimeAxis axis = TimeAxis.live(NOW);
        axis.tick(NOW - 500_000, NOW);
        axis.zoom(0.5, NOW - 100_000);
        axis.tick(NOW - 500_000, NOW + 1_000);
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW + 1_000 - 150_000, NOW + 1_000));
        assertThat(axis.following().get()).isTrue();
    }

    @Test
    void a_young_history_fills_the_screen_until_five_minutes_are_full() {
        TimeAxis axis = TimeAxis.live(NOW);
        axis.tick(NOW, NOW + 90_000);
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW, NOW + 90_000));
        axis.tick(NOW, NOW + 900_000);
        assertThat(axis.range().get().spanMillis()).isEqualTo(300_000);
    }

    @Test
    void zooming_the_past_keeps_the_moment_under_the_pointer() {
        TimeAxis axis = TimeAxis.over(NOW, NOW + 1_000_000);
        axis.zoom(0.5, NOW + 250_000);
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW + 125_000, NOW + 625_000));
    }

    @Test
    void a_paused_screen_stands_still_while_time_goes_on() {
        TimeAxis axis = TimeAxis.live(NOW);
        TimeAxis.Range before = axis.range().get();
        axis.pause();
        axis.tick(NOW, NOW + 60_000);
        assertThat(axis.range().get()).isEqualTo(before);
        axis.followNow();
        assertThat(axis.range().get().toMillis()).isEqualTo(NOW + 60_000);
    }

    @Test
    void panning_back_stops_following_and_panning_to_now_follows_again() {
        TimeAxis axis = TimeAxis.live(NOW);
        axis.tick(NOW - 3_600_000, NOW);
        axis.pan(-60_000);
        assertThat(axis.following().get()).isFalse();
        assertThat(axis.range().get().toMillis()).isEqualTo(NOW - 60_000);
        axis.pan(120_000);
        assertThat(axis.following().get()).isTrue();
        assertThat(axis.range().get().toMillis()).isEqualTo(NOW);
    }

    @Test
    void pushing_against_now_and_zooming_the_past_choose_no_span() {
        TimeAxis axis = TimeAxis.live(NOW);
        axis.tick(NOW - 90_000, NOW);
        axis.pan(10_000);
        assertThat(axis.span().get()).isEqualTo(new TimeAxis.Span.Young());
        axis.showLast(1_800_000);
        axis.pause();
        axis.zoom(0.001, NOW - 60_000);
        assertThat(axis.range().get().spanMillis()).isEqualTo(2_000);
        assertThat(axis.span().get()).isEqualTo(new TimeAxis.Span.Last(1_800_000));
        axis.followNow();
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW - 1_800_000, NOW));
        axis.zoom(0.5, NOW);
        assertThat(axis.span().get()).isEqualTo(new TimeAxis.Span.Last(900_000));
    }

    @Test
    void nobody_gets_lost_beyond_what_was_measured() {
        TimeAxis axis = TimeAxis.over(NOW, NOW + 1_000_000);
        axis.show(NOW + 100_000, NOW + 200_000);
        for (int i = 0; i < 100; i++) {
            axis.pan(-100_000);
        }
        assertThat(axis.range().get().toMillis()).isGreaterThan(NOW);
        axis.zoom(1e9, NOW);
        axis.zoom(1e-12, NOW);
        assertThat(axis.range().get().spanMillis()).isEqualTo(2_000);
    }

    @Test
    void a_selection_from_right_to_left_is_the_same_range() {
        TimeAxis axis = TimeAxis.over(NOW, NOW + 1_000_000);
        axis.show(NOW + 300_000, NOW + 200_000);
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW + 200_000, NOW + 300_000));
        axis.showAll();
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW, NOW + 1_000_000));
    }

    @Test
    void all_goes_on_to_be_all_while_it_is_followed() {
        TimeAxis axis = TimeAxis.live(NOW);
        axis.tick(NOW, NOW + 900_000);
        axis.showAll();
        axis.tick(NOW, NOW + 1_000_000);
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW, NOW + 1_000_000));
    }

    @Test
    void following_again_after_a_look_at_a_part_shows_as_much_as_was_chosen_before() {
        TimeAxis axis = TimeAxis.live(NOW);
        axis.tick(NOW - 3_600_000, NOW);
        axis.showLast(1_800_000);
        axis.show(NOW - 60_000, NOW - 50_000);
        assertThat(axis.span().get()).isEqualTo(new TimeAxis.Span.Last(1_800_000));
        axis.followNow();
        assertThat(axis.range().get()).isEqualTo(new TimeAxis.Range(NOW - 1_800_000, NOW));
    }
}
