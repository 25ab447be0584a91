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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the threads of an IBM or OpenJ9 javacore. Native threads without a Java thread are not threads of the dump; owners
 * are named by the JVM's thread structure, so they are filled in at the end, when all are known.
 */
final class JavacoreReader implements DialectReader {
    private static final byte[] VM_THREAD = ascii("J9VMThread:");
    private static final byte[] STATE = ascii("state:");
    private static final byte[] GET_ID = ascii("getId:");
    private static final byte[] DAEMON = ascii("isDaemon:true");
    private static final byte[] NATIVE_ID = ascii("native thread ID:");
    private static final byte[] TOTAL = ascii("total: ");
    private static final byte[] PID = ascii("Process ID: ");
    private static final byte[] OWNED_BY = ascii(" Owned by: ");
    private static final byte[] LOCK = ascii("(entered lock: ");
    private static final byte[] AT = ascii("at ");
    private static final byte[] TITLE = ascii("TITLE");

    private final DumpCollector collector;
    private final FileInterner interner;
    private final List<StackFrame> frames = new ArrayList<>();
    private final List<Waiting> threads = new ArrayList<>();
    private final Map<String, Long> idsByStructure = new HashMap<>();
    private @Nullable Open dump;
    private @Nullable ThreadEntryBuilder thread;
    private String structure = "";
    private String ownerStructure = "";
    private char stateLetter;
    private int firstLine;
    private int lastLine;

    /** A thread that is whole but for the owner of the lock it waits for. */
    private record Waiting(ThreadEntryBuilder thread, String ownerStructure) {}

    JavacoreReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.interner = interner;
    }

    @Override
    public boolean begins(Line line) {
        JavacoreRule rule = JavacoreRule.of(line);
        return rule == JavacoreRule.SECTION || rule == JavacoreRule.THREAD;
    }

    @Override
    public boolean take(Line line) {
        JavacoreRule rule = JavacoreRule.of(line);
        if (rule == null) {
            return dump != null && line.isBlank();
        }
        Open current = dump;
        boolean title = rule == JavacoreRule.SECTION && line.hasAt(JavacoreRule.text(line), TITLE);
        if (title || (current == null && begins(line))) {
            finish();
            current = collector.begin(Dialect.JAVACORE);
            current.beginSeen = true;
            current.endSeen = title;
            dump = current;
        }
        if (current != null) {
            act(rule, line, current);
        }
        return current != null;
    }

    private void act(JavacoreRule rule, Line line, Open current) {
        int text = JavacoreRule.text(line);
        switch (rule) {
            case DATE -> current.at = DumpTime.parseJavacore(line.text(text, line.to));
            case VERSION -> current.jvm = line.text(text, line.to);
            case PROCESS -> current.pid = after(line, PID);
            case THREAD -> begin(line, text);
            case SECTION -> endThread();
            case DEADLOCK -> current.deadlocks.add(new ArrayList<>());
            case DEADLOCK_THREAD -> deadlockThread(line, current);
            default -> {
                if (thread != null) {
                    ofThread(rule, line, text, thread);
                }
            }
        }
    }

    private void begin(Line line, int text) {
        endThread();
        int quote = line.lastIndexOf('"');
        if (line.at(text) != '"' || quote <= text) {
            return;
        }
        thread = ThreadEntry.named(interner.string(line, text + 1, quote));
        structure = vmThread(line, quote);
        int state = line.indexOf(STATE, quote);
        stateLetter = state < 0 ? ' ' : (char) line.at(state + STATE.length);
        firstLine = line.number;
        lastLine = line.number;
    }

    private void ofThread(JavacoreRule rule, Line line, int text, ThreadEntryBuilder current) {
        if (rule != JavacoreRule.OTHER) {
            lastLine = line.number;
        }
        switch (rule) {
            case JAVA_THREAD -> {
                current.id(after(line, GET_ID)).daemon(line.contains(DAEMON));
                if (!structure.isEmpty()) {
                    idsByStructure.put(structure, current.id());
                }
            }
            case NATIVE_THREAD -> current.nativeId(after(line, NATIVE_ID));
            case CPU -> {
                int total = line.indexOf(TOTAL, text);
                if (total > 0) {
                    current.cpuMillis(ThreadHeader.amount(line, total + TOTAL.length) * 1000);
                }
            }
            case BLOCK -> block(line, text, current);
            case FRAME -> {
                if (line.hasAt(text, AT)) {
                    frames.add(interner.frame(JavacoreFrame.parse(line.text(text + AT.length, line.to))));
                }
            }
            case ENTERED_LOCK -> enteredLock(line, text, current);
            default -> {}
        }
    }

    private static long after(Line line, byte[] key) {
        int at = line.indexOf(key, line.from);
        return at < 0 ? -1 : line.number(at + key.length);
    }

    /** The address of the JVM's thread structure named there, empty where none is. */
    private static String vmThread(Line line, int position) {
        int key = line.indexOf(VM_THREAD, position);
        if (key < 0) {
            return "";
        }
        int from = key + VM_THREAD.length;
        int end = from;
        while (Character.isLetterOrDigit(line.at(end))) {
            end++;
        }
        return line.text(from, end);
    }

    private void block(Line line, int text, ThreadEntryBuilder current) {
        int colon = line.indexOf(':', text);
        if (colon < 0) {
            return;
        }
        int object = line.skipSpace(colon + 1);
        int owned = line.indexOf(OWNED_BY, object);
        Kind kind = switch (line.at(text)) {
            case 'W' -> Kind.WAITING_ON;
            case 'B' -> Kind.WAITING_TO_LOCK;
            default -> Kind.PARKING;
        };
        current.locks().addFirst(use(line.text(object, owned < 0 ? line.to : owned), kind, 0));
        ownerStructure = owned < 0 ? "" : vmThread(line, owned);
    }

    private void enteredLock(Line line, int text, ThreadEntryBuilder current) {
        int from = line.hasAt(text, LOCK) ? text + LOCK.length : -1;
        int comma = from < 0 ? -1 : line.indexOf(',', from);
        if (comma > 0) {
            current.lock(use(line.text(from, comma), Kind.LOCKED, Math.max(0, frames.size() - 1)));
        }
    }

    private static LockUse use(String text, Kind kind, int depth) {
        int at = text.lastIndexOf('@');
        String className = (at < 0 ? text : text.substring(0, at)).replace('/', '.');
        return new LockUse(depth, kind, at < 0 ? "" : text.substring(at + 1).toLowerCase(Locale.ROOT), className);
    }

    private static void deadlockThread(Line line, Open current) {
        int open = line.indexOf('"', line.from);
        int close = line.lastIndexOf('"');
        if (open >= 0 && close > open && !current.deadlocks.isEmpty()) {
            String name = line.text(open + 1, close);
            List<String> names = current.deadlocks.getLast();
            // The first thread is named again where the cycle closes.
            if (!names.contains(name)) {
                names.add(name);
            }
        }
    }

    private void endThread() {
        if (thread != null) {
            List<StackFrame> stack = interner.stack(frames);
            thread.state(state(stack, thread.locks()));
            Monitors.correct(thread, stack);
            threads.add(new Waiting(thread.frames(stack).lines(firstLine, lastLine), ownerStructure));
        }
        thread = null;
        ownerStructure = "";
        frames.clear();
    }

    /** R runs, B is blocked, P parked, CW in a wait of any kind; the stack tells whether it ends by itself. */
    private Thread.@Nullable State state(List<StackFrame> stack, List<LockUse> locks) {
        Thread.State shown = StateOfStack.waiting(stack, locks);
        return switch (stateLetter) {
            case 'R' -> Thread.State.RUNNABLE;
            case 'B' -> Thread.State.BLOCKED;
            case 'C', 'P', 'M' ->
                shown == Thread.State.TIMED_WAITING ? shown : stack.isEmpty() ? null : Thread.State.WAITING;
            default -> shown;
        };
    }

    @Override
    public void finish() {
        Open ended = dump;
        if (ended == null) {
            return;
        }
        endThread();
        for (Waiting waiting : threads) {
            Long owner = idsByStructure.get(waiting.ownerStructure());
            List<LockUse> locks = waiting.thread().locks();
            if (owner != null && !locks.isEmpty()) {
                LockUse first = locks.getFirst();
                locks.set(0, new LockUse(first.depth(), first.kind(), first.lockId(), first.className(), owner));
            }
            collector.add(ended, waiting.thread().build());
        }
        threads.clear();
        idsByStructure.clear();
        collector.end();
        dump = null;
    }
}
