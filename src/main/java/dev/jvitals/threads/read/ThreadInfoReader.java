package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.threads.read.DumpCollector.Open;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code ThreadInfo.toString()} wrote for each thread. */
final class ThreadInfoReader implements DialectReader {
    private static final byte[] DAEMON = ascii("\" daemon ");
    private static final byte[] IN = ascii("in ");
    private static final byte[] OWNED_BY = ascii(" owned by \"");
    private static final byte[] OWNER_ID = ascii("\" Id=");

    private final DumpCollector collector;
    private final FileInterner interner;
    private final List<StackFrame> frames = new ArrayList<>();
    private @Nullable Open dump;
    private @Nullable ThreadEntryBuilder thread;
    private long ownerId = -1;
    private int firstLine;
    private int lastLine;

    ThreadInfoReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.interner = interner;
    }

    @Override
    public boolean begins(Line line) {
        return ThreadInfoRule.THREAD.matches(line);
    }

    @Override
    public boolean take(Line line) {
        if (line.isBlank()) {
            return dump != null;
        }
        ThreadInfoRule rule = ThreadInfoRule.of(line);
        if (rule == ThreadInfoRule.THREAD) {
            begin(line);
            return true;
        }
        ThreadEntryBuilder current = thread;
        if (rule == null || current == null) {
            return false;
        }
        lastLine = line.number;
        switch (rule) {
            case FRAME -> {
                int from = line.skipSpace(line.from) + "at ".length();
                frames.add(interner.frame(line, from, line.to));
            }
            case LOCK -> lock(line, current);
            case SYNCHRONIZER -> {
                int from = line.skipSpace(line.from) + "- ".length();
                current.lock(use(line, from, Kind.OWNS_SYNCHRONIZER, LockUse.NO_FRAME, -1));
            }
            default -> {}
        }
        return true;
    }

    private void begin(Line line) {
        int id = ThreadInfoRule.idAt(line);
        long number = line.decimal(id + "Id=".length());
        Open current = dump;
        if (current == null || !current.isNew(number)) {
            finish();
            current = collector.begin(Dialect.THREAD_INFO);
            current.isNew(number);
            // The format has neither head nor end: what is there is taken as whole.
            current.beginSeen = true;
            current.endSeen = true;
            dump = current;
        }
        endThread(current);
        int quote = ThreadInfoRule.nameEnd(line, id);
        int word = line.skipSpace(line.skipDigits(id + "Id=".length()));
        int state = line.hasAt(word, IN) ? word + IN.length : word;
        thread = ThreadEntry.named(interner.string(line, line.from + 1, quote))
                .id(number)
                .daemon(line.hasAt(quote, DAEMON))
                .state(States.of(line.text(state, line.skipWord(state))));
        int owner = line.indexOf(OWNED_BY, state);
        int ownerNumber = owner < 0 ? -1 : line.indexOf(OWNER_ID, owner + OWNED_BY.length);
        ownerId = ownerNumber < 0 ? -1 : line.decimal(ownerNumber + OWNER_ID.length);
        firstLine = line.number;
        lastLine = line.number;
    }

    private void lock(Line line, ThreadEntryBuilder current) {
        int depth = Math.max(0, frames.size() - 1);
        Kind bracketed = LockText.kind(line);
        if (bracketed != null) {
            current.lock(LockText.parse(line, bracketed, depth, interner));
            return;
        }
        int word = line.skipSpace(line.from) + "-  ".length();
        int from = line.lastIndexOf(' ') + 1;
        switch (line.at(word)) {
            case 'l' -> current.lock(use(line, from, Kind.LOCKED, depth, -1));
            case 'b' -> current.lock(use(line, from, Kind.WAITING_TO_LOCK, depth, ownerId));
            default -> current.lock(use(line, from, waitKind(), depth, ownerId));
        }
    }

    /** "waiting on" stands for a monitor and for a parked thread's blocker alike: the frame tells which. */
    private Kind waitKind() {
        return !frames.isEmpty() && Monitors.isObjectWait(frames.getLast()) ? Kind.WAITING_ON : Kind.PARKING;
    }

    private LockUse use(Line line, int from, Kind kind, int depth, long owner) {
        String id = interner.string(line, from, line.to);
        int at = id.lastIndexOf('@');
        return new LockUse(depth, kind, id, at < 0 ? id : id.substring(0, at), owner);
    }

    private void endThread(Open current) {
        if (thread != null) {
            List<StackFrame> stack = interner.stack(frames);
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
