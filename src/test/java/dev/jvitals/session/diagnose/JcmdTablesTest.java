package dev.jvitals.session.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.diagnosis.live.Snapshots.ClassGrowth;
import dev.jvitals.diagnosis.live.Snapshots.LoaderKind;
import dev.jvitals.diagnosis.live.TargetFacts.Flag;
import dev.jvitals.session.live.FlagTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JcmdTablesTest {
    @Test
    void loaders_are_counted_by_their_class() {
        assertThat(LoaderTable.parse("""
                        4711:
                        ClassLoader         Parent              CLD*               Classes   ChunkSz   BlockSz  Type
                        0x00000000ac042000  0x00000000ab1c9bb8  0x00007f96d829db00      22    163840    149232  app.Loader
                        0x00007fa74b07af08  0x00007fa74b07d1e8  0x00007fa794130540      19      7168      6324  jdk.internal.loader.ClassLoaders$AppClassLoader
                        0x00000000ac042000  0x00000000ab1c9bb8  0x00007f96d855c4c0      23    163840    149232  app.Loader
                        Total = 3                                                    1699  10117120   5756384
                        ChunkSz: Total size of all allocated metaspace chunks
                        """))
                .containsExactly(
                        new LoaderKind("app.Loader", 2, 45, 327_680),
                        new LoaderKind("jdk.internal.loader.ClassLoaders$AppClassLoader", 1, 19, 7_168));
    }

    @Test
    void classes_that_grew_are_named_own_ones_first() {
        ClassHistogram before = ClassHistogram.parse("""
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         35637      121125640  [B (java.base@25.0.3)
                   2:          1000          32000  app.Packet
                   3:          5000          80000  app.Steady
                Total         41637      121237640
                """);
        ClassHistogram after = ClassHistogram.parse("""
                 num     #instances         #bytes  class name (module)
                -------------------------------------------------------
                   1:         45637      221125640  [B (java.base@25.0.3)
                   2:          6000         192000  app.Packet
                   3:          5010          80160  app.Steady
                Total         56647      221397800
                """);
        assertThat(after.growthSince(before, 10))
                .extracting(ClassGrowth::className)
                .containsExactly("app.Packet", "[B");
    }

    @Test
    void text_that_is_no_table_has_no_rows() {
        assertThat(LoaderTable.parse("Unknown diagnostic command")).isEmpty();
        assertThat(ClassHistogram.parse("").rows()).isEmpty();
    }

    @Test
    void flags_have_their_value_and_where_it_comes_from() {
        var flags = FlagTable.parse("""
                4711:
                [Global flags]
                   size_t MaxHeapSize                              = 268435456                                 {product} {command line}
                     bool UseG1GC                                  = true                                      {product} {ergonomic}
                    ccstr HeapDumpPath                             =                                        {manageable} {default}
                   double MinRAMPercentage                         = 50.000000                                 {product} {default}
                     intx ThreadStackSize                          = 1024                                   {pd product} {default}
                """);
        assertThat(flags)
                .containsEntry("MaxHeapSize", new Flag("268435456", "command line"))
                .containsEntry("UseG1GC", new Flag("true", "ergonomic"))
                .containsEntry("HeapDumpPath", new Flag("", "default"))
                .containsEntry("ThreadStackSize", new Flag("1024", "default"))
                .hasSize(5);
    }

    private static final String OF_A_JDK_8 = """
            [Global flags]
                    uintx AdaptivePermSizeWeight                    = 20                                  {product}
                    uintx MaxHeapSize                              := 4169138176                          {product}
                     bool UseParallelGC                            := true                                {product}
            """;

    @Test
    void the_flags_that_a_jdk_8_marks_as_changed_are_listed_though_nobody_knows_by_whom() {
        assertThat(FlagTable.changedBySomebody(OF_A_JDK_8))
                .containsExactly(Map.entry("MaxHeapSize", "4169138176"), Map.entry("UseParallelGC", "true"));
        Map<String, String> environment = new LinkedHashMap<>();
        Environment.putFlags(environment, OF_A_JDK_8);
        assertThat(environment)
                .containsExactly(Map.entry("flags set or chosen", "MaxHeapSize=4169138176, UseParallelGC=true"));
    }

    @Test
    void a_jdk_8_tells_no_origin_of_its_flags() {
        var flags = FlagTable.parse(OF_A_JDK_8);
        assertThat(flags).containsEntry("MaxHeapSize", new Flag("4169138176", "unknown"));
        assertThat(flags.values()).noneMatch(Flag::isJvmsOwnChoice);
    }
}
