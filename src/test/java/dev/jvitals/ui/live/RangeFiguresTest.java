package dev.jvitals.ui.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import dev.jvitals.support.Await;
import dev.jvitals.support.FakeWorkbench;
import dev.jvitals.support.FxToolkit;
import dev.jvitals.target.gclog.GcLogs;
import dev.jvitals.ui.chart.TimeAxis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of days, in which little happens and ends in a busy minute: its figures are those of all the time. */
class RangeFiguresTest {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");
    private static final OffsetDateTime BEGIN = OffsetDateTime.of(2011, 8, 7, 18, 30, 0, 0, ZoneOffset.ofHours(1));
    private static final int QUIET = 300;
    private static final int BUSY = 60;

    @TempDir
    Path folder;

    /** A young collection of 70 ms every 20 minutes, a full one of 6 s in the middle, then one every second. */
    private History log() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < QUIET + BUSY; i++) {
            long seconds = i <= QUIET ? 1_200L * i : 1_200L * QUIET + (i - QUIET);
            String stamp = STAMP.format(BEGIN.plusSeconds(seconds)) + ": " + seconds + ".100: ";
            text.append(stamp)
                    .append("[GC [PSYoungGen: 524160K->0K(524224K)] 2621312K->2097152K(20971456K), 0.0700000 secs]")
                    .append(" [Times: user=0.31 sys=0.01, real=0.06 secs] \n");
            if (i == QUIET / 2) {
                text.append(STAMP.format(BEGIN.plusSeconds(seconds + 600)))
                        .append(": ")
                        .append(seconds + 600)
                        .append(".100: [Full GC (System) [PSYoungGen: 0K->0K(524224K)] [PSOldGen:")
                        .append(" 2097152K->2097152K(20447232K)] 2097152K->2097152K(20971456K)")
                        .append(" [PSPermGen: 113238K->113238K(262144K)], 6.0000000 secs]\n");
            }
        }
        Path file = folder.resolve("days.log");
        Files.writeString(file, text);
        return GcLogs.read(file, Progress.NONE, new Cancellation()).history();
    }

    @Test
    void the_time_stopped_is_a_share_of_all_the_time_between_collections() throws IOException {
        History history = log();
        double span = history.lastMillis() - history.firstMillis();
        double stopped = (QUIET + BUSY) * 70 + 6_000;
        assertThat(history.mean("gc.share", history.firstMillis(), history.lastMillis()))
                .isCloseTo(stopped / span, withPercentage(1));
        Envelope columns = history.envelope("gc.share", history.firstMillis(), history.lastMillis(), 800);
        for (int i = 1; i < columns.size() / 3; i++) {
            assertThat(columns.mean(i))
                    .as("70 ms in 20 minutes, drawn in a column of minutes")
                    .isLessThan(0.07 / columns.stepMillis() * 1_000 * 2);
            assertThat(columns.max(i)).isLessThanOrEqualTo(0.07);
        }
    }

    @Test
    void figures_are_of_the_range_and_not_of_its_last_second() throws IOException {
        History history = log();
        TimeAxis.Range all = new TimeAxis.Range(history.firstMillis(), history.lastMillis());
        RangeFigures figures = RangeFigures.of(history, all);
        double seconds = all.spanMillis() / 1e3;
        assertThat(figures.whole()).isTrue();
        assertThat(figures.pauses()).isEqualTo(QUIET + BUSY + 1);
        assertThat(figures.full()).isEqualTo(1);
        assertThat(figures.longestNanos()).isEqualTo(6e9);
        assertThat(figures.gcShare()).isLessThan(0.001);
        assertThat(figures.allocationPerSecond())
                .isCloseTo((QUIET + BUSY) * 524160.0 * 1024 / seconds, withPercentage(3));
        TimeAxis.Range end = new TimeAxis.Range(all.toMillis() - 30_000, all.toMillis());
        assertThat(RangeFigures.of(history, end).gcShare()).isCloseTo(0.07, withPercentage(5));
    }

    @Test
    void the_summary_is_seen_at_once() throws IOException {
        log();
        var recording = GcLogs.read(folder.resolve("days.log"), Progress.NONE, new Cancellation());
        FakeWorkbench workbench = FxToolkit.call(FakeWorkbench::new);
        JvmView view = FxToolkit.call(() -> new JvmView(new WatchedRecording(recording), workbench));
        Stage stage = FxToolkit.call(() -> {
            Scene scene = new Scene((Parent) view.content(), 1000, 700);
            workbench.theme().style(scene);
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            return window;
        });
        Await.until("the summary is there", () -> words(view).contains("full collections 1"));
        Drawn.charts(view);
        FxToolkit.picture("gclog-summary", stage.getScene());
        assertThat(words(view)).contains("summary of all").contains("longest pause 6 s");
        FxToolkit.run(() -> {
            stage.close();
            view.close();
        });
    }

    private static String words(JvmView view) {
        List<String> words = FxToolkit.call(() -> view.content().lookupAll(".vital-sign .label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }
}
