package dev.jvitals.heap.hostile;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.Histogram;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.inspect.ObjectInspector;
import dev.jvitals.heap.tree.DominatorTiles;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.report.heap.HeapAnswers;
import dev.jvitals.report.heap.HeapPaths;
import dev.jvitals.report.heap.HeapSurveys;
import java.util.List;
import java.util.Set;

/** Asks an open heap all that the program can ask: whatever was in the file, each question has an answer. */
final class EveryQuestion {
    private static final int ROWS = 5;
    /** Of a large heap so many objects are looked at. */
    private static final int OBJECTS = 2000;

    private static final int PATHS = 8;

    private final Heap heap;
    private final Cancellation cancellation = new Cancellation();

    private EveryQuestion(Heap heap) {
        this.heap = heap;
    }

    static void of(Heap heap) {
        EveryQuestion questions = new EveryQuestion(heap);
        questions.objects();
        questions.views();
        questions.paths();
        questions.sizes();
    }

    private void objects() {
        ObjectInspector inspector = new ObjectInspector(heap);
        long step = Math.max(1, heap.objectCount() / OBJECTS);
        for (long id = 0; id < heap.objectCount(); id += step) {
            inspector.object(id);
            inspector.text(id, 100);
            inspector.fields(id);
            inspector.elements(id, 0, ROWS);
            inspector.elements(id, Integer.MAX_VALUE, ROWS);
            inspector.contents(id, 0, ROWS);
            inspector.incoming(id, 0, ROWS);
            inspector.outgoing(id, 0, ROWS);
            heap.dominated(id, 0, ROWS);
        }
    }

    private void views() {
        HeapAnswers answers = new HeapAnswers(heap, ROWS, Progress.NONE, cancellation);
        answers.overview();
        answers.unreachable();
        for (Grouping by : Grouping.values()) {
            answers.histogram(by, _ -> true);
        }
        HeapSurveys surveys = new HeapSurveys(heap, ROWS, Progress.NONE, cancellation);
        surveys.threads();
        surveys.loaders();
        surveys.direct();
        surveys.waste();
        surveys.references();
        answers.comparison(heap);
        new DominatorTiles(heap).below(Heap.NONE, Progress.NONE, cancellation);
    }

    private void paths() {
        HeapAnswers answers = new HeapAnswers(heap, ROWS, Progress.NONE, cancellation);
        long step = Math.max(1, heap.objectCount() / PATHS);
        for (long id = 1; id < heap.objectCount(); id += step) {
            if (heap.addressOf(id) != 0) {
                answers.paths(heap.addressOf(id), ReferenceStrength.all());
                answers.paths(heap.addressOf(id), Set.of());
            }
        }
    }

    private void sizes() {
        Histogram histogram = new Histogram(heap, Grouping.CLASS);
        List<HistogramRow> rows = histogram.rows();
        for (HistogramRow row : rows.subList(0, Math.min(2, rows.size()))) {
            histogram.exactRetainedBytes(row, Progress.NONE, cancellation);
            new HeapPaths(heap, ROWS, Progress.NONE, cancellation).merged(row.name(), ReferenceStrength.all());
        }
    }
}
