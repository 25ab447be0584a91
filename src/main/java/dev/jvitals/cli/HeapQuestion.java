package dev.jvitals.cli;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.report.heap.HeapAnswers;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.HeapPaths;
import dev.jvitals.report.heap.HeapSurveys;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is asked of a heap dump; nothing is the overview. At most one of them at a time. */
final class HeapQuestion {
    @Option(names = "--class", paramLabel = "NAME", description = "A class: what it retains exactly, its objects.")
    @Nullable
    String className;

    @Option(names = "--object", paramLabel = "0xADDR", description = "An object: fields, content, who refers to it.")
    @Nullable
    String object;

    @Option(names = "--path-to-roots", paramLabel = "0xADDR", description = "What keeps an object.")
    @Nullable
    String pathToRoots;

    @Option(
            names = "--merged-paths",
            paramLabel = "CLASS",
            description = "What keeps the objects of a class, paths merged.")
    @Nullable
    String mergedPaths;

    @Option(names = "--by", paramLabel = "WHAT", description = "Objects by class, package or loader.")
    @Nullable
    Grouping by;

    @Option(
            names = "--dominators",
            paramLabel = "WHAT",
            description = "The top of the dominator tree, or what --object dominates, by class, package or loader.")
    @Nullable
    Grouping dominators;

    @Option(names = "--threads", description = "Threads with stacks, locals and thread locals.")
    boolean threads;

    @Option(names = "--direct", description = "Direct buffers and who holds them.")
    boolean direct;

    @Option(names = "--loaders", description = "Class loaders, and classes loaded several times.")
    boolean loaders;

    @Option(names = "--waste", description = "Duplicate strings, empty collections, boxed numbers, zeros.")
    boolean waste;

    @Option(names = "--references", description = "Soft, weak and other references, the finalizer's queue.")
    boolean references;

    @Option(names = "--garbage", description = "Objects that nothing reaches, by class.")
    boolean garbage;

    @Option(names = "--compare", paramLabel = "OLDER", description = "Growth since an older dump of the program.")
    @Nullable
    Path older;

    @Option(names = "--filter", paramLabel = "REGEX", description = "Only classes whose name has a match.")
    @Nullable
    String filter;

    @Option(names = "--with-weak", description = "For paths: weak, soft, phantom and finalizer references count too.")
    boolean withWeak;

    @Option(
            names = "--with-references",
            split = ",",
            paramLabel = "KIND",
            description = "For paths: references of these kinds count too: ${COMPLETION-CANDIDATES}.")
    List<ReferenceStrength> withReferences = List.of();

    /** The class name filter. Throws {@link Failure} where it is no pattern. */
    private Predicate<String> classFilter() {
        if (filter == null) {
            return _ -> true;
        }
        try {
            return Pattern.compile(filter).asPredicate();
        } catch (PatternSyntaxException e) {
            throw new Failure(Failure.Kind.USAGE, "--filter " + filter + ": " + e.getDescription() + ".", e);
        }
    }

    /** The answer, null where nothing but the overview is asked for. */
    @Nullable
    HeapDocument answer(Heap heap, int top, Progress progress) {
        HeapAnswers answers = new HeapAnswers(heap, top, progress, new Cancellation());
        if (className != null) {
            return answers.ofClass(className);
        } else if (dominators != null) {
            return object == null
                    ? answers.dominators(dominators)
                    : answers.dominators(address("--object", object), dominators);
        } else if (object != null) {
            return answers.object(address("--object", object));
        } else if (pathToRoots != null) {
            return answers.paths(address("--path-to-roots", pathToRoots), excluded());
        } else if (mergedPaths != null) {
            return new HeapPaths(heap, top, progress, new Cancellation()).merged(mergedPaths, excluded());
        } else if (older != null) {
            try (Heap before = HeapDump.open(older, OpenOptions.DEFAULT, progress, new Cancellation())) {
                return answers.comparison(before);
            }
        } else if (garbage) {
            return answers.unreachable();
        } else if (by != null || filter != null) {
            return answers.histogram(by == null ? Grouping.CLASS : by, classFilter());
        }
        return survey(new HeapSurveys(heap, top, progress, new Cancellation()));
    }

    private Set<ReferenceStrength> excluded() {
        return withWeak ? Set.of() : ReferenceStrength.allBut(withReferences);
    }

    private @Nullable HeapDocument survey(HeapSurveys surveys) {
        if (threads) {
            return surveys.threads();
        } else if (direct) {
            return surveys.direct();
        } else if (loaders) {
            return surveys.loaders();
        } else if (waste) {
            return surveys.waste();
        }
        return references ? surveys.references() : null;
    }

    /** An address as this program and others write it, with or without {@code 0x}. */
    private static long address(String option, String text) {
        String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
        try {
            return Long.parseUnsignedLong(digits, 16);
        } catch (NumberFormatException e) {
            throw new Failure(
                    Failure.Kind.USAGE, option + " " + text + ": is no address; it looks like 0x7f3a1c08.", e);
        }
    }
}
