package dev.jvitals.diagnosis.heap;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Rule;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.diagnosis.Verdict;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.survey.ClassLoaders.Duplicate;
import dev.jvitals.heap.survey.ClassLoaders.Loader;
import dev.jvitals.heap.walk.ReferenceStrength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code class-leak}: many class loaders of a kind, each with the same classes once more. */
final class ClassLeakRule implements Rule<HeapEvidence> {
    static final Threshold MANY_LOADERS = Threshold.of(
            "class-leak.dump-many-loaders",
            20,
            Unit.COUNT,
            "Servers with a dozen applications have a dozen loaders with the same libraries.");
    static final Threshold MANY_UNLIKE_LOADERS = Threshold.of(
            "class-leak.dump-many-unlike-loaders",
            500,
            Unit.COUNT,
            "Whose classes all have names of their own (compiled scripts, proxies) may be many by design.");
    static final Threshold CRITICAL_LOADERS =
            Threshold.of("class-leak.dump-critical-loaders", 1000, Unit.COUNT, "So many are more than any design.");

    private static final int NAMED = 5;
    /** Reflection in JDK 8 to 17 makes a loader for each method it speeds up, and the JVM lets them go when it must. */
    private static final Set<String> BY_DESIGN =
            Set.of("jdk.internal.reflect.DelegatingClassLoader", "sun.reflect.DelegatingClassLoader");

    @Override
    public String id() {
        return "class-leak";
    }

    @Override
    public List<Threshold> thresholds() {
        return List.of(MANY_LOADERS, MANY_UNLIKE_LOADERS, CRITICAL_LOADERS);
    }

    @Override
    public Verdict judge(HeapEvidence evidence) {
        Map<String, List<Loader>> kinds = new HashMap<>();
        for (Loader loader : evidence.loaders()) {
            kinds.computeIfAbsent(loader.object().className(), _ -> new ArrayList<>())
                    .add(loader);
        }
        List<Finding> findings = new ArrayList<>();
        kinds.forEach((name, loaders) -> {
            long alike =
                    loaders.stream().filter(loader -> loader.duplicates() > 0).count();
            if (!BY_DESIGN.contains(name)
                    && (alike >= MANY_LOADERS.value() || loaders.size() >= MANY_UNLIKE_LOADERS.value())) {
                findings.add(finding(evidence, name, loaders));
            }
        });
        return findings.isEmpty() ? Verdict.FINE : new Verdict.Found(findings);
    }

    private Finding finding(HeapEvidence evidence, String kind, List<Loader> loaders) {
        Heap heap = evidence.heap();
        int classes = loaders.stream().mapToInt(Loader::classes).sum();
        long retained = retained(heap, loaders);
        FindingBuilder finding = new FindingBuilder(
                        id(),
                        loaders.size() >= CRITICAL_LOADERS.value() ? Severity.CRITICAL : Severity.WARNING,
                        Unit.COUNT.format(loaders.size()) + " class loaders of " + kind + " with "
                                + Unit.COUNT.format(classes) + " classes are alive and retain "
                                + Unit.BYTES.format(retained) + " of heap, and metaspace besides")
                .evidence("class loaders of " + kind, loaders.size(), Unit.COUNT, "class loaders of the heap dump")
                .evidence("classes they loaded", classes, Unit.COUNT, "classes of the heap dump")
                .evidence("heap they retain", retained, Unit.BYTES, "dominator tree of the heap dump")
                .suspect(Suspect.Kind.CLASS, kind, Unit.COUNT.format(loaders.size()) + " loaders");
        for (Duplicate each : evidence.duplicates().stream().limit(NAMED).toList()) {
            finding.evidence("loaded " + each.loaders() + " times", each.className(), "classes of the heap dump");
        }
        loaders.stream()
                .sorted(Comparator.comparingInt(Loader::classes).reversed())
                .limit(NAMED)
                .forEach(loader -> finding.suspect(
                        Suspect.Kind.LOADER,
                        loader.name(),
                        Unit.COUNT.format(loader.classes()) + " classes, retains "
                                + Unit.BYTES.format(loader.object().retainedBytes())));
        keeper(finding, heap, loaders);
        return finding.why(
                        "A class lives as long as its loader, and a loader as long as anything refers to it, to one of its"
                                + " classes or to an object of one: a registry, a thread local, a thread that still runs.")
                .advice("See what keeps one of them: jvitals heap " + heap.file() + " --path-to-roots "
                        + loaders.getFirst().object().hexAddress())
                .advice("See all loaders: jvitals heap " + heap.file() + " --loaders")
                .advice("Bound the metaspace so that a leak ends early: -XX:MaxMetaspaceSize")
                .confidence("The loaders are all reachable. That more keep coming, one dump cannot show.")
                .build();
    }

    private static void keeper(FindingBuilder finding, Heap heap, List<Loader> loaders) {
        List<RootPath> paths = new RootPaths(heap)
                .to(loaders.getFirst().object().id(), 1, ReferenceStrength.all(), Progress.NONE, new Cancellation());
        if (!paths.isEmpty()) {
            finding.evidence(
                    "one of them is kept by", HeapLeakRule.text(paths.getFirst()), "references of the heap dump");
        }
    }

    /** What one retains is not counted again in another that dominates it. */
    private static long retained(Heap heap, List<Loader> loaders) {
        Set<Long> ids = new HashSet<>();
        loaders.forEach(loader -> ids.add(loader.object().id()));
        long bytes = 0;
        for (Loader loader : loaders) {
            long above = heap.immediateDominator(loader.object().id());
            while (above != Heap.NONE && !ids.contains(above)) {
                above = heap.immediateDominator(above);
            }
            bytes += above == Heap.NONE ? loader.object().retainedBytes() : 0;
        }
        return bytes;
    }
}
