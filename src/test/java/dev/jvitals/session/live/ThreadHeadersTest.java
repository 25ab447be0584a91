package dev.jvitals.session.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ThreadHeadersTest {
    private static final KernelThreads KERNEL =
            new KernelThreads(Map.of(3L, new KernelThreads.Task(14058, 1_250_000_000)));

    @Test
    void a_jvm_of_jdk_8_gets_the_kernels_cpu_time() {
        String text = "\"a \"b\"\" #1 prio=5 os_prio=0 tid=0x00007f2 nid=0x3 runnable [0x00007f3]\n   at A.b(A.java)\n";
        assertThat(ThreadHeaders.complete(text, false, () -> KERNEL))
                .isEqualTo("\"a \"b\"\" #1 prio=5 os_prio=0 cpu=1250.00ms tid=0x00007f2 nid=14058 runnable"
                        + " [0x00007f3]\n   at A.b(A.java)\n");
    }

    @Test
    void in_a_container_both_numbers_become_the_hosts() {
        String text = "\"main\" #3 [3] prio=5 cpu=1.00ms tid=0x7f nid=3 runnable  [0x0000]\n";
        assertThat(ThreadHeaders.complete(text, true, () -> KERNEL))
                .isEqualTo("\"main\" #3 [14058] prio=5 cpu=1.00ms tid=0x7f nid=14058 runnable  [0x0000]\n");
    }

    @Test
    void a_thread_that_ended_meanwhile_keeps_no_number_that_is_a_strangers_on_the_host() {
        String text = "\"gone\" #9 [9] prio=5 cpu=1.00ms tid=0x7f nid=9 runnable\n";
        assertThat(ThreadHeaders.complete(text, true, () -> KERNEL))
                .isEqualTo("\"gone\" #9 [?] prio=5 cpu=1.00ms tid=0x7f nid=? runnable\n");
    }

    @Test
    void nothing_is_asked_for_where_nothing_is_missing() {
        String text = "\"main\" #3 [3] prio=5 cpu=1.00ms tid=0x7f nid=3 runnable\n";
        assertThat(ThreadHeaders.complete(text, false, () -> {
                    throw new AssertionError("asked");
                }))
                .isSameAs(text);
    }
}
