package dev.jvitals.ui.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Failure;
import dev.jvitals.support.FxToolkit;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TasksTest {
    private final Tasks hereAndNow = new Tasks(Runnable::run, Runnable::run);

    @Test
    void what_comes_out_reaches_the_screen_and_the_job_leaves_the_list() {
        List<String> results = new ArrayList<>();
        Job<String> job = hereAndNow
                .run("Counting", (_, _) -> "42")
                .onSuccess(results::add)
                .start();
        assertThat(results).containsExactly("42");
        assertThat(job.state().get()).isEqualTo(Job.State.DONE);
        assertThat(hereAndNow.running()).isEmpty();
    }

    @Test
    void a_failure_is_a_sentence_and_an_unexpected_one_too() {
        List<String> sentences = new ArrayList<>();
        hereAndNow
                .run("Reading", (_, _) -> {
                    throw new Failure(Failure.Kind.INPUT, "a.hprof: cut short");
                })
                .onFailure(f -> sentences.add(f.sentence()))
                .start();
        hereAndNow
                .run("Reading", (_, _) -> {
                    throw new IllegalStateException("odd");
                })
                .onFailure(f -> sentences.add(f.sentence()))
                .start();
        assertThat(sentences)
                .containsExactly(
                        "a.hprof: cut short", "Reading failed unexpectedly: java.lang.IllegalStateException: odd");
    }

    @Test
    void what_fails_once_it_is_cancelled_was_cancelled() {
        List<String> sentences = new ArrayList<>();
        List<Runnable> background = new ArrayList<>();
        Job<String> job = new Tasks(background::add, Runnable::run)
                .<String>run("Reading", (_, _) -> {
                    throw new IllegalStateException("closed meanwhile");
                })
                .onFailure(f -> sentences.add(f.sentence()))
                .start();
        job.cancel();
        background.getFirst().run();
        assertThat(job.state().get()).isEqualTo(Job.State.CANCELLED);
        assertThat(sentences).isEmpty();
    }

    @Test
    void a_mapped_file_that_another_program_cuts_fails_the_work_and_nothing_else(@TempDir Path folder)
            throws IOException {
        List<String> sentences = new ArrayList<>();
        Path file = Files.write(folder.resolve("mapped"), new byte[1 << 16]);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            MappedByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, 1 << 16);
            channel.truncate(0);
            Job<Integer> job = hereAndNow
                    .run("Reading", (_, _) -> (int) mapped.get(1 << 15))
                    .onFailure(f -> sentences.add(f.sentence()))
                    .start();
            assertThat(job.state().get()).isEqualTo(Job.State.FAILED);
        }
        assertThat(sentences).singleElement().asString().contains("cut the file short");
    }

    @Test
    void work_runs_off_the_javafx_thread_can_be_cancelled_and_tells_progress() throws InterruptedException {
        Tasks tasks = FxToolkit.call(Tasks::forWindow);
        CountDownLatch atWork = new CountDownLatch(1);
        Job<String> job = FxToolkit.call(() -> tasks.<String>run("Waiting", (progress, cancellation) -> {
                    assertThat(Platform.isFxApplicationThread()).isFalse();
                    progress.phase("scan", 10);
                    progress.at(5);
                    atWork.countDown();
                    while (true) {
                        cancellation.check();
                    }
                })
                .start());
        atWork.await();
        FxToolkit.await(
                "progress shown",
                () -> job.share().get() == 0.5 && "scan".equals(job.phase().get()));
        FxToolkit.run(job::cancel);
        FxToolkit.await(
                "cancelled",
                () -> job.state().get() == Job.State.CANCELLED
                        && tasks.running().isEmpty());
        FxToolkit.run(tasks::close);
    }
}
