package dev.jvitals.diagnosis.threads;

import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.LockGraph;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.NamePattern;
import dev.jvitals.threads.group.SeenThread;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How findings speak of threads, locks and stacks. */
final class Words {
    /** So many names tell a reader where to look; the rest are in the dump. */
    static final int NAMES_SHOWN = 5;

    private Words() {}

    /** {@code 1 thread}, {@code 20 threads}. */
    static String threads(int count) {
        return count(count, "thread");
    }

    /** {@code 1 pool}, {@code 2 pools}. */
    static String count(int count, String noun) {
        return number(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code 1,195}: as figures are shown, too. */
    static String number(long count) {
        return Unit.COUNT.format(count);
    }

    /** The verb for so many: {@code 1 thread waits}, {@code 2 threads wait}. */
    static String verb(int count, String plural) {
        return count == 1 ? plural + "s" : plural;
    }

    /** The first names in quotes, and how many more. */
    static String names(Collection<SeenThread> threads) {
        String shown = threads.stream()
                .limit(NAMES_SHOWN)
                .map(thread -> '"' + thread.name() + '"')
                .collect(Collectors.joining(", "));
        int more = threads.size() - NAMES_SHOWN;
        return more > 0 ? shown + " and " + number(more) + " more" : shown;
    }

    /** All of them by their name patterns, which the first few names need not be of. */
    static String patterns(Collection<SeenThread> threads) {
        return NamePattern.counted(threads.stream().map(SeenThread::namePattern));
    }

    /** The name patterns of all of them, by which findings are joined. */
    static Set<String> patternsOf(Collection<SeenThread> threads) {
        return threads.stream().map(SeenThread::namePattern).collect(Collectors.toSet());
    }

    /** {@code lock 0x00000000f8318c88 (java.lang.Object)}. */
    static String lock(LockNode lock) {
        return switch (lock.kind()) {
            case CLASS_INIT -> "the initialisation of class " + lock.className();
            case MONITOR, OWNABLE ->
                "lock " + lock.id() + (lock.className().isEmpty() ? "" : " (" + lock.className() + ")");
        };
    }

    /** What a thread does, with the frame that says most: {@code in a socket read in com.example.Rates.fetch}. */
    static String doing(SeenThread thread, LockGraph locks) {
        LockNode wanted = locks.wantedBy(thread);
        String at = where(thread);
        return switch (thread.activity()) {
            case RUNS -> at.isEmpty() ? "runs" : "runs" + at;
            case WAITS_FOR_IO -> "is in a " + thread.label() + at;
            case WAITS_FOR_LOCK -> wanted == null ? "waits for a lock" + at : "waits for " + owned(wanted) + at;
            case WAITS_FOR_POOL -> "waits for " + thread.label() + at;
            case CREATES_POOLED -> "waits while " + thread.label() + " makes an object" + at;
            case WAITS -> thread.stack().signature() == null ? "waits" + at : "waits for " + thread.label() + at;
            case SLEEPS -> "sleeps" + at;
            case IDLE -> "is idle (" + thread.label() + ")";
            case JVM -> "is the JVM's own";
        };
    }

    private static String owned(LockNode lock) {
        return lock(lock)
                + (lock.owner() == null ? "" : ", owned by \"" + lock.owner().name() + "\",");
    }

    private static String where(SeenThread thread) {
        StackFrame telling = thread.stack().telling();
        return telling == null ? "" : " in " + telling.qualifiedMethod();
    }

    /** What most of the threads do, and how many of them. The threads must not be empty. */
    static Map.Entry<String, Integer> mostly(Collection<SeenThread> threads, LockGraph locks) {
        return doings(threads, locks).entrySet().iterator().next();
    }

    /** What the threads do and how many do it, the most frequent first. */
    static Map<String, Integer> doings(Collection<SeenThread> threads, LockGraph locks) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        threads.forEach(thread -> counts.merge(doing(thread, locks), 1, Integer::sum));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }

    /** Where a figure comes from: the file and, where it says so, the moment. */
    static String source(DumpAnalysis dump) {
        Path file = Path.of(dump.dump().origin()).getFileName();
        String name = file == null ? dump.dump().origin() : file.toString();
        return "thread dump " + name
                + (dump.dump().at() == null
                        ? ""
                        : " of " + Times.dated(dump.dump().at()));
    }

    /** A command line for one more dump of the same process, its pid filled in where known. */
    static String takeDump(DumpAnalysis dump) {
        return "jcmd " + pid(dump) + " Thread.print -l";
    }

    /** The process id for a command, or a placeholder. */
    static String pid(DumpAnalysis dump) {
        return dump.dump().pid() < 0 ? "PID" : Long.toString(dump.dump().pid());
    }

    /** The top frames as one text, at most {@code depth} of them. */
    static String stack(List<StackFrame> frames, int depth) {
        return frames.stream().limit(depth).map(StackFrame::qualifiedMethod).collect(Collectors.joining(" < "));
    }

    /** {@code class.method} of a frame, a dash where there is none. */
    static String frame(@Nullable StackFrame frame) {
        return frame == null ? "–" : frame.qualifiedMethod();
    }
}
