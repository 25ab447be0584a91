package dev.jvitals.report;

import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.CallTree;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.StackGroup;
import dev.jvitals.threads.group.ThreadPool;
import dev.jvitals.threads.signature.Activity;
import dev.jvitals.threads.signature.CodeOrigin;
import java.io.Writer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Thread dumps and findings as one self-contained HTML file. Its size is bounded however many threads there are: each
 * list is cut and says by how much.
 */
public final class ThreadsHtml {
    /** Dumps of more processes at once are a mistake; each has a section of bounded size. */
    private static final int PROCESSES_SHOWN = 10;

    private static final int DUMPS_SHOWN = 60;
    private static final int POOLS_SHOWN = 60;
    private static final int GROUPS_SHOWN = 100;
    private static final int NAMES_SHOWN = 12;
    private static final int FRAMES_SHOWN = 60;
    private static final int LOCKS_SHOWN = 60;

    private final HtmlPage page;

    private ThreadsHtml(HtmlPage page) {
        this.page = page;
    }

    /** Writes the page; leaves the writer open. Throws {@link java.io.UncheckedIOException} where it cannot write. */
    public static void write(List<JudgedSeries> processes, Writer out) {
        HtmlPage page = HtmlPage.begin(out, "Thread dumps");
        ThreadsHtml report = new ThreadsHtml(page);
        for (int i = 0; i < Math.min(PROCESSES_SHOWN, processes.size()); i++) {
            if (processes.size() > 1) {
                page.element("h1", "Process " + (i + 1) + " of " + processes.size());
            }
            report.process(processes.get(i));
        }
        page.more(processes, PROCESSES_SHOWN, "processes");
        page.end();
    }

    private void process(JudgedSeries process) {
        DumpSeries series = process.series();
        dumps(series);
        FindingHtml.write(page, process.judgement());
        pools(series);
        groups(series.last());
        locks(series.last());
        if (series.dumps().size() > 1) {
            TimelineHtml.write(page, series);
        }
        tree(series.last());
    }

    private void dumps(DumpSeries series) {
        page.beginTable(List.of("Taken", "Threads", "What they do", "States", "From"), Set.of(1));
        for (DumpAnalysis dump : series.dumps().stream().limit(DUMPS_SHOWN).toList()) {
            Instant at = dump.dump().at();
            page.raw("<tr><td style=\"white-space:nowrap\">")
                    .text(at == null ? "time unknown" : Times.dated(at))
                    .raw("</td><td class=\"number\">");
            page.text(Integer.toString(dump.threads().size())).raw("</td><td>");
            bar(dump.byActivity(), dump.threads().size());
            page.raw("</td><td>").text(ThreadsText.states(dump)).raw("</td><td>");
            page.text(dump.dump().origin() + "  " + dump.dump().jvm()).raw("</td></tr>\n");
        }
        page.endTable().more(series.dumps(), DUMPS_SHOWN, "dumps");
        page.raw("<div class=\"legend\">");
        for (Activity activity : Activity.values()) {
            page.raw("<span><i class=\"" + styleOf(activity) + "\"></i>")
                    .text(activity.words())
                    .raw("</span>");
        }
        page.raw("</div>\n");
    }

    private void bar(Map<Activity, Integer> counts, int total) {
        page.raw("<div class=\"bar\">");
        for (Activity activity : Activity.values()) {
            int count = counts.getOrDefault(activity, 0);
            if (count > 0) {
                page.raw(String.format(
                        Locale.ROOT,
                        "<i class=\"%s\" style=\"width:%.1f%%\" title=\"%d: %s\"></i>",
                        styleOf(activity),
                        100.0 * count / total,
                        count,
                        activity.words()));
            }
        }
        page.raw("</div>");
    }

    static String styleOf(Activity activity) {
        return activity.name().toLowerCase(Locale.ROOT);
    }

    private void pools(DumpSeries series) {
        DumpAnalysis last = series.last();
        Map<String, List<Integer>> sizes = series.poolSizes();
        page.element("h2", "Pools");
        page.beginTable(
                List.of("Pool", "Threads", "Busy", "Idle", "Waiting", "Blocked", "Peak", ""), Set.of(1, 2, 3, 4, 5, 6));
        for (ThreadPool pool : last.pools().stream().limit(POOLS_SHOWN).toList()) {
            page.raw("<tr><td>").text(pool.pattern()).raw("</td>");
            int peak = sizes.getOrDefault(pool.pattern(), List.of(pool.count())).stream()
                    .max(Integer::compare)
                    .orElse(pool.count());
            for (int figure :
                    new int[] {pool.count(), pool.busy(), pool.idle(), pool.waiting(), pool.blocked(), peak}) {
                page.raw("<td class=\"number\">" + figure + "</td>");
            }
            page.raw("<td>");
            bar(activities(pool.threads()), pool.count());
            page.raw("</td></tr>\n");
        }
        page.endTable().more(last.pools(), POOLS_SHOWN, "pools");
        if (!last.idle().isEmpty()) {
            page.raw("<p class=\"soft\">Idle: ")
                    .text(last.idle().stream()
                            .map(fold -> Unit.COUNT.format(fold.count()) + " " + fold.label())
                            .collect(Collectors.joining(", ")))
                    .raw("</p>\n");
        }
    }

    private static Map<Activity, Integer> activities(List<SeenThread> threads) {
        return threads.stream().collect(Collectors.groupingBy(SeenThread::activity, Collectors.summingInt(_ -> 1)));
    }

    private void groups(DumpAnalysis dump) {
        Predicate<StackGroup> atWork = group -> group.activity() != Activity.IDLE && group.activity() != Activity.JVM;
        List<StackGroup> groups = dump.groups().stream().filter(atWork).toList();
        page.element("h2", "Like stacks");
        groups.stream().limit(GROUPS_SHOWN).forEach(this::group);
        page.more(groups, GROUPS_SHOWN, "groups");
    }

    private void group(StackGroup group) {
        StackFrame telling = group.stack().telling();
        page.raw("<details><summary><b>" + Unit.COUNT.format(group.count()) + "</b> ")
                .text((group.state() == null ? "" : group.state() + ", ")
                        + whatTheyDo(group)
                        + (telling == null ? "" : " in " + telling.qualifiedMethod()))
                .raw("</summary>\n<p class=\"soft\">");
        page.text(group.names().stream().limit(NAMES_SHOWN).collect(Collectors.joining(", ")));
        page.raw("</p>\n").more(group.threads(), NAMES_SHOWN, "threads");
        page.raw("<div class=\"frames\">");
        for (StackFrame frame : group.frames().stream().limit(FRAMES_SHOWN).toList()) {
            page.element("div", CodeOrigin.isOwn(frame.className()) ? "own" : "other", ThreadsJson.text(frame));
        }
        page.raw("</div>").more(group.frames(), FRAMES_SHOWN, "frames").raw("</details>\n");
    }

    private static String whatTheyDo(StackGroup group) {
        boolean waitsForSomething =
                group.activity() == Activity.WAITS && group.stack().signature() != null;
        return waitsForSomething ? "waits for " + group.label() : group.label();
    }

    private void locks(DumpAnalysis dump) {
        List<LockNode> contended = dump.locks().contended();
        page.element("h2", "Locks");
        if (contended.isEmpty()) {
            page.element("p", "soft", "No thread waits for a lock.");
            return;
        }
        page.beginTable(List.of("Lock", "Class", "Waiting", "Owner", "Who waits"), Set.of(2));
        for (LockNode lock : contended.stream().limit(LOCKS_SHOWN).toList()) {
            SeenThread owner = lock.owner();
            page.row(
                    lock.id(),
                    lock.className(),
                    lock.waiting().size(),
                    owner == null ? "unknown: no thread in the dump" : owner.name(),
                    lock.waiting().stream()
                            .limit(NAMES_SHOWN)
                            .map(SeenThread::name)
                            .collect(Collectors.joining(", ")));
        }
        page.endTable().more(contended, LOCKS_SHOWN, "locks");
    }

    private void tree(DumpAnalysis dump) {
        List<SeenThread> atWork = dump.threads().stream()
                .filter(thread -> thread.activity() != Activity.IDLE && thread.activity() != Activity.JVM)
                .toList();
        page.element("h2", "Flame graph of the threads at work");
        CallTree tree = CallTree.topDown(atWork);
        FlameHtml.write(page, tree);
        page.element("h2", "The same as a call tree");
        CallTreeHtml.write(page, tree);
    }
}
