package dev.jvitals.threads.read;

import static dev.jvitals.threads.read.Line.ascii;

import dev.jvitals.threads.LockUse.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a line of HotSpot's own dump can be: jstack, Thread.print and SIGQUIT of JDK 5 to 26, and VisualVM, which writes the
 * same but for the thread's line. At most one rule takes a line in a section. Most frequent first.
 */
enum HotSpotRule {
    FRAME(In.THREAD),
    BLANK(In.ANY),
    LOCK(In.THREAD),
    STATE(In.THREAD),
    HOTSPOT_THREAD(In.ANY),
    VISUALVM_THREAD(In.ANY),
    /** SapMachine's vitals thread is written without any name. */
    NAMELESS_THREAD(In.ANY),
    SYNCHRONIZERS_TITLE(In.THREAD),
    NO_SYNCHRONIZER(In.THREAD),
    SYNCHRONIZER(In.THREAD),
    COMPILING(In.THREAD),
    VM_STATE(In.THREAD),
    CARRYING(In.THREAD),
    MOUNTED(In.THREAD),
    TITLE(In.ANY),
    JDK_VERSION(In.PREAMBLE),
    DATE(In.ANY),
    PID(In.ANY),
    SMR_TITLE(In.ANY),
    /** A list of threads begins: the living, and from JDK 11 on those that are still to be deleted. */
    SMR_COUNTS(In.SMR),
    SMR_ADDRESSES(In.SMR),
    SMR_END(In.SMR),
    JNI(In.ANY),
    HEAP_TITLE(In.ANY),
    HEAP_DETAIL(In.HEAP),
    DEADLOCK_TITLE(In.ANY),
    RULER(In.DEADLOCK),
    DEADLOCK_THREAD(In.DEADLOCK),
    DEADLOCK_WAITING(In.DEADLOCK),
    DEADLOCK_HELD(In.DEADLOCK),
    DEADLOCK_STACKS(In.DEADLOCK),
    DEADLOCK_COUNT(In.DEADLOCK),
    AGENT_FRAME(In.THREAD),
    NATIVE_FRAME(In.THREAD),
    AGENT_RULER(In.ANY),
    AGENT_THREAD(In.ANY),
    AGENT_ATTACHING(In.ANY),
    AGENT_WORDS(In.ANY);

    /** The part of a dump that the reader is in. */
    enum Section {
        /** Before the first thread. */
        PREAMBLE(1),
        SMR(2),
        THREADS(4),
        HEAP(8),
        DEADLOCK(16);

        private final int bit;

        Section(int bit) {
            this.bit = bit;
        }
    }

    /** Sets of sections, a bit for each. */
    private static final class In {
        static final int PREAMBLE = Section.PREAMBLE.bit;
        static final int SMR = Section.SMR.bit;
        static final int HEAP = Section.HEAP.bit;
        static final int DEADLOCK = Section.DEADLOCK.bit;
        static final int THREAD = Section.THREADS.bit | DEADLOCK;
        static final int ANY = PREAMBLE | SMR | HEAP | THREAD;
    }

    private static final HotSpotRule[] ALL = values();
    private static final byte[] AT = ascii("at ");
    private static final byte[] THREAD_STATE = ascii("java.lang.Thread.State: ");
    private static final byte[] SYNCHRONIZERS = ascii("Locked ownable synchronizers:");
    private static final byte[] NONE = ascii("- None");
    private static final byte[] NO_TASK = ascii("No compile task");
    private static final byte[] TASK = ascii("Compiling: ");
    private static final byte[] JAVA_THREAD_STATE = ascii("JavaThread state: ");
    private static final byte[] VM_THREAD = ascii("Thread: 0x");
    private static final byte[] CARRIES = ascii("Carrying virtual thread #");
    private static final byte[] MOUNTS = ascii("Mounted virtual thread #");
    private static final byte[] FULL = ascii("Full thread dump ");
    private static final byte[] VERSION = ascii("JDK version: ");
    private static final byte[] SMR_INFO = ascii("Threads class SMR info:");
    private static final byte[] BRACE = ascii("}");
    private static final byte[] JNI_GLOBAL = ascii("JNI global ref");
    private static final byte[] HEAP = ascii("Heap");
    private static final byte[] FOUND_ONE = ascii("Found one Java-level deadlock:");
    private static final byte[] EQUALS = ascii("=====");
    private static final byte[] WAITING_AGENT = ascii("waiting to lock Monitor@");
    private static final byte[] WAITING_MONITOR = ascii("waiting to lock monitor ");
    private static final byte[] WAITING_SYNCHRONIZER = ascii("waiting for ownable synchronizer ");
    private static final byte[] HELD = ascii("which is held by ");
    private static final byte[] HELD_IN_JNI = ascii("in JNI, which is held by ");
    private static final byte[] STACKS = ascii("Java stack information for the threads listed above:");
    private static final byte[] FOUND = ascii("Found ");
    private static final byte[] DEADLOCK_WORD = ascii("deadlock");

    private final int sections;

    HotSpotRule(int sections) {
        this.sections = sections;
    }

    /** The rule that takes the line in that section, null where none does. */
    static @Nullable HotSpotRule of(Line line, Section section) {
        for (HotSpotRule rule : ALL) {
            if (rule.matches(line, section)) {
                return rule;
            }
        }
        return null;
    }

    /** Whether a dump, even one cut off before, can begin with such a line. */
    boolean begins() {
        return switch (this) {
            case TITLE, HOTSPOT_THREAD, VISUALVM_THREAD, AGENT_THREAD, AGENT_RULER, AGENT_ATTACHING, DATE, PID -> true;
            default -> false;
        };
    }

    boolean matches(Line line, Section section) {
        return (sections & section.bit) != 0 && recognises(line);
    }

    private boolean recognises(Line line) {
        return switch (this) {
            case FRAME -> isFrame(line);
            case BLANK -> line.isBlank();
            case LOCK -> LockText.kind(line) != null && LockText.kind(line) != Kind.OWNS_SYNCHRONIZER;
            case STATE -> line.isIndented(THREAD_STATE);
            case HOTSPOT_THREAD -> ThreadHeader.isHotSpot(line);
            case VISUALVM_THREAD -> ThreadHeader.isVisualVm(line);
            case NAMELESS_THREAD -> ThreadHeader.isNameless(line);
            case SYNCHRONIZERS_TITLE -> line.hasAt(line.skipSpace(line.from), SYNCHRONIZERS);
            case NO_SYNCHRONIZER -> line.isIndented(NONE);
            case SYNCHRONIZER -> LockText.kind(line) == Kind.OWNS_SYNCHRONIZER;
            case COMPILING -> line.isIndented(NO_TASK) || line.isIndented(TASK);
            case VM_STATE -> line.isIndented(JAVA_THREAD_STATE) || line.isIndented(VM_THREAD);
            case CARRYING -> line.isIndented(CARRIES);
            case MOUNTED -> line.isIndented(MOUNTS);
            default -> recognisesRare(line);
        };
    }

    /** The rules for lines that stand once in a dump. */
    private boolean recognisesRare(Line line) {
        return switch (this) {
            case TITLE -> line.startsWith(FULL);
            case JDK_VERSION -> line.isIndented(VERSION);
            case DATE -> DumpTime.isDate(line);
            case PID -> isPid(line);
            case SMR_TITLE -> line.startsWith(SMR_INFO);
            case SMR_COUNTS -> line.at(line.from) == '_' && line.indexOf('=', line.from) > 0;
            case SMR_ADDRESSES -> isAddresses(line);
            case SMR_END -> line.is(BRACE);
            case JNI -> line.startsWith(JNI_GLOBAL);
            case HEAP_TITLE -> line.is(HEAP);
            case HEAP_DETAIL -> line.at(line.from) == ' ' && !line.isBlank();
            case DEADLOCK_TITLE -> line.startsWith(FOUND_ONE);
            case RULER -> line.startsWith(EQUALS);
            case DEADLOCK_THREAD -> isDeadlockThread(line);
            case DEADLOCK_WAITING ->
                line.isIndented(WAITING_MONITOR)
                        || line.isIndented(WAITING_SYNCHRONIZER)
                        || line.isIndented(WAITING_AGENT);
            case DEADLOCK_HELD -> line.isIndented(HELD) || line.isIndented(HELD_IN_JNI);
            case DEADLOCK_STACKS -> line.startsWith(STACKS);
            case DEADLOCK_COUNT ->
                line.startsWith(FOUND) && line.at(line.to - 1) != ':' && line.contains(DEADLOCK_WORD);
            case AGENT_FRAME -> AgentText.isFrame(line);
            case NATIVE_FRAME -> AgentText.isNativeFrame(line);
            case AGENT_RULER -> AgentText.isRuler(line);
            case AGENT_THREAD -> AgentText.isThread(line);
            case AGENT_ATTACHING -> AgentText.isAttaching(line);
            case AGENT_WORDS -> AgentText.isWords(line);
            default -> false;
        };
    }

    /** Indented, {@code at}, and a bracket: a sentence that begins with "at" has none. */
    static boolean isFrame(Line line) {
        int start = line.skipSpace(line.from);
        return start > line.from && line.hasAt(start, AT) && line.indexOf('(', start) > start + AT.length;
    }

    /** {@code 29426:} alone on a line, as jcmd begins. */
    private static boolean isPid(Line line) {
        return line.length() > 1
                && line.length() < 12
                && line.skipDigits(line.from) == line.to - 1
                && line.at(line.to - 1) == ':';
    }

    /** {@code 0x00007fb3f0017f10, 0x00007fb3f00c2fc0,}. */
    private static boolean isAddresses(Line line) {
        int start = line.skipSpace(line.from);
        return line.at(start) == '0' && line.at(start + 1) == 'x';
    }

    private static boolean isDeadlockThread(Line line) {
        return line.length() > 2
                && line.at(line.from) == '"'
                && line.at(line.to - 1) == ':'
                && line.at(line.to - 2) == '"';
    }
}
