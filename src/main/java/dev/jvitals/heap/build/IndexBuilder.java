package dev.jvitals.heap.build;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.column.IndexFileWriter;
import dev.jvitals.heap.column.Scratch;
import dev.jvitals.heap.graph.AddressMap;
import dev.jvitals.heap.graph.AddressSet;
import dev.jvitals.heap.graph.ReferenceRows;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.DumpFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Builds the index of one dump: addresses, classes and roots in a first pass over the file, references in a second, then
 * the graph's work. Cost: two reads of the file and, outside the Java heap, about 50 bytes for each object meanwhile.
 */
public final class IndexBuilder {
    /** Addresses are multiples of 8 in all dumps but those of old agents, which count from 1. */
    private static final int USUAL_SHIFT = 3;

    private final DumpFile file;
    private final BuildOptions options;
    private final Progress progress;
    private final Cancellation cancellation;
    private final Scratch scratch;
    private final Workers workers;
    private final int readers;
    private final List<String> notes = new ArrayList<>();

    private IndexBuilder(
            DumpFile file, BuildOptions options, Progress progress, Cancellation cancellation, Scratch scratch) {
        this.file = file;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
        this.scratch = scratch;
        this.workers = new Workers(Math.max(2, options.threads()), cancellation);
        this.readers = file.isRandomAccess() ? options.threads() : 1;
    }

    /**
     * Writes the index of {@code file} to {@code target} and finishes it. Throws {@link Failure} for a file that is no heap
     * dump or a disk that is full, {@link java.util.concurrent.CancellationException} when cancelled.
     */
    public static void build(
            DumpFile file, BuildOptions options, IndexFileWriter target, Progress progress, Cancellation cancellation)
            throws IOException {
        try (Scratch scratch = new Scratch(options.scratchFolder(), cancellation)) {
            IndexBuilder builder = new IndexBuilder(file, options, progress, cancellation, scratch);
            try (Workers workers = builder.workers) {
                builder.run(target);
                workers.threads();
            } catch (Failure | InternalError e) {
                scratch.closeNow(); // whoever tries another place needs the room
                throw e;
            }
        }
    }

    private void run(IndexFileWriter target) throws IOException {
        file.prepare(progress, cancellation);
        progress.phase("Finding records", 0);
        DumpDirectory directory = DumpDirectory.read(file, cancellation);
        notes.addAll(directory.notes());
        DumpDirectory.Dump dump = choose(directory);
        long bytes = dump.segments().stream()
                .mapToLong(each -> each.end() - each.start())
                .sum();
        int idBytes = directory.header().idBytes();

        FirstPass first = firstPass(dump, idBytes, bytes);
        ClassTable classes = new ClassTable(directory, first.classes);
        ObjectLayout layout = layout(first, classes, idBytes);
        RootTable roots = new RootTable(first.roots, first.addresses, classes);

        long objects = first.addresses.size();
        ObjectColumns columns = new ObjectColumns(scratch, objects, classes.size(), end(dump));
        columns.set(0, classes.loaderClass(), classes.get(classes.loaderClass()).instanceBytes, 0);
        ReferenceRows rows =
                new ReferenceRows(scratch, objects, first.mostReferences + stackReferences(roots), readers + 1);
        AtomicLong dangling = new AtomicLong();
        AtomicLong duplicates = new AtomicLong();
        boolean hasDuplicates = first.records != objects - 1;
        ReferenceScan.Shared shared = new ReferenceScan.Shared(
                file,
                idBytes,
                first.chunks,
                first.addresses,
                classes,
                layout,
                columns,
                rows,
                hasDuplicates,
                dangling,
                duplicates,
                new Ticker(progress, "Reading references", bytes),
                cancellation);
        workers.each(first.chunks.size(), hasDuplicates ? 1 : readers, () -> new ReferenceScan(shared));
        addStackReferences(rows, roots);
        noteOddities(classes, duplicates.get());

        GraphStage graph = new GraphStage(scratch, workers, progress, cancellation, target);
        graph.run(new GraphStage.Input(
                directory,
                first.addresses,
                classes,
                layout,
                roots,
                columns,
                rows,
                options.keepUnreachable(),
                dangling.get(),
                duplicates.get(),
                notes));
        target.bytes(IndexFormat.PLACES, file.places());
        target.finish();
    }

    private void noteOddities(ClassTable classes, long duplicates) {
        if (duplicates > 0) {
            notes.add("Objects whose id occurs twice in the file: " + duplicates + "; the first of each was taken.");
        }
        if (classes.cuts() > 0) {
            notes.add("Classes above themselves, or more than " + ClassTable.DEEPEST + " deep: " + classes.cuts()
                    + "; their fields from there up are missing.");
        }
    }

    private DumpDirectory.Dump choose(DumpDirectory directory) {
        List<DumpDirectory.Dump> dumps = directory.dumps();
        if (dumps.isEmpty()) {
            String found = notes.isEmpty() ? "none in the whole file" : "none. " + String.join(" ", notes);
            throw Failure.unreadable(file.path(), directory.header().bytes(), "a HEAP_DUMP record", found);
        }
        if (options.dump() == 0 && dumps.size() > 1) {
            throw new Failure(
                    Failure.Kind.USAGE,
                    file.path() + ": the file holds " + dumps.size() + " heap dumps; name one with --dump 1 to --dump "
                            + dumps.size() + ".");
        }
        if (options.dump() > dumps.size()) {
            throw new Failure(
                    Failure.Kind.USAGE,
                    file.path() + ": there is no dump " + options.dump() + "; the file holds " + dumps.size() + ".");
        }
        return dumps.get(Math.max(0, options.dump() - 1));
    }

    private static long end(DumpDirectory.Dump dump) {
        return dump.segments().isEmpty() ? 1 : dump.segments().getLast().end();
    }

    /** What the first pass found. */
    private record FirstPass(
            AddressMap addresses,
            List<Chunk> chunks,
            List<ClassDump> classes,
            List<RootRecord> roots,
            List<ArraySample> samples,
            long records,
            long addressBits,
            long mostReferences) {}

    private FirstPass firstPass(DumpDirectory.Dump dump, int idBytes, long bytes) {
        List<Chunk> chunks = Chunk.of(dump.segments());
        ChunkContents[] contents = new ChunkContents[chunks.size()];
        AddressMap addresses = scanAddresses(chunks, contents, idBytes, bytes, USUAL_SHIFT);
        if ((bits(contents) & ((1 << USUAL_SHIFT) - 1)) != 0) {
            scratch.free(addresses.memory());
            addresses = scanAddresses(chunks, contents, idBytes, bytes, 0);
        }
        for (ChunkContents each : contents) {
            notes.addAll(each.notes);
        }
        return new FirstPass(
                addresses,
                gather(contents, each -> each.parts),
                gather(contents, each -> each.classes),
                gather(contents, each -> each.roots),
                gather(contents, each -> each.samples),
                Arrays.stream(contents).mapToLong(each -> each.records).sum(),
                bits(contents),
                Arrays.stream(contents).mapToLong(each -> each.mostReferences).sum());
    }

    private static long bits(ChunkContents[] contents) {
        return Arrays.stream(contents).mapToLong(each -> each.addressBits).reduce(0, (a, b) -> a | b);
    }

    private static <T> List<T> gather(
            ChunkContents[] contents, java.util.function.Function<ChunkContents, Collection<T>> part) {
        List<T> all = new ArrayList<>();
        for (ChunkContents each : contents) {
            all.addAll(part.apply(each));
        }
        return all;
    }

    private AddressMap scanAddresses(List<Chunk> chunks, ChunkContents[] contents, int idBytes, long bytes, int shift) {
        Ticker ticker = new Ticker(progress, "Finding objects", bytes);
        List<AddressSet> sets = new ArrayList<>();
        workers.each(chunks.size(), readers, () -> {
            AddressSet set = new AddressSet(scratch, shift);
            synchronized (sets) {
                sets.add(set);
            }
            return new AddressScan(file, idBytes, set, chunks, contents, ticker, cancellation);
        });
        AddressMap addresses = AddressMap.join(scratch, sets);
        sets.forEach(AddressSet::free);
        return addresses;
    }

    private ObjectLayout layout(FirstPass first, ClassTable classes, int idBytes) {
        ObjectLayout given = options.layout();
        ObjectLayout layout =
                given != null ? given : LayoutGuess.of(first.addresses, first.samples, idBytes, first.addressBits);
        classes.apply(layout);
        return layout;
    }

    private static long stackReferences(RootTable roots) {
        // a thread's row is written a second time, with the stack's references behind its fields
        return roots.stackReferences().values().stream()
                .mapToLong(each -> each.size() + THREAD_FIELDS)
                .sum();
    }

    private static final int THREAD_FIELDS = 256;

    private static void addStackReferences(ReferenceRows rows, RootTable roots) {
        ReferenceRows.Pen pen = rows.new Pen();
        for (Map.Entry<Long, Set<Long>> each : roots.stackReferences().entrySet()) {
            long thread = each.getKey();
            long row = rows.row(thread);
            long length = row == 0 ? 0 : rows.length(row);
            pen.begin(length + each.getValue().size());
            for (long i = 0; i < length; i++) {
                pen.add(ReferenceRows.target(rows.cell(row + i)));
            }
            each.getValue().forEach(pen::add);
            pen.end(thread);
            rows.forget(length);
        }
        pen.done();
    }
}
