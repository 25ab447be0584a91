package dev.jvitals.report;

import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.signature.Activity;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each thread did over the dumps, as strips of colour. */
final class TimelineHtml {
    private static final int THREADS_SHOWN = 150;
    private static final int DUMPS_SHOWN = 40;

    private TimelineHtml() {}

    /** Threads that used the most CPU first; those that were idle all the time are left out. */
    static void write(HtmlPage page, DumpSeries series) {
        List<ThreadHistory> told = series.histories().stream()
                .filter(history -> history.seen().stream().anyMatch(TimelineHtml::isAtWork))
                .sorted(Comparator.comparingDouble(TimelineHtml::cpu).reversed())
                .toList();
        page.element("h2", "Threads over time");
        page.beginTable(List.of("Thread", "CPU, cores", "Dumps", "Stack unchanged"), Set.of(1));
        for (ThreadHistory history : told.stream().limit(THREADS_SHOWN).toList()) {
            double cpu = cpu(history);
            page.raw("<tr><td>").text(history.name()).raw("</td><td class=\"number\">");
            page.text(cpu < 0 ? "–" : String.format(Locale.ROOT, "%.2f", cpu)).raw("</td><td><div class=\"strip\">");
            history.seen().stream().limit(DUMPS_SHOWN).forEach(seen -> cell(page, seen));
            page.raw("</div></td><td>")
                    .text(history.lastUnchanged() > 1 ? "in the last " + history.lastUnchanged() + " dumps" : "")
                    .raw("</td></tr>\n");
        }
        page.endTable().more(told, THREADS_SHOWN, "threads");
    }

    private static boolean isAtWork(@Nullable SeenThread seen) {
        return seen != null && seen.activity() != Activity.IDLE && seen.activity() != Activity.JVM;
    }

    private static void cell(HtmlPage page, @Nullable SeenThread seen) {
        String style = seen == null ? "absent" : ThreadsHtml.styleOf(seen.activity());
        page.raw("<i class=\"" + style + "\" title=\"")
                .text(seen == null ? "not there" : seen.label())
                .raw("\"></i>");
    }

    /** Mean cores over the dumps that tell; -1 where none does. */
    private static double cpu(ThreadHistory history) {
        return history.cpuShare().stream()
                .filter(share -> !Double.isNaN(share))
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(-1);
    }
}
