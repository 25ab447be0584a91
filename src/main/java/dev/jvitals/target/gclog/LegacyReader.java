package dev.jvitals.target.gclog;

import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.gc.HeapLayout.Space;
import dev.jvitals.target.gc.Pause;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands the logs of JDK 6 to 8: {@code -verbose:gc}, {@code PrintGCDetails}, and what other flags write between. A
 * collection may stretch over lines: they are joined until its brackets close. For one thread.
 */
final class LegacyReader {
    private static final Pattern BEGIN = Pattern.compile("\\[(?:GC|Full GC)\\b.*");
    private static final Pattern SECONDS = Pattern.compile(".*, " + Amount.SECONDS + " secs.*");
    private static final Pattern WHOLE = Pattern.compile(Change.PATTERN);
    private static final Pattern TIMES =
            Pattern.compile("Times: user=" + Amount.SECONDS + " sys=" + Amount.SECONDS + ".*");
    private static final Pattern CYCLE = Pattern.compile("\\[CMS-concurrent-(\\w[\\w-]*): [\\d.,]+/" + Amount.SECONDS
            + " secs\\].*" + "|\\[GC concurrent-(mark|cleanup)-end, " + Amount.SECONDS + ".*");
    private static final Pattern GENERATION =
            Pattern.compile("(DefNew|ParNew|PSYoungGen|Tenured|CMS|ParOldGen|PSOldGen)\\b.*?" + Change.PATTERN + ".*");
    private static final Pattern METASPACE =
            Pattern.compile("(?:Metaspace|PSPermGen|Perm ?|CMS Perm ?) ?: " + Change.PATTERN);
    private static final Pattern G1_PART = Pattern.compile("(Eden|Survivors|Heap): " + Amount.PATTERN
            + "(?:\\(([^)]*)\\))?->" + Amount.PATTERN + "(?:\\(" + Amount.PATTERN + "\\))?");
    private static final Pattern CAUSE =
            Pattern.compile("(?:Full )?GC(?:--| pause)? *\\((?!young|mixed)((?:[^()]|\\(\\))+)\\)");
    /** More lines than any collection has; what goes on longer has lost its end. */
    private static final int MAX_LINES = 400;

    private final LogHistory out;
    private final LogFacts facts;
    private final SafepointLines safepoints;
    private final Brackets record = new Brackets();
    private long recordAt;
    private int notUnderstood;

    LegacyReader(LogHistory out, LogFacts facts) {
        this.out = out;
        this.facts = facts;
        this.safepoints = new SafepointLines(out);
    }

    int notUnderstood() {
        return notUnderstood;
    }

    /** One line without its stamp, written at that time. */
    void line(String text, boolean stamped, long at) {
        if (safepoints.take(text, at)) {
            return;
        }
        boolean begins = BEGIN.matcher(text).matches();
        if (begins && !CYCLE.matcher(text).matches() && !text.startsWith("[GC concurrent")) {
            end();
            recordAt = at;
            record.begin(text);
        } else if (CYCLE.matcher(text).matches()) {
            cycle(text, at);
        } else if (record.depth() == 0 && text.equals("Heap")) {
            end(); // what the JVM writes at its exit is no part of the last collection
        } else if (record.isOpen() && (!stamped || record.depth() > 0) && record.lines() < MAX_LINES) {
            record.add(text);
        } else if (stamped) {
            end();
        } else {
            fact(text, at);
        }
    }

    private void fact(String text, long at) {
        if (text.startsWith("CommandLine flags:")) {
            flags(text, at);
        } else if (text.contains("VM (") && text.contains(" JRE (")) {
            int from = text.indexOf(" JRE (") + " JRE (".length();
            facts.version(text.substring(from, Math.max(from, text.indexOf(')', from))));
        }
    }

    private void flags(String text, long at) {
        facts.flags(text.substring("CommandLine flags:".length()).strip());
        for (String flag : text.split(" ", -1)) {
            if (flag.startsWith("-XX:MaxHeapSize=")) {
                String digits = flag.substring("-XX:MaxHeapSize=".length());
                if (digits.matches("\\d{1,18}")) {
                    out.maxHeap(at, Double.parseDouble(digits));
                }
            }
        }
        facts.collector(collectorOfFlags(text));
    }

    private static Collector collectorOfFlags(String text) {
        if (text.contains("+UseG1GC")) {
            return Collector.G1;
        } else if (text.contains("+UseConcMarkSweepGC")) {
            return Collector.CMS;
        } else if (text.contains("+UseParallel")) {
            return Collector.PARALLEL;
        }
        return text.contains("+UseSerialGC") ? Collector.SERIAL : Collector.UNKNOWN;
    }

    /** A phase beside the application. CMS has many; those that take long are told. */
    private void cycle(String text, long at) {
        Matcher match = CYCLE.matcher(text);
        if (!match.matches()) {
            return;
        }
        boolean cms = match.group(1) != null;
        facts.collector(cms ? Collector.CMS : Collector.G1);
        long nanos = Math.round(Amount.number(match.group(cms ? 2 : 4)) * 1e9);
        out.cycle(
                pause(
                        Pause.CYCLE,
                        at - nanos / 1_000_000,
                        nanos,
                        "",
                        "concurrent " + match.group(cms ? 1 : 3),
                        "end of GC cycle"),
                new Collected());
    }

    /** The collection that was open is whole, or never will be. */
    void end() {
        if (record.isOpen()) {
            if (record.depth() > 0) {
                notUnderstood++;
            } else {
                collection();
            }
            record.close();
        }
    }

    private void collection() {
        String head = record.outermost(0);
        Matcher seconds = SECONDS.matcher(head);
        if (!seconds.matches()) {
            notUnderstood++;
            return;
        }
        Collected collected = new Collected();
        nameCollector(head);
        readParts(collected, head);
        if (isRemark(head)) {
            collected.isNoFloor();
        }
        long nanos = Math.round(Amount.number(seconds.group(1)) * 1e9);
        tellProcessors(recordAt);
        out.pause(pause(Pause.PAUSE, recordAt, nanos, cause(head), name(head), action(head)), collected);
        if (head.contains("to-space")
                || record.text().contains("(promotion failed)")
                || record.text().contains("(concurrent mode failure)")) {
            out.note(recordAt, head.contains("to-space") ? "to-space exhausted" : failure());
        }
    }

    private String failure() {
        return record.text().contains("(concurrent mode failure)") ? "concurrent mode failure" : "promotion failed";
    }

    /** Which collector it must be, by what its generations are called. */
    private void nameCollector(String head) {
        String text = record.text();
        if (head.startsWith("GC pause")
                || head.contains("GC remark")
                || head.contains("GC cleanup")
                || text.contains("[Eden: ")) {
            facts.collector(Collector.G1);
        } else if (text.contains("[PS")) {
            facts.collector(Collector.PARALLEL);
        } else if (text.contains("ParNew") || text.contains("CMS")) {
            facts.collector(Collector.CMS);
        } else if (text.contains("[DefNew") || text.contains("[Tenured")) {
            facts.collector(Collector.SERIAL);
        }
    }

    private void readParts(Collected collected, String head) {
        Matcher whole = WHOLE.matcher(head);
        if (whole.find()) {
            collected.whole(Change.of(whole, 1));
        }
        for (String part : record.inner()) {
            Matcher match = GENERATION.matcher(part);
            if (match.matches()) {
                collected.space(HeapLines.isYoung(match.group(1)) ? Space.YOUNG : Space.OLD, Change.of(match, 2));
                continue;
            }
            match = METASPACE.matcher(part);
            if (match.lookingAt()) {
                out.metaspace(recordAt, Amount.bytes(match.group(3), match.group(4)), Double.NaN);
            }
        }
        g1Parts(collected);
        addOldOfTheRest(collected);
    }

    /** Young collections of the throughput and serial collectors tell the young generation and the whole. */
    private void addOldOfTheRest(Collected collected) {
        Change young = collected.space(Space.YOUNG);
        Change all = collected.whole();
        if (young == null || all == null || collected.space(Space.OLD) != null) {
            return;
        }
        collected.space(
                Space.OLD,
                new Change(
                        Math.max(0, all.beforeBytes() - young.beforeBytes()),
                        Math.max(0, all.afterBytes() - young.afterBytes()),
                        Math.max(0, all.committedBytes() - young.committedBytes())));
    }

    /** {@code [Eden: 24.0M(24.0M)->0.0B(13.0M) Survivors: 0.0B->3072.0K Heap: 24.0M(256.0M)->20.0M(256.0M)]} */
    private void g1Parts(Collected collected) {
        Matcher match = G1_PART.matcher(record.text());
        while (match.find()) {
            Change change = new Change(
                    Amount.bytes(match.group(2), match.group(3)),
                    Amount.bytes(match.group(5), match.group(6)),
                    match.group(7) == null ? Double.NaN : Amount.bytes(match.group(7), match.group(8)));
            switch (match.group(1)) {
                case "Eden" -> collected.space(Space.EDEN, change.withoutCommitted());
                case "Survivors" -> collected.space(Space.SURVIVOR, change);
                default -> collected.whole(change);
            }
        }
        Change eden = collected.space(Space.EDEN);
        Change survivors = collected.space(Space.SURVIVOR);
        Change whole = collected.whole();
        if (eden != null && survivors != null && whole != null) {
            collected.space(
                    Space.OLD,
                    new Change(
                            Math.max(0, whole.beforeBytes() - eden.beforeBytes() - survivors.beforeBytes()),
                            Math.max(0, whole.afterBytes() - eden.afterBytes() - survivors.afterBytes()),
                            Double.NaN));
        }
    }

    private void tellProcessors(long at) {
        Matcher match = TIMES.matcher(record.text());
        if (match.find()) {
            out.processorSeconds(at, Amount.number(match.group(1)) + Amount.number(match.group(2)));
        }
    }

    private static boolean isRemark(String head) {
        String words = head.toLowerCase(Locale.ROOT);
        return words.contains("remark")
                || words.contains("initial mark")
                || words.contains("cleanup")
                || words.contains("cms-initial-mark");
    }

    private static String action(String head) {
        if (head.startsWith("Full GC")) {
            return Pause.MAJOR;
        }
        return isRemark(head) ? Pause.PART : Pause.MINOR;
    }

    private static String cause(String head) {
        Matcher match = CAUSE.matcher(head);
        if (!match.lookingAt()) {
            return "";
        }
        String words = match.group(1);
        return words.equals("System") ? "System.gc()" : words;
    }

    private String name(String head) {
        String kind = head.startsWith("Full GC") ? "Full GC" : "young";
        if (isRemark(head)) {
            kind = head.toLowerCase(Locale.ROOT).contains("remark")
                    ? "remark"
                    : head.contains("cleanup") ? "cleanup" : "initial mark (concurrent cycle)";
        } else if (head.contains("(mixed)")) {
            kind = "mixed";
        }
        return kind;
    }

    private Pause pause(String kind, long at, long nanos, String cause, String name, String action) {
        return new Pause(
                kind,
                at,
                nanos,
                cause,
                facts.collector().label() + ": " + name,
                action,
                Double.NaN,
                Double.NaN,
                LogHistory.SOURCE);
    }
}
