package dev.jvitals.diagnosis.nativememory;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Commands;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.target.nmt.NativeMemoryReport;
import dev.jvitals.target.nmt.NativeMemoryReport.CallSite;
import dev.jvitals.target.nmt.NativeMemoryReport.Category;
import java.util.Comparator;
import java.util.List;

/** {@code native-growth}, between two moments: parts of the JVM's memory outside the heap have grown. */
final class GrownCategoryRule implements Rule<NativeMemoryReport> {
    static final Threshold NOTABLE_BYTES = Threshold.of(
            "native-growth.nmt-notable",
            16L << 20,
            Unit.BYTES,
            "As in the live rule: what a warming JVM's compiler and arenas take by themselves is less.");

    static final Threshold NOTABLE_SHARE = Threshold.of(
            "native-growth.nmt-notable-share",
            0.1,
            Unit.SHARE,
            "And so much of what was there, so that a large part's breathing is no alarm.");

    private static final String SOURCE = "VM.native_memory";
    private static final int NAMED_SITES = 3;

    @Override
    public String id() {
        return "native-growth";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(NOTABLE_BYTES, NOTABLE_SHARE);
    }

    @Override
    public Verdict judge(NativeMemoryReport report) {
        if (!report.hasBaseline()) {
            return new Verdict.NotSeen(
                    "one answer shows no growth; take another later and open both, or a summary.diff");
        }
        List<Category> grown = report.categories().stream()
                .filter(each -> !each.name().equals("Java Heap"))
                .filter(each -> growth(each) >= NOTABLE_BYTES.value()
                        && growth(each) >= NOTABLE_SHARE.value() * (each.committedBytes() - growth(each)))
                .sorted(Comparator.comparingLong(each -> -growth(each)))
                .toList();
        return grown.isEmpty()
                ? Verdict.FINE
                : Verdict.found(finding(report, grown).build());
    }

    private static long growth(Category category) {
        Long growth = category.committedGrowthBytes();
        return growth == null ? 0 : growth;
    }

    private FindingBuilder finding(NativeMemoryReport report, List<Category> grown) {
        Category most = grown.getFirst();
        FindingBuilder finding = new FindingBuilder(
                id(),
                Severity.WARNING,
                "Memory outside the heap has grown since the baseline, most in " + most.name() + ": "
                        + Unit.BYTES.format(growth(most)) + " more, " + Unit.BYTES.format(most.committedBytes())
                        + " in all");
        for (Category each : grown) {
            finding.evidence("growth of " + each.name(), growth(each), Unit.BYTES, SOURCE)
                    .suspect(Suspect.Kind.CATEGORY, each.name(), "grew by " + Unit.BYTES.format(growth(each)));
        }
        report.callSites().stream()
                .filter(site -> site.growthBytes() != null && !site.frames().isEmpty())
                .limit(NAMED_SITES)
                .forEach(site -> allocated(finding, site));
        return finding.why(why(most.name()))
                .advice(advice(most.name()))
                .advice("See where it is allocated: start with -XX:NativeMemoryTracking=detail, then jcmd PID"
                        + " VM.native_memory baseline, and later detail.diff")
                .confidence("Likely: two moments show growth, not whether it goes on; a third tells.");
    }

    private static void allocated(FindingBuilder finding, CallSite site) {
        finding.evidence("allocated in", String.join(" < ", site.frames()), SOURCE)
                .suspect(Suspect.Kind.FRAME, site.frames().getFirst(), site.category());
    }

    private static String why(String category) {
        return switch (category) {
            case "Thread" -> "Each thread has a stack of its own; threads that are made and never end pile them up.";
            case "Class", "Metaspace" ->
                "Classes are loaded and never unloaded: class loaders that something still holds.";
            case "Other", "Internal" ->
                "Direct byte buffers and Unsafe allocations are counted here; they are freed when the collector finds their"
                        + " owners unreachable.";
            case "GC" -> "The collector's own tables grow with the heap and with references between its regions.";
            case "Code" -> "Compiled code; it levels off after warm-up, or code is compiled again and again.";
            case "Symbol", "String" -> "Names of classes, methods and interned strings; generated classes make many.";
            default -> "This part of the JVM has asked the system for more.";
        };
    }

    private static String advice(String category) {
        return switch (category) {
            case "Thread" -> "Look at the threads: jvitals threads PID";
            case "Class", "Metaspace" -> "Look at the loaders: jcmd PID VM.classloader_stats";
            case "Other", "Internal" ->
                "Look at direct buffers in a heap dump: " + Commands.heapDump("PID", "--direct");
            default -> "Watch it: jvitals watch PID --for 10m --out F.jvitals, then jvitals diagnose F.jvitals";
        };
    }
}
