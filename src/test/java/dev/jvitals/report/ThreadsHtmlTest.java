package dev.jvitals.report;

import static dev.jvitals.support.Dumps.dumpAt;
import static dev.jvitals.support.Dumps.lock;
import static dev.jvitals.support.Dumps.series;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.RUNNABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.group.DumpSeries;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThreadsHtmlTest {
    /** A report of any number of threads stays smaller than a photograph. */
    private static final int MAX_CHARS = 3_000_000;

    private static String html(DumpSeries series) {
        StringWriter out = new StringWriter();
        ThreadsHtml.write(List.of(JudgedSeries.of(series)), out);
        return out.toString();
    }

    @Test
    void strangers_text_cannot_become_markup() {
        String evil = "<img src=x onerror=alert(1)>\"'&\u202e";
        String page = html(series(dumpAt(
                0,
                List.of(
                        thread(evil, BLOCKED, "com.example.<b>X</b>.f")
                                .lock(lock(Kind.WAITING_TO_LOCK, "<i>0x1", evil)),
                        thread("owner" + evil, RUNNABLE, "A.f").lock(lock(Kind.LOCKED, "<i>0x1", evil))))));
        assertThat(page).doesNotContain("<img", "<b>X", "<i>0x1", "\u202e").contains("&lt;img src=x", "\\u202E");
    }

    @Test
    void the_page_is_bounded_however_many_threads_there_are() {
        Random random = new Random(11);
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            String[] frames = new String[40];
            for (int k = 0; k < frames.length; k++) {
                frames[k] =
                        "com.example.p" + random.nextInt(5000) + ".LongClassName" + "x".repeat(100) + ".method:" + k;
            }
            threads.add(thread("worker " + "n".repeat(500) + i, i % 3 == 0 ? BLOCKED : RUNNABLE, frames)
                    .id(i)
                    .nativeId(i)
                    .lock(lock(i % 3 == 0 ? Kind.WAITING_TO_LOCK : Kind.LOCKED, "0x" + i / 4)));
        }
        assertThat(html(series(dumpAt(0, threads), dumpAt(10, threads)))).hasSizeLessThan(MAX_CHARS);
    }

    @Test
    void an_empty_dump_makes_a_page_too() {
        assertThat(html(series(dumpAt(0, List.of()))))
                .contains("Nothing wrong found.")
                .endsWith("</body></html>\n");
    }

    @Test
    void the_flame_graph_is_drawn_with_boxes_as_wide_as_their_share() {
        List<ThreadEntryBuilder> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(thread("w" + i, RUNNABLE, i == 0 ? "com.example.A.left" : "com.example.A.right", "B.run"));
        }
        assertThat(html(series(dumpAt(0, threads))))
                .containsPattern("left:0.00%;width:75.00%;bottom:36px\" title=\"com.example.A.right: 3 threads, 75.0 %")
                .containsPattern("left:75.00%;width:25.00%;bottom:36px\" title=\"com.example.A.left: 1 threads")
                .doesNotContain("<script");
    }
}
