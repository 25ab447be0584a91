package dev.jvitals.target.gclog;

import dev.jvitals.target.gc.HeapLayout.Space;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of unified logging about the heap's parts, its size and the metaspace. */
final class HeapLines {
    /** {@code 26223K(29504K)->295K(29504K)} of JDK 17 and later, {@code 26223K->295K(29504K)} before. */
    private static final String SIZES =
            Amount.PATTERN + "(?:\\([^)]*\\))?->" + Amount.PATTERN + "\\(" + Amount.PATTERN + "\\)";

    private static final Pattern GENERATION =
            Pattern.compile("(DefNew|ParNew|PSYoungGen|Tenured|CMS|ParOldGen|PSOldGen): " + SIZES + ".*");
    private static final Pattern EDEN = Pattern.compile(".* Eden: " + SIZES + " From: " + SIZES + ".*");
    private static final Pattern REGIONS =
            Pattern.compile("(Eden|Survivor|Old|Humongous|Archive) regions: (\\d{1,9})->(\\d{1,9}).*");
    private static final Pattern METASPACE = Pattern.compile("Metaspace: " + Amount.PATTERN + "(?:\\(([^)]*)\\))?->"
            + Amount.PATTERN + "\\(" + Amount.PATTERN + "\\).*");
    private static final Pattern Z_METASPACE =
            Pattern.compile("(?:[yYoO]: )?Metaspace: " + Amount.PATTERN + " used, " + Amount.PATTERN + " committed.*");
    private static final Pattern Z_ROW = Pattern.compile("(?:[yYoO]: )? *(Capacity|Used): +" + Amount.PATTERN
            + " \\(\\d+%\\) +" + Amount.PATTERN + " \\(\\d+%\\) +" + Amount.PATTERN + " \\(\\d+%\\) +" + Amount.PATTERN
            + " \\(\\d+%\\).*");
    private static final Pattern MAX = Pattern.compile(
            "(?:Heap )?Max Capacity: " + Amount.PATTERN + ".*|Heap address: .*, size: (\\d{1,12}) MB.*");
    private static final Pattern REGION = Pattern.compile("Heap [Rr]egion [Ss]ize: " + Amount.PATTERN + ".*");

    private final LogHistory out;
    private double regionBytes = Double.NaN;
    private double committedBytes = Double.NaN;
    private boolean ofYoung;

    HeapLines(LogHistory out) {
        this.out = out;
    }

    /** What ZGC's heap has of the operating system, as last told. */
    double committedBytes() {
        return committedBytes;
    }

    /** A line that belongs to no collection. */
    void fact(String message, long at) {
        Matcher match = REGION.matcher(message);
        if (match.matches()) {
            regionBytes = Amount.bytes(match.group(1), match.group(2));
        } else if (message.startsWith("Metaspace:")) {
            metaspace(message, at);
        } else {
            max(message, at);
        }
    }

    private void max(String message, long at) {
        Matcher match = MAX.matcher(message);
        if (match.matches()) {
            out.maxHeap(
                    at,
                    match.group(1) == null
                            ? Amount.bytes(match.group(3), "M")
                            : Amount.bytes(match.group(1), match.group(2)));
        }
    }

    /** A line of a collection. */
    void ofCollection(Collected collected, String text, long at) {
        int colon = text.indexOf(": ");
        if (colon < 0 || (!text.endsWith(")") && !text.contains("reserved") && !text.contains("regions: "))) {
            statistics(text);
            return;
        }
        if (text.contains("Metaspace: ")) {
            metaspace(text, at);
        } else if (text.contains(" regions: ")) {
            regions(collected, text);
        } else if (text.contains("Capacity:") || text.contains("Used:")) {
            zRow(collected, text);
        } else {
            generation(collected, text);
        }
    }

    private void generation(Collected collected, String text) {
        Matcher match = GENERATION.matcher(text);
        if (!match.matches()) {
            return;
        }
        Change change = Change.of(match, 2);
        if (!isYoung(match.group(1))) {
            collected.space(Space.OLD, change);
            return;
        }
        Matcher eden = EDEN.matcher(text);
        if (eden.matches()) {
            collected.space(Space.EDEN, Change.of(eden, 1));
            collected.space(Space.SURVIVOR, Change.of(eden, 7));
        } else {
            collected.space(Space.YOUNG, change);
        }
    }

    static boolean isYoung(String generation) {
        return generation.equals("DefNew") || generation.equals("ParNew") || generation.equals("PSYoungGen");
    }

    private void regions(Collected collected, String text) {
        Matcher match = REGIONS.matcher(text);
        if (!match.matches() || Double.isNaN(regionBytes)) {
            return;
        }
        Change change = new Change(
                Double.parseDouble(match.group(2)) * regionBytes,
                Double.parseDouble(match.group(3)) * regionBytes,
                Double.NaN);
        switch (match.group(1)) {
            case "Eden" -> collected.space(Space.EDEN, change);
            case "Survivor" -> collected.space(Space.SURVIVOR, change);
            default -> collected.addTo(Space.OLD, change);
        }
    }

    private void metaspace(String text, long at) {
        Matcher match = METASPACE.matcher(text);
        if (match.matches()) {
            boolean tellsCommitted = match.group(3) != null; // before JDK 16 the last figure is the reserved space
            out.metaspace(
                    at,
                    Amount.bytes(match.group(4), match.group(5)),
                    tellsCommitted ? Amount.bytes(match.group(6), match.group(7)) : Double.NaN);
            return;
        }
        match = Z_METASPACE.matcher(text);
        if (match.matches()) {
            out.metaspace(
                    at, Amount.bytes(match.group(1), match.group(2)), Amount.bytes(match.group(3), match.group(4)));
        }
    }

    /** ZGC's tables begin with a heading that says whose they are; a single generation has the heap's table only. */
    private void statistics(String text) {
        if (text.endsWith(" Statistics:")) {
            ofYoung = text.endsWith("Young Generation Statistics:");
        }
    }

    private void zRow(Collected collected, String text) {
        Matcher match = Z_ROW.matcher(text);
        if (!match.matches()) {
            return;
        }
        double first = Amount.bytes(match.group(2), match.group(3));
        double fourth = Amount.bytes(match.group(8), match.group(9));
        if (match.group(1).equals("Capacity")) {
            committedBytes = fourth;
        } else if (ofYoung) {
            collected.space(Space.YOUNG, new Change(first, fourth, Double.NaN));
            ofYoung = false;
        }
    }
}
