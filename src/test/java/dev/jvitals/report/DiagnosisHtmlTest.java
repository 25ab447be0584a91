package dev.jvitals.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Evidence;
import dev.jvitals.diagnosis.FindingBuilder;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.TrackedFinding;
import dev.jvitals.metrics.History;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DiagnosisHtmlTest {
    private static final long START = 1_700_000_000_000L;
    private static final String HOSTILE = "<script>alert(1)</script>\"onload='x'\u001b[31m";

    private final History history = new History();

    private String page(String stranger) {
        Series threads = new Series("threads.total", "Threads", Unit.COUNT, "test", "");
        for (int second = 0; second < 300; second++) {
            history.sample(threads, START + 1000L * second, 100 + second);
        }
        history.event(new TimedEvent("gc.pause", START + 5_000, 20_000_000, "x", "test", Map.of(), Map.of()));
        TrackedFinding tracked = new TrackedFinding(
                1,
                new FindingBuilder("thread-explosion", Severity.CRITICAL, "400 threads named " + stranger)
                        .evidence(Evidence.text("the command", "mysqldump --password=hunter2 " + stranger, "test"))
                        .suspect(Suspect.Kind.THREAD, stranger, "runs -Dtoken=hunter2")
                        .advice("restart --password hunter2 " + stranger)
                        .why(stranger)
                        .confidence(stranger)
                        .decisive("threads.total")
                        .build(),
                START + 60_000,
                START + 250_000,
                false);
        StringWriter out = new StringWriter();
        DiagnosisHtml.write(
                new DiagnosisDocument(
                        "pid 4711 " + stranger,
                        START,
                        START + 299_000,
                        List.of(tracked),
                        List.of("heap-leak: " + stranger, "class-leak: too short", "native-growth: too short"),
                        Map.of("db.password", "hunter2", "arguments", "-Ddb.password=hunter2 -Xmx64m", "x", stranger),
                        history),
                out);
        return out.toString();
    }

    @Test
    void charts_have_the_names_of_the_window_and_axes_with_round_figures_and_times() {
        Series busy = new Series("host.cpu", "CPU of the machine", Unit.SHARE, "/proc/stat", "");
        Series cores = new Series("cpu.process", "CPU of the JVM", Unit.CORES, "/proc/PID/stat", "");
        for (int second = 0; second < 300; second++) {
            history.sample(busy, START + 1000L * second, 0.03);
            history.sample(cores, START + 1000L * second, 0.37);
        }
        String page = page("worker");
        assertThat(page)
                .contains("<b>GC pauses</b>", "<b>CPU of the JVM, cores</b>", "<b>CPU of the machine</b>")
                .doesNotContain(">gc.pause<", ">host.cpu<");
        assertThat(ticks(page, "GC pauses over time")).containsExactly("0", "10 ms", "20 ms", "30 ms");
        assertThat(ticks(page, "CPU of the machine over time"))
                .as("the whole machine, however little is used")
                .containsExactly("0", "50 %", "100 %");
        assertThat(ticks(page, "CPU of the JVM over time")).containsExactly("0", "0.10", "0.20", "0.30", "0.40");
    }

    @Test
    void a_figure_that_was_measured_once_is_seen_as_a_dot() {
        history.sample(new Series("cpu.process", "CPU of the JVM", Unit.CORES, "/proc/PID/stat", ""), START, 0.4);
        String page = page("worker");
        int begin = page.indexOf("aria-label=\"CPU of the JVM over time");
        assertThat(page.substring(begin, page.indexOf("</svg>", begin))).containsOnlyOnce("<circle class=\"point\"");
    }

    @Test
    void rules_that_could_not_judge_for_one_reason_share_a_line() {
        assertThat(page("worker"))
                .contains("<li>class-leak, native-growth: too short</li>", "<li>heap-leak: worker</li>");
    }

    private static List<String> ticks(String page, String picture) {
        int begin = page.indexOf("aria-label=\"" + picture);
        assertThat(begin).as(picture).isPositive();
        return Pattern.compile("<text class=\"value\"[^>]*>([^<]*)<")
                .matcher(page.substring(begin, page.indexOf("</svg>", begin)))
                .results()
                .map(tick -> tick.group(1))
                .toList();
    }

    @Test
    void the_first_lines_say_how_bad_it_is_of_what_and_when_with_the_zone() {
        assertThat(page("worker"))
                .contains("1 finding: 1 critical.", "Diagnosis of pid 4711 worker")
                .containsPattern("..:..:20 to [-0-9]+ ..:..:19 (UTC|\\S+ \\(UTC[+-]..:..\\)) \\(4.98 min\\)");
    }

    @Test
    void a_long_command_line_is_whole_and_what_few_ask_for_is_folded_away() {
        String arguments = "-Dorders=" + "x".repeat(1_000) + "END";
        StringWriter out = new StringWriter();
        DiagnosisHtml.write(
                new DiagnosisDocument(
                        "a",
                        0,
                        0,
                        List.of(),
                        List.of(),
                        Map.of("JVM arguments", arguments, "java.home", "/opt/jdk"),
                        history),
                out);
        String page = out.toString();
        assertThat(page).contains("END</td>", "Nothing wrong found.");
        assertThat(page.indexOf("java.home")).isGreaterThan(page.indexOf("<details>"));
        assertThat(page.indexOf("END</td>")).isLessThan(page.indexOf("<details>"));
    }

    @Test
    void strangers_strings_cannot_become_markup() {
        String page = page(HOSTILE);
        assertThat(page).doesNotContain("<script", "onload='", "\u001b").contains("&lt;script&gt;");
    }

    @Test
    void secrets_are_masked_wherever_they_stand() {
        assertThat(page("worker")).doesNotContain("hunter2").contains(Secrets.MASK, "-Xmx64m");
    }

    @Test
    void the_file_needs_nothing_from_elsewhere_and_shows_the_decisive_series_with_its_time_shaded() {
        String page = page("worker");
        assertThat(page)
                .contains("<svg", "class=\"mark critical\"", "400 threads", "GC pauses", "Vital signs", "Environment")
                .doesNotContain("http://", "https://", "<img", "<link", "@import");
        assertThat(Pattern.compile("<path class=\"line\" d=\"M[\\d.]+ [\\d.]+L")
                        .matcher(page)
                        .find())
                .isTrue();
        assertThat(page.length()).isLessThan(100_000);
    }
}
