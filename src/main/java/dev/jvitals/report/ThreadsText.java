package dev.jvitals.report;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.IdleFold;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.StackGroup;
import dev.jvitals.threads.group.ThreadHistory;
import dev.jvitals.threads.group.ThreadPool;
import dev.jvitals.threads.signature.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Thread dumps and findings for a terminal: one screen or two, the worst first. */
public final class ThreadsText {
    private static final int POOLS_SHOWN = 12;
    private static final int GROUPS_SHOWN = 12;
    private static final int FRAMES_SHOWN = 8;
    private static final int LOCKS_SHOWN = 10;
    private static final int NAMES_SHOWN = 3;
    private static final int BUSIEST_SHOWN = 8;

    /** Less of a core is noise. */
    private static final double LEAST_CORES = 0.01;

    private final List<String> lines = new ArrayList<>();

    private ThreadsText() {}

    /** The lines to print, safe for a terminal: one process after the other. */
    public static List<String> lines(List<JudgedSeries> processes) {
        ThreadsText text = new ThreadsText();
        for (int i = 0; i < processes.size(); i++) {
            if (processes.size() > 1) {
                text.line("== Process %d of %d ==".formatted(i + 1, processes.size()));
            }
            text.process(processes.get(i));
        }
        return text.lines;
    }

    private void process(JudgedSeries process) {
        process.series().dumps().forEach(this::head);
        line("");
        lines.addAll(FindingsText.lines(process.judgement()));
        details(process.series());
    }

    private void line(String text) {
        lines.add(Printable.line(text));
    }

    private void head(DumpAnalysis dump) {
        Instant at = dump.dump().at();
        line("%s%s".formatted(dump.dump().origin(), at == null ? "" : "  " + Times.dated(at)));
        if (!dump.dump().jvm().isEmpty()) {
            line("  %s".formatted(dump.dump().jvm()));
        }
        line("  %,d threads: %s".formatted(dump.threads().size(), states(dump)));
    }

    /** How many threads are in which Java state; those of the JVM itself have none. */
    static String states(DumpAnalysis dump) {
        return dump.byState().entrySet().stream()
                .map(each -> each.getValue() + " "
                        + (each.getKey().equals(DumpAnalysis.NO_STATE) ? "without a Java state" : each.getKey()))
                .collect(Collectors.joining(", "));
    }

    /** The newest dump in detail; of the others what changed. */
    private void details(DumpSeries series) {
        DumpAnalysis dump = series.last();
        line("");
        line("Pools (threads: busy, idle, waiting, blocked)");
        Map<String, List<Integer>> sizes = series.poolSizes();
        for (ThreadPool pool : dump.pools().stream().limit(POOLS_SHOWN).toList()) {
            line("%6d  %s: %d, %d, %d, %d%s"
                    .formatted(
                            pool.count(),
                            pool.pattern(),
                            pool.busy(),
                            pool.idle(),
                            pool.waiting(),
                            pool.blocked(),
                            series.dumps().size() > 1 ? "  in each dump " + sizes.get(pool.pattern()) : ""));
        }
        more(dump.pools().size(), POOLS_SHOWN, "pools");
        idle(dump);
        busiest(series);
        groups(dump);
        locks(dump);
    }

    private void idle(DumpAnalysis dump) {
        if (dump.idle().isEmpty()) {
            return;
        }
        line("");
        line("Idle");
        for (IdleFold fold : dump.idle()) {
            line("%6d  %s".formatted(fold.count(), fold.label()));
        }
    }

    private void busiest(DumpSeries series) {
        List<ThreadHistory> busy = series.histories().stream()
                .filter(history -> history.mostCpu() >= LEAST_CORES)
                .sorted(Comparator.comparingDouble(ThreadHistory::mostCpu).reversed())
                .toList();
        if (busy.isEmpty()) {
            return;
        }
        line("");
        line("Busiest threads between the dumps (most cores; allocation)");
        for (ThreadHistory history : busy.stream().limit(BUSIEST_SHOWN).toList()) {
            double allocated = history.allocatedBytesPerSecond();
            line("%6.2f  %s%s"
                    .formatted(
                            history.mostCpu(),
                            history.name(),
                            Double.isNaN(allocated) ? "" : "; " + Unit.BYTES_PER_SECOND.format(allocated)));
        }
        more(busy.size(), BUSIEST_SHOWN, "threads");
    }

    private void groups(DumpAnalysis dump) {
        List<StackGroup> working = dump.groups().stream()
                .filter(group -> group.activity() != Activity.IDLE && group.activity() != Activity.JVM)
                .toList();
        line("");
        line("Like stacks");
        for (StackGroup group : working.stream().limit(GROUPS_SHOWN).toList()) {
            line("%6d  %s  %s%s"
                    .formatted(group.count(), group.state() == null ? "" : group.state(), group.label(), named(group)));
            group.frames().stream()
                    .limit(FRAMES_SHOWN)
                    .forEach(frame -> line("          %s".formatted(ThreadsJson.text(frame))));
            int more = group.frames().size() - FRAMES_SHOWN;
            if (more > 0) {
                line("          … %d more frames".formatted(more));
            }
        }
        more(working.size(), GROUPS_SHOWN, "groups");
    }

    /** Virtual threads seldom have names. */
    private static String named(StackGroup group) {
        return group.names().stream()
                .filter(name -> !name.isEmpty())
                .limit(NAMES_SHOWN)
                .collect(Collectors.joining(", ", "  ", ""));
    }

    private void locks(DumpAnalysis dump) {
        List<LockNode> contended = dump.locks().contended();
        if (contended.isEmpty()) {
            return;
        }
        line("");
        line("Locks that threads wait for");
        for (LockNode lock : contended.stream().limit(LOCKS_SHOWN).toList()) {
            line("%6d  %s %s, owner: %s"
                    .formatted(
                            lock.waiting().size(),
                            lock.id(),
                            lock.className(),
                            lock.owner() == null ? "unknown" : lock.owner().name()));
        }
        more(contended.size(), LOCKS_SHOWN, "locks");
    }

    private void more(int all, int shown, String what) {
        if (all > shown) {
            line("        … %d more %s (all with --json)".formatted(all - shown, what));
        }
    }
}
