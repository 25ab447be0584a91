package dev.jvitals.cli;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Printable;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.heap.HeapEvidence;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.heap.redact.RedactedCopy;
import dev.jvitals.report.FindingsText;
import dev.jvitals.report.HeapDocumentJson;
import dev.jvitals.report.HeapHtml;
import dev.jvitals.report.HeapJson;
import dev.jvitals.report.HeapText;
import dev.jvitals.report.ReportFile;
import dev.jvitals.report.heap.HeapAnswers;
import dev.jvitals.report.heap.HeapDocument;
import dev.jvitals.report.heap.HeapLines;
import dev.jvitals.report.heap.HeapSurveys;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals heap FILE}: what holds the memory in a heap dump. */
@Command(
        name = "heap",
        description = "What holds the memory in a heap dump: biggest objects, classes, unreachable objects.",
        footer = {
            "",
            "The first opening makes an index beside the dump (FILE.jvidx), or in the cache folder; it is as secret as the",
            "dump. An index can be copied and opened without its dump: sizes, trees and paths work, field values do not."
        })
final class HeapCommand implements Callable<Integer> {
    /** How objects were laid out, where the dump does not tell. */
    enum Layout {
        AUTO,
        COMPRESSED,
        UNCOMPRESSED,
        COMPACT,
        COMPACT_UNCOMPRESSED,
        FULL_CLASS_POINTERS,
        FULL_CLASS_POINTERS_DENSE,
        COMPRESSED_CLASS_POINTERS;

        @Nullable
        ObjectLayout layout(int alignment) {
            return switch (this) {
                case AUTO -> null;
                case COMPRESSED -> ObjectLayout.compressed(12, alignment);
                case UNCOMPRESSED -> ObjectLayout.uncompressed(alignment);
                case COMPACT -> ObjectLayout.compact(4, alignment);
                case COMPACT_UNCOMPRESSED -> ObjectLayout.compact(8, alignment);
                case FULL_CLASS_POINTERS -> ObjectLayout.fullClassPointers(alignment, false);
                case FULL_CLASS_POINTERS_DENSE -> ObjectLayout.fullClassPointers(alignment, true);
                case COMPRESSED_CLASS_POINTERS -> ObjectLayout.compressedClassPointers(alignment);
            };
        }
    }

    @Parameters(index = "0", paramLabel = "FILE", description = "A heap dump (.hprof, gzipped or not) or its index.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    Path file;

    @Option(names = "--top", paramLabel = "N", description = "How many objects and classes (default: 30).")
    int top = 30;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    @Option(names = "--dump", paramLabel = "N", description = "Which dump, in a file that holds several.")
    int dump;

    @Option(names = "--unreachable", description = "Count unreachable objects in.")
    boolean unreachable;

    @Option(
            names = "--layout",
            paramLabel = "KIND",
            description = "Object layout, where it cannot be told from the dump: ${COMPLETION-CANDIDATES}.")
    Layout layout = Layout.AUTO;

    @Option(names = "--alignment", paramLabel = "BYTES", description = "Object alignment for --layout (default: 8).")
    int alignment = 8;

    @Option(names = "--rebuild", description = "Make the index anew.")
    boolean rebuild;

    @Option(names = "--list-index", description = "List the dump's index files and do nothing else.")
    boolean listIndex;

    @Option(names = "--delete-index", description = "Delete the dump's index files and do nothing else.")
    boolean deleteIndex;

    @Option(names = "--report", paramLabel = "F.html", description = "Write one self-contained HTML file.")
    @Nullable
    Path report;

    @Option(names = "--redact", paramLabel = "COPY", description = "Write a copy without contents, to give away.")
    @Nullable
    Path redact;

    @Mixin
    HeapQuestion question = new HeapQuestion();

    @Mixin
    ThresholdOptions thresholds = new ThresholdOptions();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        thresholds.enforce();
        if (alignment < 8 || Integer.bitCount(alignment) != 1) {
            throw new Failure(Failure.Kind.USAGE, "--alignment: " + alignment + " is no power of two of at least 8.");
        }
        OpenOptions options = OpenOptions.DEFAULT
                .withDump(dump)
                .withUnreachable(unreachable)
                .withLayout(layout.layout(alignment))
                .withRebuild(rebuild);
        PrintWriter out = spec.commandLine().getOut();
        if (listIndex || deleteIndex) {
            indexes(options).forEach(out::println);
        } else if (redact != null) {
            redact(redact, out);
        } else {
            try (Heap heap = open(options)) {
                answer(heap, out);
            }
        }
        out.flush();
        return 0;
    }

    private List<Path> indexes(OpenOptions options) {
        try {
            return deleteIndex ? HeapDump.deleteIndexes(file, options) : HeapDump.indexes(file, options);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.MACHINE, file + ": its indexes cannot be listed or deleted: " + e, e);
        }
    }

    private Heap open(OpenOptions options) {
        Progress progress = ProgressLine.of(spec.commandLine().getErr());
        try {
            return HeapDump.open(file, options, progress, new Cancellation());
        } finally {
            ProgressLine.end(progress);
        }
    }

    private void redact(Path copy, PrintWriter out) {
        Progress progress = ProgressLine.of(spec.commandLine().getErr());
        try {
            RedactedCopy.Result result = RedactedCopy.write(file, copy, progress, new Cancellation());
            out.println(copy + ": " + Unit.BYTES.format(result.bytes()) + " unpacked, of which "
                    + Unit.BYTES.format(result.blankedBytes()) + " were blanked");
        } finally {
            ProgressLine.end(progress);
        }
    }

    private void answer(Heap heap, PrintWriter out) {
        if (top < 1) {
            throw new Failure(Failure.Kind.USAGE, "--top " + top + ": must be 1 or more.");
        }
        Progress progress = ProgressLine.of(spec.commandLine().getErr());
        try {
            HeapDocument document = question.answer(heap, top, progress);
            if (document == null) {
                overview(heap, out, progress);
            } else if (json) {
                HeapDocumentJson.write(document, out);
                out.println();
            } else {
                HeapLines.of(document).forEach(out::println);
            }
            if (report != null) {
                writeReport(heap, document, report, progress);
            }
        } finally {
            ProgressLine.end(progress);
        }
    }

    /** What is in the index comes at once; what piles up must be looked for. */
    private void overview(Heap heap, PrintWriter out, Progress progress) {
        if (json) {
            HeapEvidence evidence = HeapEvidence.gather(heap, progress, new Cancellation());
            out.println(HeapJson.of(heap, top, evidence).toPrettyString());
            return;
        }
        HeapText.lines(heap, top).forEach(out::println);
        out.println();
        out.flush();
        HeapEvidence evidence = HeapEvidence.gather(heap, progress, new Cancellation());
        ProgressLine.end(progress);
        evidence.suspects().forEach(suspect -> out.println("suspect: " + Printable.line(suspect.sentence())));
        FindingsText.lines(HeapRules.judge(evidence)).forEach(out::println);
    }

    /** The answer first, then what a reader of a report without the program will ask next. */
    private void writeReport(Heap heap, @Nullable HeapDocument document, Path target, Progress progress) {
        HeapSurveys surveys = new HeapSurveys(heap, top, progress, new Cancellation());
        HeapAnswers answers = new HeapAnswers(heap, top, progress, new Cancellation());
        List<HeapDocument> documents = List.of(
                document == null ? answers.overview() : document,
                answers.histogram(Grouping.PACKAGE, _ -> true),
                surveys.threads(),
                surveys.loaders(),
                surveys.direct(),
                answers.unreachable());
        ReportFile.write(target, out -> HeapHtml.write(documents, out));
    }
}
