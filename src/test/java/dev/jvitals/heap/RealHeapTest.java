package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.Suspect;
import dev.jvitals.diagnosis.heap.HeapRules;
import dev.jvitals.heap.histogram.ClassGrowth;
import dev.jvitals.heap.histogram.Grouping;
import dev.jvitals.heap.histogram.HeapComparison;
import dev.jvitals.heap.histogram.Histogram;
import dev.jvitals.heap.histogram.HistogramRow;
import dev.jvitals.heap.inspect.ObjectInspector;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.heap.paths.RootPath;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.redact.RedactedCopy;
import dev.jvitals.heap.survey.ClassLoaders;
import dev.jvitals.heap.survey.DirectMemory;
import dev.jvitals.heap.survey.DuplicateStrings;
import dev.jvitals.heap.survey.ThreadLocals;
import dev.jvitals.heap.survey.ThreadSurvey;
import dev.jvitals.heap.survey.Waste;
import dev.jvitals.heap.suspect.LeakSuspect;
import dev.jvitals.heap.suspect.LeakSuspects;
import dev.jvitals.heap.tree.DominatorTree;
import dev.jvitals.heap.tree.GroupRow;
import dev.jvitals.heap.tree.GrowthSummary;
import dev.jvitals.heap.tree.TreeComparison;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.support.LeakyDump;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries over dumps of real JVMs whose content is known. */
class RealHeapTest {
    private static final Cancellation NEVER = new Cancellation();

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void names_the_growing_map_its_path_and_what_it_holds(int feature) {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(feature))) {
            LeakSuspect map = suspect(heap, LeakSuspect.Kind.OBJECT);
            assertThat(map.accumulated().className()).isEqualTo("Leaks$Session");
            assertThat(map.accumulated().count()).isEqualTo(20_000);
            assertThat(map.keeper()).contains("static field Leaks.SESSIONS");
            RootPath path = Objects.requireNonNull(map.path());
            assertThat(path.steps()).anyMatch(step -> step.via().equals("static SESSIONS"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void names_the_threads_the_thread_local_and_its_entries(int feature) {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(feature))) {
            LeakSuspect threads = suspect(heap, LeakSuspect.Kind.THREADS);
            assertThat(threads.holderCount()).isEqualTo(40);
            assertThat(threads.holders()).allMatch(holder -> holder.text().startsWith("http-nio-8080-exec-"));
            assertThat(threads.threadLocals().getFirst().key()).isEqualTo("Leaks.TRACES");
            assertThat(threads.threadLocals().getFirst().valueClass()).isEqualTo("java.util.HashMap");
            assertThat(threads.threadLocals().getFirst().entries()).isEqualTo(40 * 500);
            assertThat(threads.threadLocals().getFirst().entryClass()).isEqualTo("Leaks$TraceRecord");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void finds_the_collection_inside_a_thread_local_and_the_map_that_is_made_of_chains(int feature) {
        try (Heap heap = LeakyDump.open(LeakyDump.wrapped(feature))) {
            LeakSuspect threads = suspect(heap, LeakSuspect.Kind.THREADS);
            assertThat(threads.sentence())
                    .contains("20 threads", "the thread local Leaks.CURRENT: 20 values of Leaks$Trace")
                    .contains("10,000 objects of java.util.HashMap");
            LeakSuspect map = suspect(heap, LeakSuspect.Kind.OBJECT);
            assertThat(map.accumulation().className()).isEqualTo("java.util.concurrent.ConcurrentSkipListMap");
            assertThat(map.sentence())
                    .contains("20,000 entries of Leaks$Session", "the static field Leaks.UNACKNOWLEDGED");
            assertThat(HeapRules.judge(heap, Progress.NONE, NEVER).findings())
                    .hasSize(2)
                    .allMatch(finding -> finding.rule().equals("heap-leak"))
                    .allMatch(finding -> finding.severity() == Severity.WARNING);
        }
    }

    private static LeakSuspect suspect(Heap heap, LeakSuspect.Kind kind) {
        return new LeakSuspects(heap)
                .find(Progress.NONE, NEVER).stream()
                        .filter(suspect -> suspect.kind() == kind)
                        .findFirst()
                        .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void rules_find_the_leaks_the_buffers_and_the_loaders(int feature) {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(feature))) {
            List<Finding> findings = HeapRules.judge(heap, Progress.NONE, NEVER).findings();
            assertThat(findings)
                    .extracting(Finding::rule)
                    .containsExactlyInAnyOrder("heap-leak", "heap-leak", "direct-memory", "class-leak");
            assertThat(findings).allMatch(finding -> finding.severity().compareTo(Severity.WARNING) >= 0);
            Finding direct = of("direct-memory", findings);
            assertThat(direct.suspects()).extracting(Suspect::name).contains("Leaks$BufferOwner");
            Finding loaders = of("class-leak", findings);
            assertThat(loaders.summary()).startsWith("30 class loaders of Leaks$PluginLoader");
        }
    }

    private static Finding of(String rule, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void a_jvm_that_has_just_started_raises_nothing(int feature) {
        try (Heap heap = LeakyDump.open(LeakyDump.idle(feature))) {
            assertThat(HeapRules.judge(heap, Progress.NONE, NEVER).findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void adds_up_direct_buffers_without_their_slices(int feature) {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(feature))) {
            DirectMemory.Survey survey = new DirectMemory(heap).survey(Progress.NONE, NEVER);
            assertThat(survey.buffers()).isEqualTo(18);
            assertThat(survey.capacityBytes()).isEqualTo(18L << 20);
            assertThat(survey.views()).isPositive();
            assertThat(survey.limitBytes()).isEqualTo(20L << 20);
            assertThat(survey.reservedBytes()).isGreaterThanOrEqualTo(18L << 20);
            assertThat(survey.owners().getFirst().name()).isEqualTo("Leaks$BufferOwner");
        }
    }

    @Test
    void lists_loaders_and_what_they_loaded_again() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            ClassLoaders loaders = new ClassLoaders(heap);
            assertThat(loaders.loaders(NEVER)).hasSize((int) heap.totals().classLoaders());
            assertThat(loaders.loaders(NEVER))
                    .filteredOn(loader -> loader.object().className().equals("Leaks$PluginLoader"))
                    .hasSize(30)
                    .allMatch(loader -> loader.classes() == 1 && loader.duplicates() == 1);
            assertThat(loaders.duplicates().getFirst().className()).isEqualTo("Leaks$Plugin");
            assertThat(loaders.duplicates().getFirst().loaders()).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void counts_copied_strings(int feature) {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(feature))) {
            DuplicateStrings strings = new Waste(heap).duplicateStrings(Progress.NONE, NEVER);
            assertThat(strings.isComplete()).isTrue();
            assertThat(strings.texts())
                    .anyMatch(text ->
                            text.text().equals("a text that is there a thousand times") && text.count() >= 1000);
        }
    }

    @Test
    void shows_threads_with_their_stacks_and_thread_locals() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            ThreadSurvey survey = new ThreadSurvey(heap);
            ThreadSurvey.ThreadRow row = survey.threads(NEVER).stream()
                    .filter(thread -> thread.name().equals("http-nio-8080-exec-7"))
                    .findFirst()
                    .orElseThrow();
            assertThat(survey.stack(row.object().id()))
                    .anyMatch(frame -> frame.text().startsWith("Leaks.work (Leaks.java:"));
            ThreadLocals.Entry local = survey.threadLocals(row.object().id()).getFirst();
            assertThat(local.key()).isEqualTo("Leaks.TRACES");
            assertThat(local.entries()).isEqualTo(500);
            assertThat(Objects.requireNonNull(local.value()).retainedBytes()).isGreaterThan(500 * 1024);
        }
    }

    @Test
    void opens_a_map_as_entries_and_a_list_as_elements() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            ObjectInspector inspector = new ObjectInspector(heap);
            long map = target(heap, "SESSIONS");
            assertThat(inspector.contents(map, 0, 10).total()).isEqualTo(20_000);
            assertThat(inspector.contents(map, 19_990, 50).rows())
                    .hasSize(10)
                    .allMatch(row ->
                            Objects.requireNonNull(row.value()).className().equals("Leaks$Session"));
            long list = target(heap, "COPIES");
            assertThat(inspector.contents(list, 998, 10).rows()).hasSize(2);
            assertThat(inspector.incoming(map, 0, 10).rows())
                    .anyMatch(row -> row.name().equals("static SESSIONS"));
        }
    }

    private static long target(Heap heap, String field) {
        HeapClass leaks = Objects.requireNonNull(heap.classNamed("Leaks"));
        StaticField found = Objects.requireNonNull(Heap.staticField(leaks, field));
        return heap.idOf(found.rawValue());
    }

    @Test
    void exact_retained_size_of_a_class_is_no_less_than_its_minimum_and_that_of_one_object_is_its_own() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            Histogram histogram = new Histogram(heap, Grouping.CLASS);
            for (String name : List.of("Leaks$Session", "java.lang.String", "Leaks$BufferOwner")) {
                HistogramRow row = histogram.rows(name::equals).getFirst();
                long exact = histogram.exactRetainedBytes(row, Progress.NONE, NEVER);
                assertThat(exact).isGreaterThanOrEqualTo(row.retainedBytes());
                if (row.objects() == 1) {
                    assertThat(exact)
                            .isEqualTo(histogram
                                    .objects(row, 0, 1, Progress.NONE, NEVER)
                                    .rows()
                                    .getFirst()
                                    .retainedBytes());
                }
            }
        }
    }

    @Test
    void groups_of_dominated_objects_add_up_to_the_whole() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            DominatorTree tree = new DominatorTree(heap);
            for (Grouping by : Grouping.values()) {
                List<GroupRow> groups = tree.grouped(Heap.NONE, by, Progress.NONE, NEVER);
                assertThat(groups.stream().mapToLong(GroupRow::retainedBytes).sum())
                        .isEqualTo(heap.totals().usedBytes());
                assertThat(groups.stream().mapToLong(GroupRow::objects).sum())
                        .isEqualTo(heap.dominatedCount(Heap.NONE));
            }
        }
    }

    @Test
    void merged_paths_lead_all_sessions_through_the_static_map() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            int type = Objects.requireNonNull(heap.classNamed("Leaks$Session")).index();
            long map = target(heap, "SESSIONS");
            try (MergedPaths paths =
                    new MergedPaths(heap, id -> heap.classIndexOf(id) == type, ReferenceStrength.all(), Pulse.none())) {
                assertThat(paths.targets()).isEqualTo(20_000);
                assertThat(paths.below(map, 5).rows().getFirst().targets()).isEqualTo(20_000);
            }
        }
    }

    @Test
    void a_path_ends_at_a_root_and_each_step_is_a_reference() {
        try (Heap heap = LeakyDump.open(LeakyDump.filled(25))) {
            long map = target(heap, "SESSIONS");
            for (RootPath path : new RootPaths(heap).to(map, 3, Set.of(), Progress.NONE, NEVER)) {
                assertThat(heap.rootsOf(path.steps().getFirst().object().id())).isNotEmpty();
                for (int i = 1; i < path.steps().size(); i++) {
                    long source = path.steps().get(i - 1).object().id();
                    long object = path.steps().get(i).object().id();
                    assertThat(heap.inbound(object, 0, Integer.MAX_VALUE)).contains(source);
                }
            }
        }
    }

    @Test
    void comparison_names_the_class_and_the_path_that_grew() {
        try (Heap before = LeakyDump.open(LeakyDump.idle(25));
                Heap after = LeakyDump.open(LeakyDump.filled(25))) {
            ClassGrowth session = HeapComparison.byClass(before, after).stream()
                    .filter(row -> row.name().equals("Leaks$Session"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.objectsGrowth()).isEqualTo(20_000);
            List<ClassGrowth> paths = new TreeComparison(Progress.NONE, NEVER).byPath(before, after);
            assertThat(paths).anyMatch(row -> row.name().contains("Leaks$Session") && row.objectsAfter() == 20_000);
            assertThat(GrowthSummary.of(before, after, paths))
                    .matches(
                            "\\+4[67].* MB, \\+1\\d\\d,\\d{3} objects; most of it, \\+2.* MB, under class Leaks › HashMap.*");
        }
    }

    @Test
    void a_redacted_copy_has_the_same_objects_and_sizes_but_none_of_the_texts(@TempDir Path folder) throws Exception {
        Path dump = LeakyDump.filled(25);
        Path copy = folder.resolve("copy.hprof");
        RedactedCopy.write(dump, copy, Progress.NONE, NEVER);
        assertThat(Files.size(copy)).isEqualTo(Files.size(dump));
        String secret = "a text that is there a thousand times";
        assertThat(contains(dump, secret)).isTrue();
        assertThat(contains(copy, secret)).isFalse();
        try (Heap original = LeakyDump.open(dump);
                Heap redacted = LeakyDump.open(copy)) {
            assertThat(redacted.objectCount()).isEqualTo(original.objectCount());
            assertThat(redacted.totals().usedBytes())
                    .isEqualTo(original.totals().usedBytes());
            for (long id = 0; id < original.objectCount(); id++) {
                assertThat(redacted.retainedBytes(id)).isEqualTo(original.retainedBytes(id));
            }
        }
    }

    private static boolean contains(Path file, String text) throws Exception {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
    }
}
