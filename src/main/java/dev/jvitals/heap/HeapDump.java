package dev.jvitals.heap;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.build.IndexFormat;
import dev.jvitals.heap.column.IndexFile;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.heap.store.BuildRequest;
import dev.jvitals.heap.store.IndexStore;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.DumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens heap dumps, and knows of their indexes. */
public final class HeapDump {
    private HeapDump() {}

    /**
     * Opens a dump; builds its index first where there is no good one. {@code file} is a dump, plain or gzipped, an index
     * file, or the name of a dump that is not there while its index is. Cost: seconds for each gigabyte the first time,
     * milliseconds after. Call it on a thread that may block. Throws {@link Failure} when the file is no heap dump or there
     * is no room, {@link java.util.concurrent.CancellationException} when cancelled; nothing is left behind then.
     */
    public static Heap open(Path file, OpenOptions options, Progress progress, Cancellation cancellation) {
        try {
            return isIndex(file) ? openIndex(file) : openDump(file, options, progress, cancellation);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": cannot be read: " + reason(e), e);
        }
    }

    /** How many heap dumps a file holds, usually one. Cost: a jump over each of its segments. */
    public static int dumpsIn(Path file, Cancellation cancellation) {
        try (DumpFile dump = DumpFile.open(file)) {
            return DumpDirectory.read(dump, cancellation).dumps().size();
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": cannot be read: " + reason(e), e);
        }
    }

    /** The index files of a dump, those in the cache folder included. */
    public static List<Path> indexes(Path file, OpenOptions options) throws IOException {
        return store(file, options).list();
    }

    /** Deletes the index files of a dump; returns which. */
    public static List<Path> deleteIndexes(Path file, OpenOptions options) throws IOException {
        return store(file, options).delete();
    }

    private static boolean isIndex(Path file) {
        return file.toString().endsWith(IndexStore.SUFFIX);
    }

    private static Heap openIndex(Path file) throws IOException {
        IndexFile index = new IndexFile(file, IndexFormat.VERSION);
        try {
            return heap(file, index, null);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Failure(
                    Failure.Kind.INPUT,
                    file + ": the index was made by another version of JVitals; open its dump to make it again.",
                    e);
        }
    }

    private static Heap openDump(Path file, OpenOptions options, Progress progress, Cancellation cancellation)
            throws IOException {
        if (Files.isDirectory(file)) {
            throw new Failure(Failure.Kind.INPUT, file + ": is a folder, not a heap dump.");
        }
        IndexStore store = store(file, options);
        String variant = variant(options);
        IndexFile index = options.rebuild() ? null : store.find(variant);
        if (!Files.exists(file)) {
            if (index == null) {
                throw new Failure(Failure.Kind.INPUT, file + ": there is no such file.");
            }
            return heap(file, index, null);
        }
        DumpFile dump = DumpFile.open(file);
        boolean opened = false;
        try {
            Heap heap = index == null ? null : heapOrNull(file, index, dump);
            if (heap == null) {
                int threads = Runtime.getRuntime().availableProcessors();
                BuildRequest request = new BuildRequest(variant, options.keepUnreachable(), options.layout(), threads);
                heap = heap(file, store.build(dump, options.dump(), request, progress, cancellation), dump);
            }
            opened = true;
            return heap;
        } finally {
            if (!opened) {
                dump.close();
            }
        }
    }

    /** Null where the index is not one that this program can use, whatever is wrong with it: the dump is there to make another. */
    private static @Nullable Heap heapOrNull(Path file, IndexFile index, DumpFile dump) {
        try {
            return heap(file, index, dump);
        } catch (IOException | RuntimeException e) {
            System.getLogger(HeapDump.class.getName())
                    .log(System.Logger.Level.INFO, index.path() + " cannot be used and is made again", e);
            return null;
        }
    }

    private static Heap heap(Path file, IndexFile index, @Nullable DumpFile dump) throws IOException {
        boolean opened = false;
        try {
            Heap heap = new Heap(file, index, dump);
            if (dump != null) {
                dump.readByPlaces(index.bytes(IndexFormat.PLACES));
            }
            opened = true;
            return heap;
        } finally {
            if (!opened) {
                index.close();
            }
        }
    }

    private static IndexStore store(Path file, OpenOptions options) {
        Path given = options.cacheFolder();
        return new IndexStore(file, given == null ? IndexStore.userCacheFolder() : given);
    }

    /** Options that change what an index holds are part of its name. */
    private static String variant(OpenOptions options) {
        StringBuilder variant = new StringBuilder();
        if (options.dump() > 1) {
            variant.append("dump").append(options.dump());
        }
        if (options.keepUnreachable()) {
            variant.append(variant.isEmpty() ? "" : "-").append("unreachable");
        }
        ObjectLayout layout = options.layout();
        if (layout != null) {
            variant.append(variant.isEmpty() ? "" : "-")
                    .append("layout-")
                    .append(layout.headerBytes())
                    .append('-')
                    .append(layout.referenceBytes())
                    .append('-')
                    .append(layout.alignmentBytes())
                    .append(layout.denseArrays() ? "-dense" : "");
        }
        return variant.toString();
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + " " + message;
    }
}
