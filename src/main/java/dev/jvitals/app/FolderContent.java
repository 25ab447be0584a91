package dev.jvitals.app;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Printable;
import dev.jvitals.session.files.FileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files in a folder that is opened, without its subfolders.
 *
 * @param known the files of each known kind, by name
 * @param leftOut one sentence on the files that are not opened, and why; empty where there are none
 */
record FolderContent(Map<FileKind, List<Path>> known, String leftOut) {
    /** Each file but thread dumps has a tab of its own: nobody reads more at once. */
    static final int MOST_TABS = 20;

    private static final int NAMED = 3;

    /** Looks into each file of the folder. Slow; throws {@link Failure} where the folder cannot be read. */
    static FolderContent of(Path folder, Cancellation cancellation) {
        Map<FileKind, List<Path>> known = new EnumMap<>(FileKind.class);
        List<Path> unknown = new ArrayList<>();
        List<Path> unreadable = new ArrayList<>();
        List<Path> tooMany = new ArrayList<>();
        int tabs = 0;
        for (Path file : files(folder)) {
            cancellation.check();
            try {
                FileKind kind = FileKind.of(file, cancellation);
                if (kind == FileKind.UNKNOWN) {
                    unknown.add(file);
                } else if (kind != FileKind.THREAD_DUMP && ++tabs > MOST_TABS) {
                    tooMany.add(file);
                } else {
                    known.computeIfAbsent(kind, _ -> new ArrayList<>()).add(file);
                }
            } catch (Failure e) {
                unreadable.add(file);
            }
        }
        String why = Stream.of(
                        part(unknown, "of no kind that JVitals knows"),
                        part(unreadable, "not readable"),
                        part(tooMany, "beyond " + MOST_TABS + " tabs at once"))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
        return new FolderContent(known, why.isEmpty() ? "" : "Left out of " + name(folder) + ": " + why + ".");
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith(".") && !name(file).endsWith(".jvidx")) // indexes are ours
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, folder + ": the folder cannot be read: " + e.getMessage(), e);
        }
    }

    private static String part(List<Path> files, String why) {
        if (files.isEmpty()) {
            return "";
        }
        String names = files.stream().limit(NAMED).map(FolderContent::name).collect(Collectors.joining(", "));
        int more = files.size() - NAMED;
        return names + (more > 0 ? " and %,d more".formatted(more) : "") + " (" + why + ")";
    }

    private static String name(Path path) {
        return Printable.line(String.valueOf(path.getFileName()));
    }
}
