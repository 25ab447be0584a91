package dev.jvitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.Thresholds;
import dev.jvitals.support.CommandRun;
import dev.jvitals.support.LeakyDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code jvitals heap} answers about a dump of a real JVM. */
class HeapCommandTest {
    private static final Path DUMP = LeakyDump.filled(25);

    @TempDir
    Path folder;

    private static CommandRun heap(Object... args) {
        return CommandRun.of("heap", args);
    }

    private static JsonNode answer(Object... args) {
        CommandRun run = heap(args);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.json();
    }

    @BeforeAll
    static void open() {
        assertThat(heap(DUMP).status()).isZero();
    }

    @Test
    void only_the_value_of_a_thread_local_that_is_a_collection_has_entries() {
        assertThat(entries(DUMP, "java.util.HashMap").asInt()).isEqualTo(500);
        assertThat(entries(LeakyDump.wrapped(25), "Leaks$Trace").isNull()).isTrue();
        assertThat(heap(LeakyDump.wrapped(25), "--threads").out().lines())
                .anyMatch(line -> line.matches(".*Leaks\\$Trace .*0x[0-9a-f]+ +– .*"));
    }

    private static JsonNode entries(Path dump, String value) {
        for (JsonNode local : answer(dump, "--threads", "--json").get("threadLocals")) {
            if (local.get("value").asString().startsWith(value)) {
                return local.get("entries");
            }
        }
        throw new AssertionError("no thread local has a value " + value);
    }

    @Test
    void json_has_the_names_of_the_contract() {
        JsonNode answer = answer(DUMP, "--json", "--top", 5);
        assertThat(answer.propertyNames())
                .contains(
                        "file",
                        "objects",
                        "usedBytes",
                        "classes",
                        "gcRoots",
                        "unreachableObjects",
                        "unreachableBytes",
                        "dominators",
                        "histogram",
                        "findings");
        assertThat(answer.get("dominators").size()).isEqualTo(5);
        assertThat(answer.get("dominators").get(0).propertyNames())
                .contains("address", "className", "shallowBytes", "retainedBytes");
        assertThat(answer.get("dominators").get(0).get("address").asString()).startsWith("0x");
        assertThat(answer.get("histogram").get(0).propertyNames())
                .contains("className", "objects", "shallowBytes", "retainedBytes");
        assertThat(answer.get("findings").get(0).propertyNames()).contains("rule", "severity", "summary", "evidence");
    }

    @Test
    void merged_paths_lead_through_the_static_map() {
        JsonNode answer = answer(DUMP, "--merged-paths", "Leaks$Session", "--json");
        assertThat(answer.get("keptObjects").asLong()).isEqualTo(20_000);
        assertThat(answer.get("mergedPaths")
                        .valueStream()
                        .filter(row -> row.get("via").asString().equals("static SESSIONS"))
                        .map(row -> row.get("objects").asLong()))
                .containsExactly(20_000L);
        assertThat(heap(DUMP, "--merged-paths", "Leaks$Session").out()).contains("static SESSIONS");
    }

    @Test
    void a_class_has_its_exact_size_and_its_largest_objects() {
        JsonNode row = answer(DUMP, "--class", "Leaks$Session", "--json")
                .get("histogram")
                .get(0);
        assertThat(row.get("objects").asLong()).isEqualTo(20_000);
        assertThat(row.get("retainedIsMinimum").asBoolean()).isFalse();
        assertThat(heap(DUMP, "--class", "no.such.Class").status()).isEqualTo(2);
    }

    @Test
    void an_object_named_by_its_address_shows_fields_and_paths() {
        String address = answer(DUMP, "--class", "Leaks$BufferOwner", "--json")
                .get("objects")
                .get(0)
                .get("address")
                .asString();
        JsonNode object = answer(DUMP, "--object", address, "--json");
        assertThat(object.get("className").asString()).isEqualTo("Leaks$BufferOwner");
        assertThat(object.get("fields").get(0).get("name").asString()).isEqualTo("buffers");
        JsonNode paths = answer(DUMP, "--path-to-roots", address.substring(2), "--json");
        assertThat(paths.get("paths")
                        .get(0)
                        .valueStream()
                        .map(step -> step.get("via").asString()))
                .contains("static BUFFERS");
        assertThat(heap(DUMP, "--object", "0x7").status()).isEqualTo(2);
        assertThat(heap(DUMP, "--object", "nonsense").err()).contains("is no address");
    }

    @Test
    void the_dominator_tree_is_grouped_at_its_top_and_below_an_object() {
        JsonNode top = answer(DUMP, "--dominators", "package", "--json", "--top", 1000);
        long used = answer(DUMP, "--json", "--top", 1).get("usedBytes").asLong();
        assertThat(top.get("dominatorGroups")
                        .valueStream()
                        .mapToLong(row -> row.get("retainedBytes").asLong())
                        .sum())
                .isEqualTo(used);
        String map = answer(DUMP, "--json", "--top", 1)
                .get("dominators")
                .get(0)
                .get("address")
                .asString();
        JsonNode below = answer(DUMP, "--object", map, "--dominators", "class", "--json");
        assertThat(below.get("dominatorGroups").get(0).get("retainedBytes").asLong())
                .isPositive()
                .isLessThan(used);
    }

    @Test
    void unreachable_objects_are_counted_in_when_asked() {
        JsonNode without = answer(DUMP, "--json", "--top", 1);
        JsonNode with = answer(DUMP, "--unreachable", "--json", "--top", 1);
        assertThat(with.get("objects").asLong())
                .isEqualTo(without.get("objects").asLong()
                        + without.get("unreachableObjects").asLong());
    }

    @Test
    void compact_headers_make_every_object_smaller_than_full_ones() {
        long compact = answer(DUMP, "--layout", "compact", "--json", "--top", 1)
                .get("usedBytes")
                .asLong();
        long usual = answer(DUMP, "--json", "--top", 1).get("usedBytes").asLong();
        long full = answer(DUMP, "--layout", "uncompressed", "--json", "--top", 1)
                .get("usedBytes")
                .asLong();
        assertThat(compact).isLessThan(usual);
        assertThat(usual).isLessThan(full);
        assertThat(heap(DUMP, "--alignment", 12).status()).isEqualTo(2);
    }

    @Test
    void growth_since_an_older_dump_names_the_class() {
        JsonNode answer = answer(DUMP, "--compare", LeakyDump.idle(25), "--json", "--top", 100);
        assertThat(answer.get("classGrowth")
                        .valueStream()
                        .filter(row -> row.get("name").asString().equals("Leaks$Session"))
                        .map(row -> row.get("objectsGrowth").asLong()))
                .containsExactly(20_000L);
        assertThat(answer.get("pathGrowth").size()).isPositive();
    }

    @Test
    void each_survey_answers() {
        assertThat(answer(DUMP, "--threads", "--json").get("threadCount").asInt())
                .isGreaterThan(40);
        assertThat(answer(DUMP, "--direct", "--json").get("bufferCount").asInt())
                .isEqualTo(18);
        assertThat(answer(DUMP, "--loaders", "--json").get("duplicates").size()).isPositive();
        assertThat(answer(DUMP, "--waste", "--json").propertyNames()).isNotEmpty();
        assertThat(answer(DUMP, "--references", "--json").propertyNames()).isNotEmpty();
        assertThat(answer(DUMP, "--garbage", "--json").propertyNames()).contains("unreachable");
        assertThat(answer(DUMP, "--by", "package", "--json").get("packages").size())
                .isPositive();
        assertThat(answer(DUMP, "--filter", "Session", "--json")
                        .get("histogram")
                        .size())
                .isPositive();
        assertThat(heap(DUMP, "--filter", "(").status()).isEqualTo(2);
    }

    @Test
    void the_report_is_one_file_that_loads_nothing() throws IOException {
        Path report = folder.resolve("report.html");
        assertThat(heap(DUMP, "--report", report).status()).isZero();
        assertThat(Files.readString(report))
                .startsWith("<!DOCTYPE html>")
                .contains("Leaks$Session", "left out", "prefers-color-scheme: dark")
                .doesNotContain("<script", "src=", "http://", "https://");
    }

    @Test
    void indexes_are_listed_and_deleted() throws IOException {
        Path dump = Files.copy(DUMP, folder.resolve("a.hprof"));
        assertThat(heap(dump).status()).isZero();
        assertThat(heap(dump, "--unreachable").status()).isZero();
        assertThat(heap(dump, "--list-index").out().lines())
                .containsExactlyInAnyOrder(
                        folder.resolve("a.hprof.jvidx").toString(),
                        folder.resolve("a.hprof.unreachable.jvidx").toString());
        assertThat(heap(dump, "--delete-index").out().lines()).hasSize(2);
        assertThat(heap(dump, "--list-index").out()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.jvidx");
    }

    @Test
    void an_index_without_its_dump_has_sizes_trees_and_paths_and_says_that_values_are_missing() throws IOException {
        Path index = Files.copy(Path.of(DUMP + ".jvidx"), folder.resolve("laptop.hprof.jvidx"));
        JsonNode with = answer(DUMP, "--json", "--top", 20);
        for (Path file : new Path[] {index, folder.resolve("laptop.hprof")}) {
            JsonNode without = answer(file, "--json", "--top", 20);
            assertThat(without.get("dominators")).isEqualTo(with.get("dominators"));
            assertThat(without.get("histogram")).isEqualTo(with.get("histogram"));
            assertThat(without.get("notSeen").toString()).contains("index");
        }
        JsonNode merged = answer(index, "--merged-paths", "Leaks$Session", "--json");
        assertThat(merged.get("keptObjects").asLong()).isEqualTo(20_000);
        String address = answer(index, "--class", "Leaks$BufferOwner", "--json")
                .get("objects")
                .get(0)
                .get("address")
                .asString();
        assertThat(answer(index, "--path-to-roots", address, "--json")
                        .get("pathCount")
                        .asInt())
                .isPositive();
        assertThat(heap(index, "--object", address).out()).contains("only its index is here");
        for (String survey : new String[] {"--threads", "--loaders", "--garbage"}) {
            assertThat(heap(index, survey).status()).as(survey).isZero();
        }
        for (String survey : new String[] {"--direct", "--waste", "--references"}) {
            CommandRun run = heap(index, survey);
            assertThat(run.status()).as(survey).isEqualTo(3);
            assertThat(run.err()).hasLineCount(1).contains("only its index is here");
        }
    }

    @Test
    void a_dump_is_judged_by_another_threshold_where_one_is_given() {
        try {
            JsonNode found = answer(DUMP, "--json", "--threshold", "heap-leak.dump-notable-share=99.9%");
            assertThat(found.path("findings")
                            .valueStream()
                            .map(each -> each.path("rule").asString("")))
                    .doesNotContain("heap-leak");
            assertThat(heap(DUMP, "--threshold", "heap-leak.nothing=1").err()).contains("heap-leak.dump-notable");
        } finally {
            Thresholds.enforce(Thresholds.USUAL);
        }
        assertThat(answer(DUMP, "--json").path("findings").toString()).contains("heap-leak");
    }
}
