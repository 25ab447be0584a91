package dev.jvitals.report.heap;

import static dev.jvitals.report.heap.Column.bytes;
import static dev.jvitals.report.heap.Column.count;
import static dev.jvitals.report.heap.Column.text;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.survey.ClassLoaders;
import dev.jvitals.heap.survey.DirectMemory;
import dev.jvitals.heap.survey.DuplicateStrings;
import dev.jvitals.heap.survey.ReferenceSurvey;
import dev.jvitals.heap.survey.ThreadLocals;
import dev.jvitals.heap.survey.ThreadSurvey;
import dev.jvitals.heap.survey.Waste;
import dev.jvitals.report.heap.HeapDocument.Facts;
import java.util.ArrayList;
import java.util.List;

/** Looks at a heap from one side, as documents. For one thread. */
public final class HeapSurveys {
    private final Heap heap;
    private final int most;
    private final Progress progress;
    private final Cancellation cancellation;

    /** Answers with at most {@code most} rows in each table. */
    public HeapSurveys(Heap heap, int most, Progress progress, Cancellation cancellation) {
        this.heap = heap;
        this.most = most;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /** Threads with stacks, locals and thread locals. */
    public HeapDocument threads() {
        ThreadSurvey survey = new ThreadSurvey(heap);
        List<ThreadSurvey.ThreadRow> rows = survey.threads(cancellation);
        Table.Builder threads = Table.of(
                "Threads",
                "threads",
                text("Name", "name"),
                text("Class", "className"),
                text("Address", "address"),
                bytes("Retained", "retainedBytes"),
                count("Frames", "frames"));
        Table.Builder locals = Table.of(
                "Stack locals",
                "locals",
                text("Thread", "thread"),
                text("Frame", "frame"),
                text("Local", "local"),
                text("Address", "address"),
                bytes("Retained", "retainedBytes"));
        Table.Builder threadLocals = Table.of(
                "Thread locals",
                "threadLocals",
                text("Thread", "thread"),
                text("Thread local", "key"),
                text("Value", "value"),
                text("Address", "address"),
                count("Entries", "entries"),
                bytes("Retained", "retainedBytes"));
        for (ThreadSurvey.ThreadRow row : rows.stream().limit(most).toList()) {
            cancellation.check();
            ObjectRef object = row.object();
            threads.row(row.name(), object.className(), object.hexAddress(), object.retainedBytes(), row.frames());
            for (ThreadSurvey.FrameRow frame : survey.stack(object.id())) {
                for (ObjectRef local : frame.locals()) {
                    locals.row(row.name(), frame.text(), local.label(), local.hexAddress(), local.retainedBytes());
                }
            }
            survey.threadLocals(object.id()).forEach(entry -> threadLocal(threadLocals, row.name(), entry));
        }
        return HeapDocument.of(
                "Threads of " + heap.file(),
                Facts.of(heap).add(count("threads", "threadCount"), rows.size()),
                threads.total(rows.size()).build(),
                locals.build(),
                threadLocals.build());
    }

    private static void threadLocal(Table.Builder table, String thread, ThreadLocals.Entry entry) {
        ObjectRef value = entry.value();
        table.row(
                thread,
                entry.key(),
                value == null ? "null" : value.label(),
                value == null ? "" : value.hexAddress(),
                entry.entries() < 0 ? Double.NaN : entry.entries(),
                value == null ? 0L : value.retainedBytes());
    }

    /** Direct buffers and who holds them. */
    public HeapDocument direct() {
        heap.dump(); // without values the counts would be of nothing
        DirectMemory.Survey survey = new DirectMemory(heap).survey(progress, cancellation);
        Table.Builder owners = Table.of(
                "Owners",
                "owners",
                text("Owner", "name"),
                count("Buffers", "buffers"),
                bytes("Capacity", "capacityBytes"));
        survey.owners().forEach(owner -> owners.row(owner.name(), owner.buffers(), owner.capacityBytes()));
        Table.Builder buffers = Table.of(
                "Largest buffers",
                "buffers",
                text("Address", "address"),
                bytes("Capacity", "capacityBytes"),
                text("Owner", "owner"));
        survey.largest().stream()
                .limit(most)
                .forEach(buffer -> buffers.row(buffer.object().hexAddress(), buffer.capacityBytes(), buffer.owner()));
        Facts facts = Facts.of(heap)
                .add(count("buffers", "bufferCount"), survey.buffers())
                .add(bytes("capacity", "capacityBytes"), survey.capacityBytes())
                .add(count("slices and duplicates", "views"), survey.views());
        if (survey.limitBytes() >= 0) {
            facts.add(bytes("limit", "limitBytes"), survey.limitBytes());
        }
        if (survey.reservedBytes() >= 0) {
            facts.add(bytes("reserved", "reservedBytes"), survey.reservedBytes());
        }
        return HeapDocument.of(
                "Direct buffers of " + heap.file(),
                facts,
                owners.build(),
                buffers.total(survey.buffers()).build());
    }

    /** Class loaders and classes that several of them loaded. */
    public HeapDocument loaders() {
        ClassLoaders survey = new ClassLoaders(heap);
        List<ClassLoaders.Loader> rows = survey.loaders(cancellation);
        Table.Builder loaders = Table.of(
                "Class loaders",
                "loaders",
                text("Loader", "name"),
                text("Address", "address"),
                count("Classes", "classes"),
                count("Objects", "objects"),
                bytes("Shallow", "shallowBytes"),
                bytes("Retained", "retainedBytes"),
                count("Duplicates", "duplicates"));
        rows.stream()
                .limit(most)
                .forEach(row -> loaders.row(
                        row.name(),
                        row.object().hexAddress(),
                        row.classes(),
                        row.objects(),
                        row.shallowBytes(),
                        row.retainedBytes(),
                        row.duplicates()));
        List<ClassLoaders.Duplicate> all = survey.duplicates();
        Table.Builder duplicates = Table.of(
                "Classes loaded several times",
                "duplicates",
                text("Class", "className"),
                count("Loaders", "loaders"),
                count("Objects", "objects"));
        all.stream().limit(most).forEach(each -> duplicates.row(each.className(), each.loaders(), each.objects()));
        return HeapDocument.of(
                "Class loaders of " + heap.file(),
                Facts.of(heap).add(count("loaders", "loaderCount"), rows.size()),
                loaders.total(rows.size()).build(),
                duplicates.total(all.size()).build());
    }

    /** Memory that could be had for nothing. */
    public HeapDocument waste() {
        heap.dump(); // without values the counts would be of nothing
        Waste waste = new Waste(heap);
        DuplicateStrings strings = waste.duplicateStrings(progress, cancellation);
        Table.Builder texts = Table.of(
                "Texts that strings repeat",
                "duplicateStrings",
                text("Text", "text"),
                count("Times", "count"),
                bytes("Wasted", "wastedBytes"));
        strings.texts().stream().limit(most).forEach(each -> texts.row(each.text(), each.count(), each.wastedBytes()));
        List<Waste.CollectionRow> all = waste.collections(progress, cancellation);
        Table.Builder collections = Table.of(
                "Empty and sparse collections",
                "collections",
                text("Class", "className"),
                count("Objects", "objects"),
                count("Empty", "empty"),
                bytes("Empty, size", "emptyBytes"),
                count("Sparse", "sparse"),
                bytes("Sparse, unused", "sparseBytes"));
        all.stream()
                .limit(most)
                .forEach(row -> collections.row(
                        row.className(),
                        row.objects(),
                        row.empty(),
                        row.emptyBytes(),
                        row.sparse(),
                        row.sparseBytes()));
        Facts facts = Facts.of(heap)
                .add(count("strings", "strings"), strings.strings())
                .add(count("of them copies", "duplicateStringCount"), strings.duplicates())
                .add(bytes("wasted by copies", "duplicateStringBytes"), strings.wastedBytes())
                .add(text("all texts compared", "allTextsCompared"), strings.isComplete());
        return HeapDocument.of(
                "Waste in " + heap.file(),
                facts,
                texts.total(strings.repeatedTexts()).build(),
                collections.total(all.size()).build(),
                classes("Boxed numbers", "boxes", waste.boxes()),
                classes("Primitive arrays of zeros", "zeroArrays", waste.zeroArrays(progress, cancellation)));
    }

    private static Table classes(String title, String jsonName, List<Waste.ClassRow> rows) {
        Table.Builder table = Table.of(
                title, jsonName, text("Class", "className"), count("Objects", "objects"), bytes("Shallow", "bytes"));
        rows.forEach(row -> table.row(row.className(), row.objects(), row.bytes()));
        return table.build();
    }

    /** Soft, weak, final and phantom references. */
    public HeapDocument references() {
        heap.dump(); // without values the counts would be of nothing
        ReferenceSurvey survey = new ReferenceSurvey(heap);
        Table.Builder strengths = Table.of(
                "References",
                "references",
                text("Kind", "kind"),
                count("Objects", "references"),
                count("Cleared", "cleared"),
                count("Only so reached", "onlyObjects"),
                bytes("Only so reached, size", "onlyBytes"));
        List<Table> tables = new ArrayList<>();
        for (ReferenceSurvey.Row row : survey.rows(progress, cancellation)) {
            String kind = row.strength().className();
            strengths.row(kind, row.references(), row.cleared(), row.onlyObjects(), row.onlyBytes());
            Table.Builder referents = Table.of(
                    "Referents of " + kind,
                    row.strength().name().toLowerCase(java.util.Locale.ROOT) + "Referents",
                    text("Class", "className"),
                    count("Objects", "objects"),
                    bytes("Retained", "retainedBytes"));
            row.referents().stream()
                    .limit(most)
                    .forEach(each -> referents.row(each.className(), each.objects(), each.retainedBytes()));
            tables.add(referents.total(row.referents().size()).build());
        }
        tables.addFirst(strengths.build());
        ReferenceSurvey.Finalizers finalizers = survey.finalizers(progress, cancellation);
        Facts facts = Facts.of(heap)
                .add(count("objects with a finalizer", "finalizable"), finalizers.registered())
                .add(count("waiting for the finalizer", "finalizerQueue"), Math.max(0, finalizers.queued()));
        return new HeapDocument("References of " + heap.file(), facts, tables, null);
    }
}
