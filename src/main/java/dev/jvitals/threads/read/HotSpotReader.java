package dev.jvitals.threads.read;

import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.read.DumpCollector.Open;
import dev.jvitals.threads.read.HotSpotRule.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link HotSpotRule} recognises: jstack, Thread.print, SIGQUIT and VisualVM. */
final class HotSpotReader implements DialectReader {
    private final DumpCollector collector;
    private final ThreadText thread;
    private @Nullable Open dump;
    private Section section = Section.PREAMBLE;
    private boolean ended;
    private @Nullable Instant date;
    private long pid = -1;
    private @Nullable List<String> cycle;

    HotSpotReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.thread = new ThreadText(interner);
    }

    @Override
    public boolean begins(Line line) {
        HotSpotRule rule = HotSpotRule.of(line, Section.PREAMBLE);
        return rule != null && rule.begins();
    }

    @Override
    public boolean take(Line line) {
        HotSpotRule rule = HotSpotRule.of(line, section);
        return rule != null && act(rule, line);
    }

    @Override
    public void foreign(Line line) {
        thread.foreign(line);
    }

    private boolean act(HotSpotRule rule, Line line) {
        switch (rule) {
            case TITLE -> title(line);
            case HOTSPOT_THREAD, VISUALVM_THREAD, NAMELESS_THREAD, AGENT_THREAD, AGENT_RULER -> begin(rule, line);
            case AGENT_ATTACHING -> attaching(line);
            case DATE -> date = DumpTime.parse(line);
            case PID -> pid = line.decimal(line.from);
            case SMR_TITLE, HEAP_TITLE, DEADLOCK_TITLE, JNI -> {
                return dump != null && enter(rule, dump);
            }
            default -> {
                return dump != null && inside(rule, line, dump);
            }
        }
        return true;
    }

    private void title(Line line) {
        finish();
        Open begun = collector.begin(Dialect.HOTSPOT_TEXT);
        begun.beginSeen = true;
        begun.at = date;
        begun.pid = pid;
        begun.jvm = DumpTitle.jvm(line);
        open(begun);
    }

    private void open(Open begun) {
        dump = begun;
        section = Section.PREAMBLE;
        ended = false;
        date = null;
        pid = -1;
    }

    /** The agent writes no date and no last line; what it wrote is taken as whole. */
    private void attaching(Line line) {
        finish();
        Open begun = collector.begin(Dialect.HOTSPOT_TEXT);
        begun.beginSeen = true;
        begun.endSeen = true;
        begun.pid = AgentText.pid(line);
        open(begun);
    }

    private void begin(HotSpotRule rule, Line line) {
        Open current = dump;
        if (current == null || ended) {
            finish();
            boolean visualVm = rule == HotSpotRule.VISUALVM_THREAD;
            current = collector.begin(visualVm ? Dialect.VISUALVM : Dialect.HOTSPOT_TEXT);
            open(current);
        } else if (rule == HotSpotRule.VISUALVM_THREAD && current.threads.isEmpty()) {
            // VisualVM copies HotSpot's title, so only its first thread shows whose dump it is.
            current.dialect = Dialect.VISUALVM;
            current.endSeen = true;
        }
        endThread(current);
        section = Section.THREADS;
        thread.begin(rule, line);
    }

    private boolean enter(HotSpotRule rule, Open current) {
        endThread(current);
        switch (rule) {
            case SMR_TITLE -> section = Section.SMR;
            case HEAP_TITLE -> section = Section.HEAP;
            case DEADLOCK_TITLE -> {
                section = Section.DEADLOCK;
                List<String> names = new ArrayList<>();
                current.deadlocks.add(names);
                cycle = names;
            }
            default -> {
                current.endSeen = true;
                section = Section.THREADS;
            }
        }
        // The agent looks for deadlocks before it writes the threads.
        ended = rule != HotSpotRule.SMR_TITLE && !current.threads.isEmpty();
        return true;
    }

    private boolean inside(HotSpotRule rule, Line line, Open current) {
        switch (rule) {
            case JDK_VERSION -> current.jvm = current.jvm + ' ' + line.text(line.skipSpace(line.from), line.to);
            case DEADLOCK_THREAD -> {
                if (cycle != null) {
                    cycle.add(line.text(line.from + 1, line.to - 2));
                }
            }
            case DEADLOCK_STACKS -> cycle = null;
            case DEADLOCK_COUNT -> section = Section.THREADS;
            case AGENT_WORDS -> current.jvm = AgentText.jvm(line).isEmpty() ? current.jvm : AgentText.jvm(line);
            case BLANK -> {
                thread.blank();
                section = section == Section.HEAP || section == Section.SMR ? Section.THREADS : section;
            }
            case MOUNTED -> {
                long carrier = thread.id();
                endThread(current);
                thread.mounted(line, carrier);
            }
            default -> {
                return section != Section.THREADS || thread.take(rule, line);
            }
        }
        return true;
    }

    private void endThread(Open current) {
        ThreadEntry entry = thread.end();
        if (entry != null) {
            collector.add(current, entry);
        }
    }

    @Override
    public void finish() {
        if (dump != null) {
            endThread(dump);
            collector.end();
            dump = null;
        }
        section = Section.PREAMBLE;
        cycle = null;
    }
}
