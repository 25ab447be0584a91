package dev.jvitals.ui.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.group.CallTree;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.read.ThreadDumps;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ThreadFilterTest {
    private static final String DUMP = """
            "http-1" #1 prio=5 tid=0x1 nid=1 waiting for monitor entry
               java.lang.Thread.State: BLOCKED (on object monitor)
            \tat com.acme.Audit.write(Audit.java:3)
            \t- waiting to lock <0x0000000a> (a com.acme.Log)
            \tat com.acme.Main.run(Main.java:1)

            "http-2" #2 prio=5 tid=0x2 nid=2 runnable
               java.lang.Thread.State: RUNNABLE
            \tat com.acme.Sum.add(Sum.java:3)
            \tat com.acme.Main.run(Main.java:1)
            """;
    private static final List<SeenThread> THREADS = DumpSeries.of(ThreadDumps.parse(DUMP, "test"), new Cancellation())
            .last()
            .threads();

    @Test
    void text_is_looked_for_in_names_methods_and_locks_without_case() {
        assertThat(names("HTTP", false)).containsExactly("http-1", "http-2");
        assertThat(names("sum.ADD", false)).containsExactly("http-2");
        assertThat(names("com.acme.log", false)).containsExactly("http-1");
        assertThat(names("nothing", false)).isEmpty();
    }

    @Test
    void a_regular_expression_that_does_not_compile_is_said() {
        assertThat(names("^http-[2-9]$", true)).containsExactly("http-2");
        assertThat(new ThreadFilter("(", true, null).complaint()).isNotEmpty();
        assertThat(names("(", true)).isEmpty();
    }

    @Test
    void a_state_narrows_further() {
        ThreadFilter filter = new ThreadFilter("http", false, Thread.State.BLOCKED);
        assertThat(THREADS.stream().filter(filter.test()).map(SeenThread::name)).containsExactly("http-1");
    }

    @Test
    void boxes_of_the_flame_graph_fill_their_parent() {
        List<FlameLayout.Box> boxes = FlameLayout.boxes(CallTree.topDown(THREADS), 0);
        for (FlameLayout.Box box : boxes) {
            double inner = boxes.stream()
                    .filter(other -> box.node().children().contains(other.node()) && other.depth() == box.depth() + 1)
                    .mapToDouble(FlameLayout.Box::width)
                    .sum();
            double own =
                    box.width() * box.node().self() / Math.max(1, box.node().count());
            assertThat(inner + own).isCloseTo(box.width(), Offset.offset(1e-9));
        }
        assertThat(FlameLayout.boxes(CallTree.topDown(THREADS), 0.6)).hasSize(2);
    }

    @Test
    void a_stack_is_copied_with_its_locks() {
        assertThat(StackLine.text(THREADS.getFirst().thread())).isEqualTo("""
                        "http-1" #1 BLOCKED
                        \tat com.acme.Audit.write (Audit.java:3)
                        \t- wants com.acme.Log <0x0000000a>
                        \tat com.acme.Main.run (Main.java:1)
                        """);
    }

    private static List<String> names(String text, boolean regex) {
        return THREADS.stream()
                .filter(new ThreadFilter(text, regex, null).test())
                .map(SeenThread::name)
                .toList();
    }
}
