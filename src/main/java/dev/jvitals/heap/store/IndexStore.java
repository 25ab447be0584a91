package dev.jvitals.heap.store;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.HomeFolders;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.build.BuildOptions;
import dev.jvitals.heap.build.IndexBuilder;
import dev.jvitals.heap.build.IndexFormat;
import dev.jvitals.heap.column.IndexFile;
import dev.jvitals.heap.column.IndexFileWriter;
import dev.jvitals.hprof.DumpFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds, builds, lists and deletes the indexes of one dump. */
public final class IndexStore {
    /** Index files end so. */
    public static final String SUFFIX = ".jvidx";

    private final Path dump;
    private final Path cacheFolder;

    /** The indexes of {@code dump}, beside it or in {@code cacheFolder}. */
    public IndexStore(Path dump, Path cacheFolder) {
        this.dump = dump.toAbsolutePath();
        this.cacheFolder = cacheFolder;
    }

    /** The user's cache folder: {@code $XDG_CACHE_HOME/jvitals}, {@code ~/.cache/jvitals}. */
    public static Path userCacheFolder() {
        return HomeFolders.named("XDG_CACHE_HOME", ".cache").resolve("jvitals");
    }

    /** A good index of that variant, null where there is none. Damaged and outdated ones are deleted. */
    public @Nullable IndexFile find(String variant) throws IOException {
        DumpKey expected = Files.exists(dump) ? DumpKey.of(dump, variant) : null;
        for (Path each : places(variant)) {
            if (Files.isRegularFile(each)) {
                IndexFile index = check(each, variant, expected);
                if (index != null) {
                    return index;
                }
            }
        }
        return null;
    }

    private static @Nullable IndexFile check(Path file, String variant, @Nullable DumpKey expected) throws IOException {
        IndexFile index = null;
        try {
            index = new IndexFile(file, IndexFormat.VERSION);
            DumpKey key = DumpKey.read(index.key());
            if (expected == null ? key.variant().equals(variant) : key.isSameDump(expected)) {
                index.verifySmall();
                return index;
            }
        } catch (Failure e) {
            System.getLogger(IndexStore.class.getName()).log(System.Logger.Level.DEBUG, e.sentence());
        }
        if (index != null) {
            index.close();
        }
        if (expected != null) {
            Files.deleteIfExists(file);
        }
        return null;
    }

    /** Builds the index of that variant and opens it. Leaves nothing behind when it fails or is cancelled. */
    public IndexFile build(
            DumpFile file, int dumpNumber, BuildRequest request, Progress progress, Cancellation cancellation)
            throws IOException {
        DumpKey key = DumpKey.of(dump, request.variant());
        Failure refused = null;
        for (Path each : places(request.variant())) {
            Path folder = each.toAbsolutePath().getParent();
            if (folder == null || !Places.isUsable(folder, dump)) {
                continue;
            }
            try (TemporaryFile temporary = TemporaryFile.beside(each)) {
                write(file, dumpNumber, request, key, temporary, progress, cancellation);
                if (!DumpKey.of(dump, request.variant()).isSameDump(key)) {
                    throw new Failure(
                            Failure.Kind.INPUT, dump + ": the dump changed while it was read; open it again.");
                }
                temporary.moveTo(each);
            } catch (NotWritable e) {
                refused = new Failure(Failure.Kind.MACHINE, folder + ": cannot be written: " + e.getMessage(), e);
                continue;
            } catch (InternalError e) { // how Java tells that a page of a mapped file found no place on the disk
                refused = new Failure(
                        Failure.Kind.MACHINE, folder + ": the disk became full while the index was made", e);
                continue;
            } catch (Failure e) {
                if (e.kind() != Failure.Kind.MACHINE) {
                    throw e;
                }
                refused = e; // the other place may have room
                continue;
            }
            return new IndexFile(each, IndexFormat.VERSION);
        }
        throw refused != null
                ? refused
                : new Failure(
                        Failure.Kind.MACHINE,
                        "There is no folder for the index of " + dump + ": neither " + dump.getParent() + " nor "
                                + cacheFolder + " can be written or has room.");
    }

    private void write(
            DumpFile file,
            int dumpNumber,
            BuildRequest request,
            DumpKey key,
            TemporaryFile temporary,
            Progress progress,
            Cancellation cancellation)
            throws IOException {
        Path folder = temporary.path().toAbsolutePath().getParent();
        BuildOptions options = new BuildOptions(
                dumpNumber,
                request.keepUnreachable(),
                request.layout(),
                request.threads(),
                folder == null ? Path.of(".") : folder);
        try (IndexFileWriter writer = new IndexFileWriter(
                temporary.path(), temporary.open(), IndexFormat.VERSION, key.toBytes(), cancellation)) {
            IndexBuilder.build(file, options, writer, progress, cancellation);
        }
    }

    /** All index files of the dump, of any variant and state. */
    public List<Path> list() throws IOException {
        List<Path> found = new ArrayList<>();
        Path beside = dump.getParent();
        if (beside != null) {
            add(found, beside, dump.getFileName() + "");
        }
        add(found, cacheFolder, Places.cachedName(dump));
        return found;
    }

    private static void add(List<Path> found, Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(each -> Places.isIndexOf(each, name)).sorted().forEach(found::add);
        }
    }

    /** Deletes all index files of the dump; returns which. */
    public List<Path> delete() throws IOException {
        List<Path> all = list();
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
        return all;
    }

    private List<Path> places(String variant) {
        String end = (variant.isEmpty() ? "" : "." + variant) + SUFFIX;
        return List.of(
                dump.resolveSibling(dump.getFileName() + end), cacheFolder.resolve(Places.cachedName(dump) + end));
    }
}
