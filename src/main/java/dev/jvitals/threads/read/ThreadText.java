package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import dev.jvitals.threads.LockUse;
import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts one thread of HotSpot's text together from its lines. One thread's use. */
final class ThreadText {
    private static final byte[] STATE = ascii("java.lang.Thread.State: ");
    private static final byte[] EXCEPTION = ascii("Exception");
    private static final byte[] ERROR = ascii("Error");
    private static final byte[] CAUSE = ascii("Caused by: ");

    private final FileInterner interner;
    private final ArrayList<StackFrame> frames = new ArrayList<>();
    private @Nullable ThreadEntryBuilder thread;
    private Thread.@Nullable State stateFromWords;
    private boolean mounted;
    /** Begun by jstack -m's ruler: the thread's own line may follow, and then this was none. */
    private boolean bareRuler;

    private boolean inSynchronizers;
    private boolean blankSeen;
    /** A stranger's stack trace in between: its frames are not this thread's. */
    private boolean foreignTrace;

    private int firstLine;
    private int lastLine;

    ThreadText(FileInterner interner) {
        this.interner = interner;
    }

    void begin(HotSpotRule rule, Line line) {
        switch (rule) {
            case VISUALVM_THREAD -> start(ThreadHeader.parseVisualVm(line, interner), line);
            case NAMELESS_THREAD -> start(ThreadHeader.parseNameless(line), line);
            case AGENT_RULER, AGENT_THREAD -> {
                start(AgentText.thread(line), line);
                bareRuler = rule == HotSpotRule.AGENT_RULER;
            }
            default -> {
                start(ThreadHeader.parseHotSpot(line, interner), line);
                stateFromWords = ThreadHeader.stateFromWords(line);
            }
        }
    }

    /** The virtual thread that the carrier before it runs; Thread.print tells no name and no state of it. */
    void mounted(Line line, long carrierId) {
        long id = line.decimal(line.indexOf('#', line.from) + 1);
        start(ThreadEntry.named("").id(id).virtual(true).carrierId(carrierId), line);
        mounted = true;
    }

    private void start(ThreadEntryBuilder begun, Line line) {
        thread = begun;
        stateFromWords = null;
        mounted = false;
        bareRuler = false;
        inSynchronizers = false;
        blankSeen = false;
        foreignTrace = false;
        firstLine = line.number;
        lastLine = line.number;
        frames.clear();
    }

    long id() {
        return thread == null ? -1 : thread.id();
    }

    void blank() {
        blankSeen = true;
        foreignTrace = false;
    }

    /** A line in between that nobody took: a throwable's words, or anything behind the stack, begin a foreign trace. */
    void foreign(Line line) {
        foreignTrace = blankSeen
                || line.hasAt(line.skipSpace(line.from), CAUSE)
                || line.contains(EXCEPTION)
                || line.contains(ERROR);
    }

    boolean take(HotSpotRule rule, Line line) {
        ThreadEntryBuilder current = thread;
        if (current == null || (foreignTrace && rule == HotSpotRule.FRAME)) {
            return false;
        }
        foreignTrace = false;
        lastLine = line.number;
        switch (rule) {
            case FRAME -> frame(line);
            case AGENT_FRAME -> frames.add(interner.frame(AgentText.frame(line)));
            case NATIVE_FRAME -> frames.add(interner.frame(AgentText.nativeFrame(line)));
            case LOCK, SYNCHRONIZER -> lock(line, current);
            case STATE -> current.state(state(line));
            case SYNCHRONIZERS_TITLE -> inSynchronizers = true;
            case CARRYING ->
                current.carriesId(line.decimal(line.indexOf('#', line.from) + 1))
                        // As ThreadMXBean reports a platform thread while it carries: threadService.cpp.
                        .state(Thread.State.WAITING);
            case NO_SYNCHRONIZER, COMPILING, VM_STATE -> {}
            default -> {
                return false;
            }
        }
        return true;
    }

    private void frame(Line line) {
        int from = line.skipSpace(line.from) + "at ".length();
        frames.add(interner.frame(line, from, line.to));
    }

    private void lock(Line line, ThreadEntryBuilder current) {
        Kind kind = LockText.kind(line);
        if (kind == null) {
            return;
        }
        int depth = inSynchronizers ? LockUse.NO_FRAME : Math.max(0, frames.size() - 1);
        current.lock(LockText.parse(line, inSynchronizers ? Kind.OWNS_SYNCHRONIZER : kind, depth, interner));
    }

    private static Thread.@Nullable State state(Line line) {
        int from = line.indexOf(STATE, line.from) + STATE.length;
        return States.of(line.text(from, line.skipWord(from)));
    }

    /** What is mounted runs, unless its stack shows a pinned wait. */
    private static Thread.State stateOfMounted(List<StackFrame> stack, List<LockUse> locks) {
        Thread.State waiting = StateOfStack.waiting(stack, locks);
        return waiting == null ? Thread.State.RUNNABLE : waiting;
    }

    /** The thread as read so far, null where none was begun; the next may begin then. */
    @Nullable
    ThreadEntry end() {
        ThreadEntryBuilder ended = thread;
        thread = null;
        if (ended == null || (bareRuler && frames.isEmpty())) {
            return null;
        }
        List<StackFrame> stack = interner.stack(frames);
        if (ended.state() == null && !stack.isEmpty()) {
            ended.state(mounted ? stateOfMounted(stack, ended.locks()) : stateFromWords);
        }
        Monitors.correct(ended, stack);
        return ended.frames(stack).lines(firstLine, lastLine).build();
    }
}
