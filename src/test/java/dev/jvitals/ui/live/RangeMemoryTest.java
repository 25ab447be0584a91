package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.base.Unit;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.recording.RecordingReader;
import dev.jvitals.metrics.recording.RecordingWriter;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.ui.chart.TimeAxis;
import dev.jvitals.ui.settings.Settings;
import dev.jvitals.ui.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much of the time is shown comes back with a tab, and after a restart. */
class RangeMemoryTest {
    private static final long BEGIN = 1_790_000_000_000L;
    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    private Settings settings = new Settings();

    /** What the next start reads. */
    private void restart() throws IOException {
        SettingsFile file = new SettingsFile(folder.resolve("settings.json"));
        file.take(settings);
        file.write();
        settings = file.load().settings();
    }

    /** Opens a tab, does something with it, and closes it. */
    private void tab(Watched watched, Consumer<JvmView> work) {
        FxToolkit.run(() -> {
            JvmView view = new JvmView(watched, new FakeWorkbench(settings));
            try {
                work.accept(view);
            } finally {
                view.close();
            }
        });
    }

    private static void press(JvmView view, String button) {
        ((Button) view.content().lookupAll(".time-bar > .button").stream()
                        .filter(node ->
                                node instanceof Button found && found.getText().equals(button))
                        .findFirst()
                        .orElseThrow())
                .fire();
    }

    private static TimeAxis axis(JvmView view) {
        return view.charts().axis();
    }

    private Path recording(String name, long begin, long lastsMillis) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Series series = new Series("heap.used", "used", Unit.BYTES, "test", "test");
        try (RecordingWriter writer = RecordingWriter.create(file, Map.of("pid", "4711"))) {
            for (long at = begin; at <= begin + lastsMillis; at += MINUTE) {
                writer.sample(series, at, 1);
            }
        }
        return file;
    }

    private static Watched read(Path file) {
        return new WatchedRecording(RecordingReader.read(file, Progress.NONE, new Cancellation()));
    }

    @Test
    void the_span_of_a_jvm_comes_back_following_now_though_the_screen_was_paused() throws Exception {
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m"))) {
            tab(WatchedJvm.open(child.pid(), failure -> {}), view -> {
                press(view, "30 min");
                axis(view).show(BEGIN, BEGIN + 5_000); // a look at a part is none of it
            });
            restart();
            tab(WatchedJvm.open(child.pid(), failure -> {}), view -> {
                assertThat(axis(view).range().get().spanMillis()).isEqualTo(30 * MINUTE);
                assertThat(axis(view).following().get()).isTrue();
                press(view, "all");
            });
            restart();
            tab(
                    WatchedJvm.open(child.pid(), failure -> {}),
                    view -> assertThat(axis(view).span().get()).isEqualTo(new TimeAxis.Span.All()));
        }
    }

    @Test
    void each_recording_has_its_own_range_until_all_of_it_is_shown() throws IOException {
        Path night = recording("of the night.jvitals", BEGIN, 180 * MINUTE);
        Path day = recording("day.jvitals", BEGIN, 90 * MINUTE);
        TimeAxis.Range chosen = new TimeAxis.Range(BEGIN + 10 * MINUTE, BEGIN + 15 * MINUTE);
        tab(read(night), view -> axis(view).show(chosen.fromMillis(), chosen.toMillis()));
        tab(read(day), view -> press(view, "5 min"));
        restart();
        tab(read(night), view -> {
            assertThat(axis(view).range().get()).isEqualTo(chosen);
            press(view, "all");
        });
        tab(
                read(day),
                view -> assertThat(axis(view).range().get())
                        .isEqualTo(new TimeAxis.Range(BEGIN + 85 * MINUTE, BEGIN + 90 * MINUTE)));
        restart();
        tab(
                read(night),
                view -> assertThat(axis(view).range().get())
                        .isEqualTo(new TimeAxis.Range(BEGIN, BEGIN + 180 * MINUTE)));
    }

    @Test
    void a_file_written_anew_since_is_shown_whole() throws IOException {
        tab(read(recording("run.jvitals", BEGIN, 60 * MINUTE)), view -> press(view, "1 min"));
        long later = BEGIN + 600 * MINUTE;
        tab(
                read(recording("run.jvitals", later, 60 * MINUTE)),
                view -> assertThat(axis(view).range().get()).isEqualTo(new TimeAxis.Range(later, later + 60 * MINUTE)));
    }

    @Test
    void what_somebody_typed_and_what_is_too_much_changes_nothing_else() throws IOException {
        Path file = recording("run.jvitals", BEGIN, 60 * MINUTE);
        List<String> lines = IntStream.range(0, 500)
                .mapToObj(i -> "2026-01-01T00:00:00Z 2026-01-01T00:01:00Z file:/gone/" + i)
                .toList();
        settings.set("ranges.files", lines);
        tab(read(file), view -> press(view, "1 min"));
        assertThat(settings.texts("ranges.files"))
                .hasSizeLessThan(50)
                .element(0, STRING)
                .endsWith("run.jvitals");
        settings.set("ranges.files", List.of("", "x", "yesterday today file:" + file, "1 2 3"));
        settings.set("ranges.live", "for ever");
        tab(
                read(file),
                view -> assertThat(axis(view).range().get().spanMillis()).isEqualTo(60 * MINUTE));
        try (ChildJvm child = ChildJvm.start(17, List.of("-Xmx32m"))) {
            tab(
                    WatchedJvm.open(child.pid(), failure -> {}),
                    view -> assertThat(axis(view).span().get()).isEqualTo(new TimeAxis.Span.Young()));
        }
    }
}
