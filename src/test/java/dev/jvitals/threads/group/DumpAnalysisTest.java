package dev.jvitals.threads.group;

import static dev.jvitals.support.Dumps.analysed;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.group.StackGroup.Likeness;
import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DumpAnalysisTest {
    private static ThreadEntryBuilder idleTomcat(int number) {
        return thread(
                "http-nio-8080-exec-" + number,
                WAITING,
                "jdk.internal.misc.Unsafe.park",
                "java.util.concurrent.locks.LockSupport.park:371",
                "java.util.concurrent.LinkedBlockingQueue.take:435",
                "org.apache.tomcat.util.threads.TaskQueue.take:117",
                "org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask:1156",
                "org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker:1054");
    }

    private static ThreadEntryBuilder busyTomcat(int number, int line) {
        return thread(
                "http-nio-8080-exec-" + number,
                RUNNABLE,
                "com.example.orders.OrderService.price:" + line,
                "com.example.orders.OrderController$$Lambda$" + number + "/0x00007f12.apply:-1",
                "jdk.internal.reflect.GeneratedMethodAccessor" + number + ".invoke",
                "org.apache.tomcat.util.threads.ThreadPoolExecutor.runWorker:1136");
    }

    @Test
    void like_stacks_are_one_group_whatever_their_lines_and_generated_numbers() {
        DumpAnalysis dump = analysed(busyTomcat(1, 10), busyTomcat(2, 11), busyTomcat(3, 11));
        assertThat(dump.groups()).singleElement().satisfies(group -> {
            assertThat(group.count()).isEqualTo(3);
            assertThat(group.names())
                    .containsExactly("http-nio-8080-exec-1", "http-nio-8080-exec-2", "http-nio-8080-exec-3");
            assertThat(group.activity()).isEqualTo(Activity.RUNS);
        });
        assertThat(dump.groups(Likeness.SAME_FRAMES)).hasSize(3);
    }

    @Test
    void idle_threads_are_folded_by_what_they_are() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            threads.add(idleTomcat(i));
        }
        threads.add(busyTomcat(200, 5));
        DumpAnalysis dump = analysed(threads.toArray(ThreadEntryBuilder[]::new));
        assertThat(dump.idle()).singleElement().satisfies(fold -> {
            assertThat(fold.label()).isEqualTo("Tomcat workers");
            assertThat(fold.count()).isEqualTo(200);
        });
        assertThat(dump.groups().getFirst().activity()).isEqualTo(Activity.RUNS);
    }

    @Test
    void a_pool_says_how_many_are_busy_idle_waiting_and_blocked() {
        DumpAnalysis dump = analysed(
                idleTomcat(1),
                idleTomcat(2),
                busyTomcat(3, 1),
                thread("http-nio-8080-exec-4", TIMED_WAITING, "java.lang.Thread.sleep", "com.example.Orders.retry"),
                thread("http-nio-8080-exec-5", Thread.State.BLOCKED, "com.example.Orders.total"));
        ThreadPool pool = dump.pools().getFirst();
        assertThat(pool.pattern()).isEqualTo("http-nio-8080-exec-#");
        assertThat(List.of(pool.count(), pool.idle(), pool.busy(), pool.waiting(), pool.blocked()))
                .containsExactly(5, 2, 1, 1, 1);
        assertThat(pool.states()).isEqualTo(Map.of("WAITING", 2, "RUNNABLE", 1, "TIMED_WAITING", 1, "BLOCKED", 1));
    }

    @Test
    void many_executors_of_one_thread_each_are_one_pattern() {
        ThreadEntryBuilder[] threads = new ThreadEntryBuilder[50];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = thread("pool-" + i + "-thread-1", RUNNABLE, "com.example.Task.run");
        }
        assertThat(analysed(threads).pools()).singleElement().satisfies(pool -> {
            assertThat(pool.pattern()).isEqualTo("pool-#-thread-#");
            assertThat(pool.count()).isEqualTo(50);
        });
    }

    @Test
    void a_container_tells_the_pool_where_the_format_has_one() {
        DumpAnalysis dump = analysed(
                thread("a-1", WAITING, "java.lang.Object.wait").container("ThreadPoolExecutor@1"),
                thread("b-2", WAITING, "java.lang.Object.wait").container("ThreadPoolExecutor@1"),
                thread("", WAITING, "java.lang.Object.wait").container("ThreadPerTaskExecutor@2"));
        assertThat(dump.pools())
                .extracting(ThreadPool::container, ThreadPool::count)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ThreadPoolExecutor@1", 2),
                        org.assertj.core.groups.Tuple.tuple("ThreadPerTaskExecutor@2", 1));
    }

    @Test
    void a_thread_with_a_task_on_its_selector_or_timer_is_not_idle() {
        DumpAnalysis dump = analysed(
                thread("timer", TIMED_WAITING, "java.lang.Object.wait", "java.util.TimerThread.mainLoop:563"),
                thread(
                        "busy-timer",
                        TIMED_WAITING,
                        "java.lang.Thread.sleep",
                        "com.example.Report.run:9",
                        "java.util.TimerThread.mainLoop:566"),
                thread(
                        "poller",
                        RUNNABLE,
                        "sun.nio.ch.EPoll.wait",
                        "org.apache.tomcat.util.net.NioEndpoint$Poller.run:800"));
        assertThat(dump.threads())
                .extracting(SeenThread::activity)
                .containsExactly(Activity.IDLE, Activity.SLEEPS, Activity.IDLE);
    }

    @Test
    void threads_are_counted_by_state_top_frame_and_own_package() {
        DumpAnalysis dump = analysed(busyTomcat(1, 1), busyTomcat(2, 1), idleTomcat(3), thread("VM Thread", null));
        assertThat(dump.byState()).isEqualTo(Map.of("RUNNABLE", 2, "WAITING", 1, DumpAnalysis.NO_STATE, 1));
        assertThat(dump.byTopFrame()).containsEntry("com.example.orders.OrderService.price", 2);
        assertThat(dump.byOwnPackage()).isEqualTo(Map.of("com.example.orders", 2));
    }

    @Test
    void a_call_tree_counts_threads_from_the_top_and_from_the_bottom() {
        DumpAnalysis dump = analysed(
                thread("a", RUNNABLE, "A.leaf", "A.mid", "A.run"),
                thread("b", RUNNABLE, "A.leaf", "A.mid", "A.run"),
                thread("c", RUNNABLE, "A.leaf", "B.run"));
        CallTree down = CallTree.topDown(dump.threads());
        assertThat(down.count()).isEqualTo(3);
        assertThat(down.children()).extracting(CallTree::name).containsExactly("A.run", "B.run");
        assertThat(down.children()
                        .getFirst()
                        .children()
                        .getFirst()
                        .children()
                        .getFirst()
                        .self())
                .isEqualTo(2);
        CallTree up = CallTree.bottomUp(dump.threads());
        assertThat(up.children()).singleElement().satisfies(leaf -> {
            assertThat(leaf.name()).isEqualTo("A.leaf");
            assertThat(leaf.count()).isEqualTo(3);
            assertThat(leaf.children()).extracting(CallTree::name).containsExactly("A.mid", "B.run");
        });
    }
}
