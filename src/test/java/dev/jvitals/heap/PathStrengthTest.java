package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.paths.MergedPaths;
import dev.jvitals.heap.paths.RootPaths;
import dev.jvitals.heap.walk.Pulse;
import dev.jvitals.heap.walk.ReferenceStrength;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import dev.jvitals.support.CommandRun;
import dev.jvitals.support.HprofWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Soft, weak, finalizer and phantom references go into paths, or stay out, kind by kind. */
class PathStrengthTest {
    private static final long OBJECT_CLASS = 0x1000;
    private static final long REFERENCE_CLASS = 0x1100;
    private static final long REFERENCES = 0x4000;
    private static final long TARGETS = 0x8000;

    @TempDir
    Path folder;

    /** For each kind a root of that kind, whose referent is an object of its own. */
    private Path dump() {
        HprofWriter writer = new HprofWriter(8);
        writer.type(OBJECT_CLASS, "java/lang/Object", 0, 0);
        writer.root(RootKind.SYSTEM_CLASS, OBJECT_CLASS);
        writer.type(
                REFERENCE_CLASS,
                "java/lang/ref/Reference",
                OBJECT_CLASS,
                0,
                writer.field("referent", FieldType.OBJECT),
                writer.field("next", FieldType.OBJECT));
        for (ReferenceStrength each : ReferenceStrength.values()) {
            long type = REFERENCE_CLASS + 0x100L * (1 + place(each));
            writer.type(type, each.className().replace('.', '/'), REFERENCE_CLASS, 0);
            writer.instance(reference(each), type, target(each), 0);
            writer.root(RootKind.JNI_GLOBAL, reference(each));
            writer.instance(target(each), OBJECT_CLASS);
        }
        return writer.endOfDump().to(folder.resolve("references.hprof"));
    }

    private static int place(ReferenceStrength strength) {
        return List.of(ReferenceStrength.values()).indexOf(strength);
    }

    private static long reference(ReferenceStrength strength) {
        return REFERENCES + 0x100L * place(strength);
    }

    private static long target(ReferenceStrength strength) {
        return TARGETS + 0x100L * place(strength);
    }

    private static Heap open(Path dump) {
        return HeapDump.open(dump, OpenOptions.DEFAULT, Progress.NONE, new Cancellation());
    }

    @ParameterizedTest
    @EnumSource(ReferenceStrength.class)
    void a_path_goes_through_a_kind_only_where_that_kind_is_let_in(ReferenceStrength held) {
        try (Heap heap = open(dump())) {
            long id = heap.idOf(target(held));
            for (ReferenceStrength let : ReferenceStrength.values()) {
                Set<ReferenceStrength> excluded = ReferenceStrength.allBut(List.of(let));
                assertThat(new RootPaths(heap).to(id, 5, excluded, Progress.NONE, new Cancellation()))
                        .hasSize(let == held ? 1 : 0);
                try (MergedPaths merged = new MergedPaths(
                        heap, each -> each == id, excluded, new Pulse(Progress.NONE, new Cancellation()))) {
                    assertThat(merged.targets()).isEqualTo(let == held ? 1 : 0);
                }
            }
            Set<ReferenceStrength> only = EnumSet.of(held);
            assertThat(new RootPaths(heap).to(id, 5, only, Progress.NONE, new Cancellation()))
                    .isEmpty();
        }
    }

    @Test
    void the_command_line_names_kinds_and_says_which_counted() {
        Path dump = dump();
        for (ReferenceStrength held : ReferenceStrength.values()) {
            String address = "0x" + Long.toHexString(target(held));
            String kind = held.name().toLowerCase(Locale.ROOT);
            var with = CommandRun.of("heap", dump, "--path-to-roots", address, "--with-references", kind, "--json")
                    .json();
            assertThat(with.get("pathCount").asInt()).isEqualTo(1);
            assertThat(with.get("referencesCounted").asString()).isEqualTo("ordinary, " + held.label());
            assertThat(with.get("weakReferencesCounted").asBoolean()).isEqualTo(held == ReferenceStrength.WEAK);
            var without = CommandRun.of("heap", dump, "--path-to-roots", address, "--json")
                    .json();
            assertThat(without.get("pathCount").asInt()).isZero();
            assertThat(without.get("referencesCounted").asString()).isEqualTo("ordinary");
        }
        assertThat(CommandRun.of("heap", dump, "--path-to-roots", "0x8000", "--with-references", "soft,weak,nothing")
                        .status())
                .isEqualTo(2);
    }
}
