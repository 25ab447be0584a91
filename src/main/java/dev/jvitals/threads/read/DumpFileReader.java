package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.read.DumpCollector.Open;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code Thread.dump_to_file -format=plain}. */
final class DumpFileReader implements DialectReader {
    private static final byte[] VIRTUAL = ascii("virtual");

    private final DumpCollector collector;
    private final FileInterner interner;
    private final List<StackFrame> frames = new ArrayList<>();
    private @Nullable Open dump;
    private @Nullable ThreadEntryBuilder thread;
    private boolean afterTime;
    private long pid = -1;
    private int pidLine;
    private int firstLine;
    private int lastLine;

    DumpFileReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.interner = interner;
    }

    @Override
    public boolean begins(Line line) {
        if (DumpFileRule.PID.matches(line, false)) {
            // Alone a number means nothing; the line of the time shows whose it was.
            pid = line.decimal(line.from);
            pidLine = line.number;
        }
        return DumpFileRule.TIME.matches(line, false) || DumpFileRule.THREAD.matches(line, false);
    }

    @Override
    public boolean take(Line line) {
        if (line.isBlank()) {
            return dump != null;
        }
        DumpFileRule rule = DumpFileRule.of(line, afterTime);
        afterTime = false;
        return rule != null && act(rule, line);
    }

    private boolean act(DumpFileRule rule, Line line) {
        switch (rule) {
            case PID -> {
                return begins(line);
            }
            case TIME -> time(line);
            case VERSION -> {
                if (dump != null) {
                    dump.jvm = line.text();
                }
            }
            case THREAD -> thread(line);
            case FRAME, LOCK -> {
                return thread != null && stackLine(rule, line, thread);
            }
        }
        return true;
    }

    private void time(Line line) {
        finish();
        Open begun = collector.begin(Dialect.DUMP_TO_FILE_TEXT);
        begun.at = IsoTime.parse(line.text());
        if (pidLine == line.number - 1) {
            begun.pid = pid;
            collector.claimOutsideLine();
        }
        begun.beginSeen = true;
        // The format has no last line; a dump with its head is taken as whole.
        begun.endSeen = true;
        dump = begun;
        afterTime = true;
    }

    private void thread(Line line) {
        long id = line.decimal(line.from + 1);
        Open current = dump;
        if (current == null || !current.isNew(id)) {
            finish();
            current = collector.begin(Dialect.DUMP_TO_FILE_TEXT);
            current.isNew(id);
            dump = current;
        }
        endThread(current);
        int open = line.indexOf('"', line.from);
        int close = line.lastIndexOf('"');
        ThreadEntryBuilder begun =
                ThreadEntry.named(interner.string(line, open + 1, close)).id(id);
        for (int at = line.skipSpace(close + 1); at < line.to; at = line.skipSpace(line.skipWord(at))) {
            if (line.hasAt(at, VIRTUAL)) {
                begun.virtual(true);
            } else if (begun.state() == null) {
                begun.state(States.of(line.text(at, line.skipWord(at))));
            }
        }
        thread = begun;
        firstLine = line.number;
        lastLine = line.number;
    }

    private boolean stackLine(DumpFileRule rule, Line line, ThreadEntryBuilder current) {
        lastLine = line.number;
        if (rule == DumpFileRule.FRAME) {
            frames.add(interner.frame(line, DumpFileRule.frameStart(line), line.to));
            return true;
        }
        Kind kind = LockText.kind(line);
        if (kind != null) {
            current.lock(LockText.parse(line, kind, Math.max(0, frames.size() - 1), interner));
        }
        return true;
    }

    private void endThread(Open current) {
        if (thread != null) {
            List<StackFrame> stack = interner.stack(frames);
            if (thread.state() == null) {
                thread.state(StateOfStack.waiting(stack, thread.locks()));
            }
            Monitors.correct(thread, stack);
            collector.add(
                    current, thread.frames(stack).lines(firstLine, lastLine).build());
        }
        thread = null;
        frames.clear();
    }

    @Override
    public void finish() {
        if (dump != null) {
            endThread(dump);
            collector.end();
            dump = null;
        }
    }
}
