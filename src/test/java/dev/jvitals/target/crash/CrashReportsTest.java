package dev.jvitals.target.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.diagnosis.Finding;
import dev.jvitals.diagnosis.Severity;
import dev.jvitals.diagnosis.crash.CrashRules;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.crash.CrashReport.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports of JVMs that really crash, and of what no test should do to a machine, short samples in HotSpot's words. */
class CrashReportsTest {
    @TempDir
    Path folder;

    private Path crash(int jdk, String signal) {
        Path file = folder.resolve("hs_err.log");
        try (ChildJvm child = ChildJvm.start(
                jdk,
                List.of("-Xmx64m", "-Ddb.password=geheim", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=" + file),
                "keep=1")) {
            child.signal(signal);
            child.awaitEnd();
        }
        return file;
    }

    private static CrashReport read(Path file) {
        return CrashReports.read(file, Progress.NONE, new Cancellation());
    }

    private CrashReport read(String text) throws IOException {
        Path file = folder.resolve("hs_err.log");
        Files.writeString(file, text);
        return read(file);
    }

    private static Finding only(CrashReport report) {
        assertThat(CrashRules.judge(report).findings()).hasSize(1);
        return CrashRules.judge(report).findings().getFirst();
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 25})
    void a_signal_is_told_with_its_frame_stack_and_memory_and_secrets_are_masked(int jdk) {
        CrashReport report = read(crash(jdk, "SEGV"));
        assertThat(report.cause()).isEqualTo(Cause.SIGNAL);
        assertThat(report.headline()).startsWith("SIGSEGV");
        assertThat(report.problematicFrame()).isNotEmpty();
        assertThat(report.stack()).isNotEmpty();
        assertThat(report.fact("JRE").orElseThrow()).contains(jdk + ".");
        assertThat(report.facts()).containsKeys("command line", "time", "elapsed time", "heap", "limit NPROC");
        assertThat(report.fact("JVM arguments").orElseThrow()).contains("-Ddb.password=********");
        assertThat(report.sections()).noneMatch(section -> section.text().contains("geheim"));
        assertThat(report.sections()).extracting(CrashReport.Section::title).contains("THREAD", "Heap", "VM Arguments");
        assertThat(only(report).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(report).summary()).contains("SIGSEGV");
    }

    @Test
    void a_full_heap_is_told_as_such() throws InterruptedException {
        Path file = folder.resolve("hs_err.log");
        try (ChildJvm child = ChildJvm.start(
                17,
                List.of(
                        "-Xmx32m",
                        "-XX:+CrashOnOutOfMemoryError",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + file),
                "keep=1")) {
            assertThatThrownBy(() -> child.tell("oom")).isInstanceOf(AssertionError.class);
            child.process().waitFor();
        }
        CrashReport report = read(file);
        assertThat(report.cause()).isEqualTo(Cause.HEAP_FULL);
        assertThat(only(report).advice()).anyMatch(line -> line.contains("-XX:+HeapDumpOnOutOfMemoryError"));
    }

    @Test
    void memory_that_the_system_did_not_have_is_told_with_how_much_was_wanted() throws IOException {
        CrashReport report = read("""
                #
                # There is insufficient memory for the Java Runtime Environment to continue.
                # Native memory allocation (mmap) failed to map 1073741824 bytes for committing reserved memory.
                # Possible reasons:
                #   The system is out of physical RAM or swap space
                # This output file may be truncated or incomplete.
                #
                #  Out of Memory Error (os_linux.cpp:2799), pid=7, tid=8
                #
                # JRE version:  (17.0.9+9) (build )
                # Java VM: OpenJDK 64-Bit Server VM (17.0.9+9, mixed mode, g1 gc, linux-amd64)

                Command Line: -Xms4g -Xmx4g --db-password geheim jdbc:postgresql://app:geheim@db/orders com.acme.Orders

                rlimit (soft/hard): STACK 8192k/infinity , NPROC 4096/4096 , AS infinity/infinity

                container (cgroup) information:
                container_type: cgroupv2
                memory_limit_in_bytes: 2097152 k
                """);
        assertThat(report.cause()).isEqualTo(Cause.NO_NATIVE_MEMORY);
        assertThat(only(report).summary()).contains("failed to map 1073741824 bytes");
        assertThat(report.facts())
                .containsEntry("container memory limit", "2097152 k")
                .containsEntry("limit NPROC", "4096/4096");
        assertThat(report.fact("command line").orElseThrow())
                .doesNotContain("geheim")
                .contains("com.acme.Orders");
    }

    @Test
    void a_crash_in_a_native_library_names_it_and_the_code_that_called() throws IOException {
        CrashReport report = read("""
                #
                # A fatal error has been detected by the Java Runtime Environment:
                #
                #  SIGSEGV (0xb) at pc=0x00007f, pid=1, tid=2
                #
                # JRE version: OpenJDK Runtime Environment (8.0_292-b10) (build 1.8.0_292-b10)
                # Problematic frame:
                # C  [libimage.so+0x4711]  decode+0x42
                #
                Current thread (0x00007f):  JavaThread "worker-1" [_thread_in_native, id=2]

                Native frames: (J=compiled Java code, j=interpreted, Vv=VM code, C=native code)
                C  [libimage.so+0x4711]  decode+0x42
                j  com.acme.image.Codec.decode([B)I+0
                """);
        assertThat(report.library()).isEqualTo("libimage.so");
        assertThat(only(report).suspects())
                .extracting(suspect -> suspect.name())
                .contains("com.acme.image.Codec.decode");
        assertThat(only(report).advice()).anyMatch(line -> line.contains("libimage.so"));
    }

    @Test
    void damaged_reports_give_a_report_or_a_sentence() throws IOException {
        byte[] whole = Files.readAllBytes(crash(25, "SEGV"));
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
            for (int i = 0; i < 100 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                CrashRules.judge(read(new String(damaged, StandardCharsets.ISO_8859_1)));
            } catch (Failure e) {
                assertThat(e.kind()).isEqualTo(Failure.Kind.INPUT);
            }
        }
        assertThatThrownBy(() -> read("nothing of the sort")).isInstanceOf(Failure.class);
    }
}
