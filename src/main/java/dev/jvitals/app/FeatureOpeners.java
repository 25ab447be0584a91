package dev.jvitals.app;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.session.files.FileKind;
import dev.jvitals.ui.shell.Addresses;
import dev.jvitals.ui.shell.Openers;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Which feature opens what: a file's kind is told from its content, off the JavaFX thread. */
final class FeatureOpeners implements Openers {
    private static final String UNKNOWN =
            ": none of the files that JVitals knows: a heap dump, thread dumps, a garbage collection log, a flight"
                    + " recording, a native memory summary, a crash report or a recording of its own";

    private static final String NOTHING_KNOWN = ": no file in this folder is of a kind that JVitals knows";

    private final Map<FileKind, BiConsumer<List<Path>, Workbench>> byKind = new EnumMap<>(FileKind.class);
    private final BiConsumer<Long, Workbench> jvm;

    FeatureOpeners(BiConsumer<Long, Workbench> jvm) {
        this.jvm = jvm;
    }

    /** Each file of this kind in a view of its own. */
    FeatureOpeners each(FileKind kind, BiConsumer<Path, Workbench> opener) {
        return together(
                kind,
                (files, workbench) ->
                        files.forEach(file -> opener.accept(file, workbench.about(Addresses.ofFile(file)))));
    }

    /** All files of this kind that are opened at once in one view. */
    FeatureOpeners together(FileKind kind, BiConsumer<List<Path>, Workbench> opener) {
        byKind.put(kind, opener);
        return this;
    }

    @Override
    public void openJvm(long pid, Workbench workbench) {
        jvm.accept(pid, workbench);
    }

    @Override
    public void openFiles(List<Path> files, Workbench workbench) {
        String what = files.size() == 1 ? files.getFirst().getFileName() + "" : files.size() + " files";
        workbench
                .tasks()
                .run("Looking at " + what, (_, cancellation) -> {
                    List<Recognised> recognised = new ArrayList<>();
                    for (Path file : files) {
                        recognised.addAll(
                                Files.isDirectory(file)
                                        ? Recognised.in(file, cancellation)
                                        : List.of(Recognised.of(file, () -> FileKind.of(file, cancellation))));
                    }
                    return recognised;
                })
                .onSuccess(recognised -> open(recognised, workbench))
                .onFailure(workbench::show)
                .start();
    }

    private void open(List<Recognised> files, Workbench workbench) {
        for (Recognised file : files) {
            if (file.failure != null) {
                workbench.show(file.failure);
            } else if (!file.leftOut.isEmpty()) {
                workbench.say(file.leftOut);
            }
        }
        for (FileKind kind : FileKind.values()) {
            List<Path> ofKind = files.stream()
                    .filter(file -> file.kind == kind)
                    .map(Recognised::file)
                    .toList();
            if (!ofKind.isEmpty()) {
                byKind.getOrDefault(kind, (refused, bench) -> refuse(kind, refused.getFirst(), bench))
                        .accept(ofKind, workbench.about(Addresses.ofFiles(ofKind)));
            }
        }
    }

    private static void refuse(FileKind kind, Path file, Workbench workbench) {
        String what = kind == FileKind.UNKNOWN
                ? (Files.isDirectory(file) ? NOTHING_KNOWN : UNKNOWN)
                : ": a " + kind.label() + ", for which there is no view yet";
        workbench.show(new Failure(Failure.Kind.INPUT, file + what));
    }

    /** One file looked at: its kind, or why it could not be told; what was left out of the folder that it was in. */
    private record Recognised(
            Path file,
            @org.jspecify.annotations.Nullable FileKind kind,
            @org.jspecify.annotations.Nullable Failure failure,
            String leftOut) {
        /** The known files of a folder. One of thread dumps alone is opened as a folder, with those below it. */
        static List<Recognised> in(Path folder, Cancellation cancellation) {
            FolderContent content;
            try {
                content = FolderContent.of(folder, cancellation);
            } catch (Failure e) {
                return List.of(new Recognised(folder, null, e, ""));
            }
            Set<FileKind> kinds = content.known().keySet();
            if (kinds.isEmpty()) {
                return List.of(new Recognised(folder, FileKind.UNKNOWN, null, ""));
            } else if (kinds.equals(Set.of(FileKind.THREAD_DUMP))) {
                return List.of(new Recognised(folder, FileKind.THREAD_DUMP, null, content.leftOut()));
            }
            List<Recognised> all = new ArrayList<>();
            content.known()
                    .forEach((kind, files) ->
                            files.forEach(file -> all.add(new Recognised(file, kind, null, content.leftOut()))));
            return all;
        }

        static Recognised of(Path file, java.util.function.Supplier<FileKind> look) {
            try {
                FileKind kind = look.get();
                return kind == FileKind.UNKNOWN && isEmpty(file)
                        ? new Recognised(file, null, new Failure(Failure.Kind.INPUT, file + ": the file is empty"), "")
                        : new Recognised(file, kind, null, "");
            } catch (Failure e) {
                return new Recognised(file, null, e, "");
            }
        }

        /** One that cannot be asked for its size is not. */
        private static boolean isEmpty(Path file) {
            return file.toFile().isFile() && file.toFile().length() == 0;
        }
    }
}
