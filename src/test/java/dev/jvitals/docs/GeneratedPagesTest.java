package dev.jvitals.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Unit;
import dev.jvitals.diagnosis.Threshold;
import dev.jvitals.metrics.Series;
import dev.jvitals.session.diagnose.ThresholdCatalog;
import dev.jvitals.support.CommandRun;
import dev.jvitals.target.series.SeriesCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The pages of {@code docs} that the program writes about itself, so that they never go stale: {@code docs/make} writes them,
 * and without it the test compares.
 */
final class GeneratedPagesTest {
    private static final List<List<String>> COMMANDS = List.of(
            List.of(),
            List.of("ps"),
            List.of("watch"),
            List.of("diagnose"),
            List.of("dump"),
            List.of("heap"),
            List.of("threads"),
            List.of("demo"),
            List.of("bench"));

    /** Chapters by the first word of a series' id; words that are not here are their own chapter. */
    private static final Map<String, String> CHAPTERS = Map.ofEntries(
            Map.entry("classspace", "Classes"),
            Map.entry("metaspace", "Classes"),
            Map.entry("code", "Compiled code"),
            Map.entry("jit", "Compiled code"),
            Map.entry("gc", "Garbage collection"),
            Map.entry("host", "Machine"),
            Map.entry("buffers", "Native memory"),
            Map.entry("malloc", "Native memory"),
            Map.entry("memory", "Native memory"),
            Map.entry("native", "Native memory"),
            Map.entry("cpu", "Process"),
            Map.entry("faults", "Process"),
            Map.entry("files", "Process"),
            Map.entry("switches", "Process"),
            Map.entry("safepoint", "Safepoints"));

    @Test
    void every_series_is_explained_with_unit_and_source_in_docs_figures() throws IOException {
        page("figures.md", figures());
    }

    @Test
    void every_option_of_every_command_is_in_docs_options() throws IOException {
        page("options.md", options());
    }

    @Test
    void every_threshold_is_explained_with_its_reason_in_docs_thresholds() throws IOException {
        page("thresholds.md", thresholds());
    }

    private static String thresholds() {
        StringBuilder page = new StringBuilder("""
                # At which value each rule speaks

                Written by `docs/make` from the program, whose settings of diagnosis show the same. Change one there (kept in
                `settings.json` under `thresholds`), or for one run: `jvitals diagnose PID --threshold gc-thrash.busy-share=40%`.
                A finding says by which thresholds it was judged, and which of them were changed.
                """);
        String rule = "";
        for (Threshold each : ThresholdCatalog.all()) {
            if (!each.rule().equals(rule)) {
                rule = each.rule();
                page.append("\n## ")
                        .append(rule)
                        .append("\n| threshold | usually | may be | why |\n| --- | --- | --- | --- |\n");
            }
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(each.name(), each.unit().format(each.usual()), each.range(), cell(each.reason())));
        }
        return page.toString();
    }

    private static void page(String name, String text) throws IOException {
        Path page = Path.of("docs", name);
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(page, text);
        }
        assertThat(page)
                .as("docs/%s is out of date: run docs/make", name)
                .content()
                .isEqualTo(text);
    }

    private static String figures() {
        Map<String, List<Series>> byChapter = SeriesCatalog.all().stream()
                .collect(Collectors.groupingBy(GeneratedPagesTest::chapter, TreeMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder("""
                # How each figure is defined

                Written by `docs/make` from the program, which shows the same words where the pointer rests on a chart. The id is
                the series' name in recordings and in rules of one's own. A series whose source a JVM or a machine does not have
                is a gap with a reason, never a zero. Sources: *hsperfdata* are the counters that a HotSpot JVM keeps in a mapped
                file; *JMX* the JVM's management beans over the local agent; *JFR* its event stream; */proc* and *cgroup* the
                kernel. Bytes are shown with binary prefixes (1 KB = 1,024 bytes), as jcmd and Eclipse MAT do.
                """);
        byChapter.forEach((chapter, all) -> {
            page.append("\n## ")
                    .append(chapter)
                    .append("\n| figure | unit | source | what it is |\n| --- | --- | --- | --- |\n");
            all.forEach(series -> page.append("| %s<br>`%s` | %s | %s | %s |\n"
                    .formatted(
                            cell(series.label()),
                            series.id(),
                            unit(series.unit()),
                            cell(series.source()),
                            cell(series.meaning()))));
        });
        return page.toString();
    }

    private static String chapter(Series series) {
        String first = series.id().substring(0, series.id().indexOf('.'));
        return CHAPTERS.getOrDefault(first, first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1));
    }

    private static String unit(Unit unit) {
        return unit.symbol().isEmpty() ? "count" : unit.symbol();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String options() {
        StringBuilder page = new StringBuilder("""
                # Every option of every command

                Written by `docs/make` from the program's own `--help`. Examples and JSON: [command line](command-line.md).
                """);
        for (List<String> command : COMMANDS) {
            List<String> words = new ArrayList<>(command);
            words.add("--help");
            page.append("\n## jvitals ")
                    .append(String.join(" ", command))
                    .append("\n```\n")
                    .append(CommandRun.of(
                                    words.getFirst(),
                                    words.subList(1, words.size()).toArray())
                            .out()
                            .stripTrailing())
                    .append("\n```\n");
        }
        return page.toString().replace("## jvitals \n", "## jvitals\n");
    }
}
