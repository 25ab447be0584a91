package dev.jvitals.session.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Failure;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.session.diagnose.DiagnosisWatch.State;
import dev.jvitals.session.live.LiveOptions;
import dev.jvitals.session.live.LiveTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles go where none can be made, so that each try is told of at once. */
class TriggerWatchTest {
    private static final State CRITICAL = new State(
            1,
            List.of(new TrackedFinding(
                    1, new FindingBuilder("deadlock", Severity.CRITICAL, "two wait").build(), 0, 0, false)),
            List.of());

    @TempDir
    Path folder;

    private final History history = new History();
    private final List<Failure> tries = new ArrayList<>();
    private LiveTarget target;
    private Collecting settings;

    @BeforeEach
    void watch() throws IOException {
        target = LiveTarget.watch(
                ProcessHandle.current().pid(), new LiveOptions(Duration.ofSeconds(60), false, false), history);
        settings = by("critical", 10);
    }

    @AfterEach
    void close() {
        target.close();
    }

    private Collecting by(String trigger, int keep) throws IOException {
        Path file = folder.resolve("file");
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        return new Collecting(List.of(Trigger.parse(trigger)), file, keep, false);
    }

    private TriggerWatch watch(Duration pause) {
        return new TriggerWatch(target, history, () -> settings, pause, _ -> {}, tries::add);
    }

    @Test
    void a_change_of_the_settings_does_not_end_the_pause() throws IOException {
        TriggerWatch watch = watch(TriggerWatch.PAUSE);
        watch.accept(CRITICAL);
        settings = by("critical", 5);
        watch.accept(CRITICAL);
        settings = by("deadlock", 5);
        watch.accept(CRITICAL);
        assertThat(tries).hasSize(1);
    }

    @Test
    void a_change_of_the_settings_counts_at_the_next_look() throws IOException {
        settings = by("heap-leak", 10);
        TriggerWatch watch = watch(TriggerWatch.PAUSE);
        watch.accept(CRITICAL);
        assertThat(tries).isEmpty();
        settings = by("deadlock", 10);
        watch.accept(CRITICAL);
        assertThat(tries).hasSize(1);
    }

    @Test
    void there_is_a_bound_to_how_many_are_taken_however_often_the_settings_change() throws IOException {
        TriggerWatch watch = watch(Duration.ZERO);
        for (int i = 1; i <= 50; i++) {
            settings = by("critical", i);
            watch.accept(CRITICAL);
        }
        assertThat(tries).hasSize(20);
    }
}
