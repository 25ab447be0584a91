package dev.jvitals.target.gclog;

import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.gc.Pause;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Understands the lines of {@code -Xlog:gc*,safepoint} of JDK 9 to 26, of every collector. For one thread. */
final class UnifiedReader {
    private static final Pattern PAUSE =
            Pattern.compile("(?:[yYoO]: )?(Pause .+?)(?: " + Change.PATTERN + ")? " + Amount.MILLIS + "ms(?: .*)?");
    private static final Pattern CYCLE = Pattern.compile(
            "((?:Minor |Major )?(?:Garbage )?Collection|Concurrent (?:Mark |Undo )?Cycle)(?: \\((.*?)\\))?" + "(?: "
                    + Amount.PATTERN + "\\(\\d+%\\)->" + Amount.PATTERN + "\\(\\d+%\\))?(?: " + Amount.MILLIS
                    + "(m?s))?");
    private static final Pattern CLEANUP =
            Pattern.compile("Concurrent cleanup(?: \\(.*\\))? " + Change.PATTERN + " " + Amount.MILLIS + "ms");
    /** The last phase of CMS, which has no line for a cycle as a whole. */
    private static final Pattern CMS_RESET = Pattern.compile("Concurrent Reset " + Amount.MILLIS + "ms");

    private static final Pattern STALL = Pattern.compile("Allocation Stall \\((.*)\\) " + Amount.MILLIS + "ms");
    private static final Pattern PROCESSORS =
            Pattern.compile("User=" + Amount.SECONDS + "s Sys=" + Amount.SECONDS + "s Real=.*");
    private static final Pattern EVACUATION_FAILURE = Pattern.compile(" \\(Evacuation Failure[^)]*\\)$");
    private static final Pattern LAST_WORDS = Pattern.compile("(.*) \\(((?:[^()]|\\(\\))*)\\)");
    /** Collections whose end is not seen yet; more than this are old ones whose end is missing. */
    private static final int MAX_OPEN = 64;

    private final LogHistory out;
    private final LogFacts facts;
    private final HeapLines heap;
    private final SafepointLines safepoints;
    private final Map<Integer, Collected> open = new LinkedHashMap<>();
    private String trigger = "";
    private @Nullable Cleanup lastCleanup;
    private int notUnderstood;

    private record Cleanup(int id, Change change, String cause, long atMillis) {}

    UnifiedReader(LogHistory out, LogFacts facts) {
        this.out = out;
        this.facts = facts;
        this.heap = new HeapLines(out);
        this.safepoints = new SafepointLines(out);
    }

    /** How many lines of collections make no sense. */
    int notUnderstood() {
        return notUnderstood;
    }

    /** The log is over, or a new JVM writes on: nothing that is open will end. */
    void end() {
        tellCleanup();
        open.clear();
    }

    /** One line, written at that time. */
    void line(UnifiedLine line, long at) {
        String message = line.message();
        if (safepoints.take(message, at)) {
            return;
        }
        if (!message.startsWith("GC(")) {
            outsideCollections(message, at);
            return;
        }
        int close = message.indexOf(')');
        int id = id(message, close);
        if (id >= 0) {
            ofCollection(id, message.substring(Math.min(message.length(), close + 2)), line, at);
        }
    }

    private static int id(String message, int close) {
        try {
            return close < 0 ? -1 : Integer.parseInt(message, 3, close, 10);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void outsideCollections(String message, long at) {
        if (message.startsWith("Using ")) {
            facts.using(message.substring("Using ".length()));
        } else if (message.startsWith("Version: ")) {
            facts.version(message.substring("Version: ".length()).split(" ", 2)[0]);
        } else if (message.startsWith("Trigger")) {
            trigger = message.substring(message.indexOf(':') + 1).strip();
        } else if (message.startsWith("Allocation Stall")) {
            stall(message, at);
        } else {
            heap.fact(message, at);
        }
    }

    private void ofCollection(int id, String message, UnifiedLine line, long at) {
        if (lastCleanup != null && lastCleanup.id != id) {
            tellCleanup();
        }
        Collected collected = open.computeIfAbsent(id, each -> new Collected());
        collected.began(at);
        if (open.size() > MAX_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
        String text = message.startsWith("Pause") ? message : message.strip();
        Matcher match;
        if (text.startsWith("Pause") || text.startsWith("Pause", 3)) {
            pause(id, text, line, at);
        } else if ((match = CYCLE.matcher(text)).matches()) {
            cycle(id, match, at);
        } else if (facts.collector() == Collector.CMS && CMS_RESET.matcher(text).matches()) {
            open.remove(id);
            tellCycle(new Collected(), "Concurrent Cycle", "", collected.beginOr(at), at);
        } else if ((match = CLEANUP.matcher(text)).matches()) {
            cleanup(id, Change.of(match, 1), at);
        } else if ((match = PROCESSORS.matcher(text)).matches()) {
            out.processorSeconds(at, Amount.number(match.group(1)) + Amount.number(match.group(2)));
        } else if (text.startsWith("To-space exhausted") || text.startsWith("Evacuation Failure")) {
            out.note(at, "to-space exhausted");
        } else if (text.startsWith("Allocation Stall (")) {
            stall(text, at);
        } else {
            heap.ofCollection(collected, text, at);
        }
    }

    private void pause(int id, String text, UnifiedLine line, long at) {
        Matcher match = PAUSE.matcher(text);
        if (!match.matches()) {
            if (!line.has("start") && text.endsWith("ms")) {
                notUnderstood++;
            }
            return;
        }
        Collected whole = open.getOrDefault(id, new Collected());
        String words = match.group(1);
        Matcher last = LAST_WORDS.matcher(EVACUATION_FAILURE.matcher(words).replaceFirst(""));
        boolean hasWords = last.matches();
        String phase = hasWords ? last.group(1) : words;
        boolean concurrent = isPartOfCycle(words);
        if (match.group(2) != null && !concurrent) {
            whole.whole(Change.of(match, 2));
            divide(whole);
        }
        long nanos = Math.round(Amount.number(match.group(8)) * 1e6);
        Pause pause = new Pause(
                Pause.PAUSE,
                at - nanos / 1_000_000,
                nanos,
                concurrent || !hasWords ? cause(whole) : last.group(2),
                facts.collector().label() + ": " + (concurrent ? words : phase),
                action(words),
                Double.NaN,
                Double.NaN,
                LogHistory.SOURCE);
        if (!concurrent) {
            out.pause(pause, whole);
            open.remove(id);
        } else {
            Collected part = new Collected();
            part.isNoFloor();
            if (match.group(2) != null) {
                part.whole(Change.of(match, 2));
            }
            out.pause(pause, part);
        }
        if (words.contains("Evacuation Failure")) {
            out.note(at, "to-space exhausted");
        }
    }

    /** ZGC tells the reason with the cycle's begin, Shenandoah in a line before. */
    private String cause(Collected of) {
        if (!of.cause().isEmpty()) {
            return of.cause();
        }
        return facts.collector() == Collector.SHENANDOAH ? trigger : "";
    }

    private boolean isPartOfCycle(String words) {
        return action(words).equals(Pause.PART) && !words.contains("Degenerated");
    }

    private String action(String words) {
        if (words.startsWith("Pause Full")) {
            return Pause.MAJOR;
        }
        boolean young = words.startsWith("Pause Young")
                || words.startsWith("Pause Mixed")
                || (words.startsWith("Pause Initial Mark") && facts.collector() == Collector.G1); // JDK 9 and 10
        return young ? Pause.MINOR : Pause.PART;
    }

    private void divide(Collected collected) {
        if (facts.collector() == Collector.ZGC || facts.collector() == Collector.SHENANDOAH) {
            collected.divide();
        }
    }

    /** G1's and ZGC's cycles. The same line without figures begins it. */
    private void cycle(int id, Matcher match, long at) {
        String name = match.group(1);
        String cause = match.group(2) == null ? "" : match.group(2);
        Collected collected = open.getOrDefault(id, new Collected());
        boolean ends = match.group(3) != null || (name.startsWith("Concurrent") && match.group(7) != null);
        if (!ends) {
            collected.because(cause);
            return;
        }
        open.remove(id);
        if (match.group(3) != null) {
            collected.whole(new Change(
                    Amount.bytes(match.group(3), match.group(4)),
                    Amount.bytes(match.group(5), match.group(6)),
                    heap.committedBytes()));
            divide(collected);
        }
        tellCycle(collected, name, cause, begin(collected, match, at), at);
    }

    private static long begin(Collected collected, Matcher match, long at) {
        if (match.group(7) == null) {
            return collected.beginOr(at);
        }
        double millis = Amount.number(match.group(7)) * (match.group(8).equals("s") ? 1_000 : 1);
        return at - Math.round(millis);
    }

    /** Shenandoah cleans up once or twice in a cycle; the last one ends it. */
    private void cleanup(int id, Change change, long at) {
        Cleanup before = lastCleanup;
        Change whole = before != null && before.id == id
                ? new Change(before.change.beforeBytes(), change.afterBytes(), change.committedBytes())
                : change;
        lastCleanup = new Cleanup(id, whole, trigger, at);
    }

    private void tellCleanup() {
        Cleanup last = lastCleanup;
        if (last == null) {
            return;
        }
        lastCleanup = null;
        Collected collected = open.getOrDefault(last.id, new Collected());
        open.remove(last.id);
        collected.whole(last.change);
        collected.divide();
        tellCycle(collected, "Concurrent Cycle", last.cause, collected.beginOr(last.atMillis), last.atMillis);
    }

    private void tellCycle(Collected collected, String name, String cause, long beginMillis, long endMillis) {
        out.cycle(
                new Pause(
                        Pause.CYCLE,
                        beginMillis,
                        (endMillis - beginMillis) * 1_000_000,
                        cause,
                        facts.collector().label() + ": " + name,
                        "end of GC cycle",
                        Double.NaN,
                        Double.NaN,
                        LogHistory.SOURCE),
                collected);
    }

    private void stall(String text, long at) {
        Matcher match = STALL.matcher(text);
        if (match.matches()) {
            long nanos = Math.round(Amount.number(match.group(2)) * 1e6);
            out.stall(new Pause(
                    Pause.STALL,
                    at - nanos / 1_000_000,
                    nanos,
                    "Allocation Stall",
                    "ZGC: " + match.group(1),
                    Pause.PART,
                    Double.NaN,
                    Double.NaN,
                    LogHistory.SOURCE));
        }
    }
}
