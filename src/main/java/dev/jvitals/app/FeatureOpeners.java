package dev.jvitals.app;

import dev.jvitals.base.Failure;
import dev.jvitals.session.files.FileKind;
import dev.jvitals.ui.shell.Openers;
import dev.jvitals.ui.shell.Workbench;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Which feature opens what: a file's kind is told from its content, off the JavaFX thread. */
final class FeatureOpeners implements Openers {
    private static final String UNKNOWN =
            ": none of the files that JVitals knows: a heap dump, thread dumps, a garbage collection log, a flight"
                    + " recording, a native memory summary, a crash report or a recording of its own";

    private final Map<FileKind, BiConsumer<List<Path>, Workbench>> byKind = new EnumMap<>(FileKind.class);
    private final BiConsumer<Long, Workbench> jvm;

    FeatureOpeners(BiConsumer<Long, Workbench> jvm) {
        this.jvm = jvm;
    }

    /** Each file of this kind in a view of its own. */
    FeatureOpeners each(FileKind kind, BiConsumer<Path, Workbench> opener) {
        return together(kind, (files, workbench) -> files.forEach(file -> opener.accept(file, workbench)));
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
                        recognised.add(Recognised.of(file, () -> FileKind.of(file, cancellation)));
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
            }
        }
        for (FileKind kind : FileKind.values()) {
            List<Path> ofKind = files.stream()
                    .filter(file -> file.kind == kind)
                    .map(Recognised::file)
                    .toList();
            if (!ofKind.isEmpty()) {
                byKind.getOrDefault(kind, (refused, bench) -> refuse(kind, refused.getFirst(), bench))
                        .accept(ofKind, workbench);
            }
        }
    }

    private static void refuse(FileKind kind, Path file, Workbench workbench) {
        String what = kind == FileKind.UNKNOWN ? UNKNOWN : ": a " + kind.label() + ", for which there is no view yet";
        workbench.show(new Failure(Failure.Kind.INPUT, file + what));
    }

    /** One file looked at: its kind, or why it could not be told. */
    private record Recognised(
            Path file,
            @org.jspecify.annotations.Nullable FileKind kind,
            @org.jspecify.annotations.Nullable Failure failure) {
        static Recognised of(Path file, java.util.function.Supplier<FileKind> look) {
            try {
                FileKind kind = look.get();
                return kind == FileKind.UNKNOWN && isEmpty(file)
                        ? new Recognised(file, null, new Failure(Failure.Kind.INPUT, file + ": the file is empty"))
                        : new Recognised(file, kind, null);
            } catch (Failure e) {
                return new Recognised(file, null, e);
            }
        }

        /** One that cannot be asked for its size is not. */
        private static boolean isEmpty(Path file) {
            return file.toFile().isFile() && file.toFile().length() == 0;
        }
    }
}
