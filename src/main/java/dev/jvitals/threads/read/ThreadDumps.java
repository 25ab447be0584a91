package dev.jvitals.threads.read;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.read.ThreadDumpFile.Skipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where thread dumps are read. Blocks; safe for many threads. */
public final class ThreadDumps {
    private static final int SNIFF_BYTES = 4096;

    private ThreadDumps() {}

    /**
     * Reads all dumps in a file, a {@code .gz} file or a folder of them. Cost: one pass over the input; memory grows with
     * distinct stacks and names. Throws {@link Failure} of kind INPUT where nothing can be read or no thread is in it.
     */
    public static ThreadDumpFile read(Path path, Cancellation cancellation) {
        return read(path, DumpFiles.list(path), cancellation);
    }

    /** As {@link #read(Path, Cancellation)} for several files or folders that are looked at together. */
    public static ThreadDumpFile read(List<Path> paths, Cancellation cancellation) {
        if (paths.size() == 1) {
            return read(paths.getFirst(), cancellation);
        }
        List<Path> files =
                paths.stream().flatMap(path -> DumpFiles.list(path).stream()).toList();
        return read(DumpFiles.commonFolder(paths), files, cancellation);
    }

    private static ThreadDumpFile read(Path path, List<Path> files, Cancellation cancellation) {
        Interner interner = new Interner();
        List<Result> results = files.parallelStream()
                .map(file -> read(file, interner, cancellation))
                .toList();
        cancellation.check();
        List<ThreadDump> dumps =
                results.stream().flatMap(result -> result.dumps().stream()).toList();
        List<Skipped> skipped = results.stream()
                .filter(result -> !result.why().isEmpty())
                .map(result -> new Skipped(result.file(), result.why()))
                .toList();
        if (dumps.isEmpty()) {
            throw new Failure(Failure.Kind.INPUT, nothing(path, skipped));
        }
        long outsideLines = results.stream().mapToLong(Result::outsideLines).sum();
        return new ThreadDumpFile(path, Companions.join(inOrder(dumps)), outsideLines, skipped);
    }

    /** One file's dumps, and what could not be read of it; dumps read before the trouble are kept. */
    private record Result(Path file, List<ThreadDump> dumps, long outsideLines, String why) {}

    private static Result read(Path file, Interner interner, Cancellation cancellation) {
        DumpCollector collector = new DumpCollector(file.toString());
        IOException failure;
        try (DumpSource in = DumpFiles.open(file)) {
            read(in, collector, new FileInterner(interner), cancellation);
            failure = in.failure();
        } catch (IOException e) {
            failure = e;
        }
        String why = failure == null ? "" : DumpFiles.reason(failure);
        collector.end();
        if (why.isEmpty() && collector.dumps().isEmpty()) {
            why = "no thread of any known dump format is in it";
        }
        return new Result(file, Companions.join(collector.dumps()), collector.outsideLines(), why);
    }

    /** Reads all dumps out of text that is in memory, such as a live JVM's answer; may find none. */
    public static List<ThreadDump> parse(String text, String origin) {
        DumpCollector collector = new DumpCollector(origin);
        try {
            read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    collector,
                    new FileInterner(new Interner()),
                    new Cancellation());
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, origin + ": " + DumpFiles.reason(e), e);
        }
        return List.copyOf(Companions.join(collector.dumps()));
    }

    private static void read(InputStream in, DumpCollector collector, FileInterner interner, Cancellation cancellation)
            throws IOException {
        PushbackInputStream text = new PushbackInputStream(Text.utf8(in), SNIFF_BYTES);
        byte[] head = text.readNBytes(SNIFF_BYTES);
        text.unread(head);
        if (isJson(head)) {
            new JsonDumpReader(collector, interner).read(text, cancellation);
        } else {
            new TextReader(collector, interner).read(text, cancellation);
        }
    }

    /** An object that begins with a member of a dump; a container's log has JSON too, but a line of it for each line. */
    private static boolean isJson(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8).stripLeading();
        return text.startsWith("{")
                && (text.contains("\"threadDump\"") || text.contains("\"threadName\"") || text.contains("\"threads\""));
    }

    private static String nothing(Path path, List<Skipped> skipped) {
        return skipped.size() == 1
                ? path + ": " + skipped.getFirst().why()
                : path + ": no thread dump in " + skipped.size() + " files";
    }

    private static List<ThreadDump> inOrder(List<ThreadDump> dumps) {
        List<ThreadDump> sorted = new ArrayList<>(dumps);
        if (dumps.stream().allMatch(dump -> dump.at() != null)) {
            sorted.sort(Comparator.comparing(ThreadDump::at));
        }
        return sorted;
    }
}
