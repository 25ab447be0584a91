package dev.jvitals.diagnosis.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostUseTest {
    private static HostUse use(double busy, double queue, double ours, double waiting) {
        return HostUse.of(
                new Scene(60)
                        .series(Ids.HOST_CPU, second -> busy)
                        .series(Ids.HOST_RUN_QUEUE, second -> queue)
                        .series(Ids.CPU_PROCESS, second -> ours)
                        .series(Ids.CPU_WAIT, second -> waiting)
                        .series(Ids.HOST_AVAILABLE, second -> 4_000)
                        .series(Ids.HOST_MEMORY, second -> 8_000)
                        .evidence()
                        .history(),
                2);
    }

    @Test
    void an_idle_machine_has_room_and_points_at_the_jvm() {
        HostUse use = use(0.2, 1, 0.1, 0);
        assertThat(use.verdict()).contains("has room").contains("JVM");
        assertThat(use.rows()).noneMatch(HostUse.Row::isShort);
    }

    @Test
    void a_machine_short_of_cpu_says_whether_this_jvm_is_the_cause() {
        assertThat(use(1, 8, 0.1, 0.2).verdict()).contains("short of CPU", "is not the cause");
        assertThat(use(1, 8, 1.8, 2).verdict()).contains("short of CPU", "is the cause");
        assertThat(use(1, 8, 0.1, 0.2).rows().getFirst().isShort()).isTrue();
    }

    @Test
    void what_nobody_measures_is_said_so_and_is_not_short() {
        HostUse use = HostUse.of(new Scene(10).evidence().history(), 2);
        assertThat(use.rows()).allSatisfy(row -> assertThat(row.isShort()).isFalse());
        assertThat(use.rows().get(3).utilisation()).isEqualTo("not measured");
    }

    @Test
    void what_does_not_happen_is_said_so_without_a_figure() {
        HostUse use = HostUse.of(
                new Scene(60)
                        .series("faults.major", second -> 0)
                        .series("host.net.retransmits", second -> 0)
                        .series("host.net.dropped", second -> 3)
                        .evidence()
                        .history(),
                2);
        assertThat(use.rows().get(2).ours()).isEqualTo("no reads by page faults");
        assertThat(use.rows().get(3).saturation()).isEqualTo("no TCP segments sent again, 3 packets dropped");
        assertThat(use.rows().get(3).errors()).isEqualTo("not measured");
    }

    @Test
    void connections_that_a_program_accepts_too_slowly_are_told_and_are_no_want_of_network() {
        HostUse.Row network = HostUse.of(
                        new Scene(60)
                                .series("host.net.overflows", second -> 12)
                                .evidence()
                                .history(),
                        2)
                .rows()
                .get(3);
        assertThat(network.saturation()).contains("12", "connections turned away");
        assertThat(network.isShort()).isFalse();
    }
}
