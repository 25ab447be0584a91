package dev.jvitals.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.session.files.FileKind;
import dev.jvitals.support.Await;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderOpeningTest {
    private static final String DUMP = """
            2026-11-28 23:45:45
            Full thread dump OpenJDK 64-Bit Server VM (25.0.3+9-LTS mixed mode, sharing):

            "main" #1 [12] prio=5 os_prio=0 cpu=1.00ms elapsed=2.00s tid=0x00007f nid=12 runnable  [0x00007f]
               java.lang.Thread.State: RUNNABLE
            \tat com.example.Main.main(Main.java:1)
            """;
    private static final String GC_LOG = "[0.005s][info][gc] Using G1\n[0.120s][info][gc] GC(0) Pause Young (Normal)"
            + " (G1 Evacuation Pause) 24M->3M(256M) 2.145ms\n";

    @TempDir
    Path folder;

    private final Map<FileKind, List<Path>> opened = new ConcurrentHashMap<>();
    private final FeatureOpeners openers = new FeatureOpeners((_, _) -> {})
            .together(FileKind.THREAD_DUMP, (files, _) -> opened.put(FileKind.THREAD_DUMP, files))
            .together(FileKind.GC_LOG, (files, _) -> opened.put(FileKind.GC_LOG, files));

    @Test
    void all_known_kinds_of_a_folder_are_opened_and_one_sentence_names_the_rest() throws IOException {
        Path one = Files.writeString(folder.resolve("one.txt"), DUMP);
        Path two = Files.writeString(folder.resolve("two.txt"), DUMP);
        Path log = Files.writeString(folder.resolve("gc.log"), GC_LOG);
        Files.writeString(folder.resolve("notes.md"), "nothing\n");
        Files.writeString(folder.resolve(".hidden"), "nothing\n");
        open();
        assertThat(opened).isEqualTo(Map.of(FileKind.THREAD_DUMP, List.of(one, two), FileKind.GC_LOG, List.of(log)));
        assertThat(FolderContent.of(folder, new Cancellation()).leftOut())
                .isEqualTo("Left out of " + folder.getFileName() + ": notes.md (of no kind that JVitals knows).");
    }

    @Test
    void a_folder_of_thread_dumps_alone_is_opened_as_one() throws IOException {
        Files.writeString(folder.resolve("one.txt"), DUMP);
        Files.writeString(folder.resolve("two.txt"), DUMP);
        open();
        assertThat(opened).isEqualTo(Map.of(FileKind.THREAD_DUMP, List.of(folder)));
    }

    @Test
    void a_folder_of_many_files_does_not_fill_the_window_with_tabs() throws IOException {
        for (int i = 100; i < 100 + FolderContent.MOST_TABS + 5; i++) {
            Files.writeString(folder.resolve("gc-" + i + ".log"), GC_LOG);
        }
        FolderContent content = FolderContent.of(folder, new Cancellation());
        assertThat(content.known().get(FileKind.GC_LOG)).hasSize(FolderContent.MOST_TABS);
        assertThat(content.leftOut())
                .endsWith("gc-120.log, gc-121.log, gc-122.log and 2 more (beyond 20 tabs at once).");
    }

    private void open() {
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        FxToolkit.run(() -> openers.openFiles(List.of(folder), workbench));
        Await.until("the folder is looked at and opened", () -> !opened.isEmpty());
        FxToolkit.run(workbench.tasks()::close); // what was opened at once was opened in one go
    }
}
