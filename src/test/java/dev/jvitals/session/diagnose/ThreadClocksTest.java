package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.live.Snapshots.BusyThread;
import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadClocksTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_thread_wants_what_it_got_and_what_it_stood_in_the_queue_for() {
        ThreadClocks before = new ThreadClocks(0, Map.of(1L, new long[] {0, 0}, 2L, new long[] {5 * SECOND, 0}));
        ThreadClocks after = new ThreadClocks(
                10 * SECOND,
                Map.of(
                        1L, new long[] {4 * SECOND, 5 * SECOND},
                        2L, new long[] {6 * SECOND, 0},
                        3L, new long[] {9 * SECOND, 0}));
        List<BusyThread> busy = after.busySince(before);
        assertThat(busy).singleElement().satisfies(thread -> {
            assertThat(thread.nativeId()).isEqualTo(1);
            assertThat(thread.cores()).isEqualTo(0.4);
            assertThat(thread.wantedCores()).isEqualTo(0.9);
            assertThat(thread.seconds()).isEqualTo(10);
        });
    }

    @Test
    void a_real_jvms_spinning_thread_is_the_greediest() throws Exception {
        try (ChildJvm child = ChildJvm.start(25, List.of("-Xmx64m", "-Xint"), "spin=1")) {
            ThreadClocks first = ThreadClocks.of(child.pid());
            Await.until("a thread spins", () -> {
                ThreadClocks now = ThreadClocks.of(child.pid());
                return now.secondsSince(first) > 2
                        && !now.busySince(first).isEmpty()
                        && now.busySince(first).getFirst().wantedCores() > 0.8;
            });
        }
    }

    @Test
    void a_thread_in_a_container_is_known_by_the_id_that_its_own_jvm_prints() {
        assertThat(ThreadClocks.idInside("Name:\tjava\nNSpid:\t120345\t77\t12\nThreads:\t9\n", 120_345))
                .isEqualTo(12);
        assertThat(ThreadClocks.idInside("NSpid:\t120345\n", 120_345)).isEqualTo(120_345);
        assertThat(ThreadClocks.idInside("Name:\told kernel\n", 120_345)).isEqualTo(120_345);
    }

    @Test
    void a_process_that_is_gone_has_no_threads() {
        assertThat(ThreadClocks.of(999_999_999L).byNativeId()).isEmpty();
    }
}
