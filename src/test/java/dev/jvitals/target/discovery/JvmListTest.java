package dev.jvitals.target.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import dev.jvitals.target.gc.Collector;
import dev.jvitals.target.hsperf.MappedFiles;
import dev.jvitals.target.os.ProcFile;
import dev.jvitals.target.os.ProcStat;
import dev.jvitals.target.os.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JvmListTest {
    private final JvmList list = JvmList.ofThisMachine();

    @AfterEach
    void closeList() {
        list.close();
    }

    private Optional<JvmRow> find(long pid) {
        return list.scan().stream().filter(row -> row.pid() == pid).findFirst();
    }

    private JvmRow row(ChildJvm child) {
        return find(child.pid()).orElseThrow();
    }

    @Test
    void a_jvm_is_listed_with_its_vital_figures_and_is_gone_when_it_ended() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-XX:+UseSerialGC", "-Xmx64m"), "keep=10", "gc")) {
            JvmRow row = row(child);
            assertThat(row.mainClass()).isEqualTo("Child");
            assertThat(row.jvmVersion()).startsWith("17.");
            assertThat(row.collector()).isEqualTo(Collector.SERIAL);
            assertThat(row.heapMaxBytes()).isEqualTo(64 << 20);
            assertThat(row.heapUsedBytes()).isBetween(10L << 20, 64L << 20);
            assertThat(row.heapCommittedBytes()).isBetween(row.heapUsedBytes(), row.heapMaxBytes());
            assertThat(row.residentBytes()).isBetween(16L << 20, 512L << 20);
            assertThat(row.threads()).isBetween(3L, 40L);
            assertThat(row.uptimeMillis()).isBetween(0L, 60_000L);
            assertThat(row.cpuCores()).isPositive();
            assertThat(row.access()).isEqualTo(Access.OPEN);
            child.kill();
            Await.until("the dead JVM leaves the list", () -> find(child.pid()).isEmpty());
        }
    }

    @Test
    void without_counters_it_is_found_by_its_libraries_and_explained() {
        try (ChildJvm child = ChildJvm.start(17, List.of("-XX:-UsePerfData"))) {
            JvmRow row = row(child);
            assertThat(row.mainClass()).isEqualTo("Child");
            assertThat(row.jvmVersion()).startsWith("17.");
            assertThat(row.heapUsedBytes()).isEqualTo(-1);
            assertThat(row.access().attachable()).isTrue();
            assertThat(row.access().reason()).contains("-XX:-UsePerfData");
            assertThat(row.access().help()).isEqualTo("jvitals watch " + child.pid());
        }
    }

    @Test
    void one_that_refuses_attaching_says_so_and_still_shows_figures() {
        try (ChildJvm child = ChildJvm.start(25, List.of("-XX:+DisableAttachMechanism", "-Xmx64m"))) {
            JvmRow row = row(child);
            assertThat(row.access().attachable()).isFalse();
            assertThat(row.access().reason()).contains("-XX:+DisableAttachMechanism");
            assertThat(row.heapMaxBytes()).isEqualTo(64 << 20);
        }
    }

    @Test
    void a_stopped_one_is_listed_with_the_command_that_wakes_it() {
        try (ChildJvm child = ChildJvm.start(17, List.of())) {
            child.signal("STOP");
            Await.until("it is seen stopped", () -> !row(child).access().attachable());
            assertThat(row(child).access().help()).isEqualTo("kill -CONT " + child.pid());
            child.signal("CONT");
            Await.until("it is seen going on", () -> row(child).access().attachable());
        }
    }

    @Test
    void one_in_namespaces_of_its_own_is_found_with_its_inner_pid_and_its_counters() {
        List<String> command = new ArrayList<>(List.of("unshare", "--pid", "--mount", "--fork", "--mount-proc"));
        command.add("--kill-child");
        command.add(Jdks.home(17).resolve("bin/java").toString());
        command.add("-Xmx64m");
        try (ChildJvm child = ChildJvm.start(command)) {
            JvmRow row = list.scan().stream()
                    .filter(each -> each.namespacePid() != each.pid())
                    .filter(each -> ProcessHandle.of(child.pid())
                            .orElseThrow()
                            .descendants()
                            .anyMatch(process -> process.pid() == each.pid()))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.namespacePid()).isEqualTo(1);
            assertThat(row.heapMaxBytes()).isEqualTo(64 << 20);
            assertThat(row.access().reason()).contains("as pid 1 there");
        }
    }

    /** Counters of a JVM that was killed, in the file that a process of this pid would have. */
    private static Path staleCounters(long pid) throws IOException {
        try (ChildJvm dead = ChildJvm.start(17, List.of("-Xmx64m"), "keep=20")) {
            Path folder = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"));
            byte[] counters = Files.readAllBytes(folder.resolve(Long.toString(dead.pid())));
            return Files.write(folder.resolve(Long.toString(pid)), counters);
        }
    }

    @Test
    void counters_of_a_dead_jvm_are_not_those_of_the_jvm_that_got_its_pid() throws IOException {
        try (ChildJvm child = ChildJvm.start(17, List.of("-XX:-UsePerfData"))) {
            Path stale = staleCounters(child.pid());
            try {
                JvmRow row = row(child);
                assertThat(row.heapUsedBytes()).isEqualTo(-1);
                assertThat(row.access().reason()).contains("-XX:-UsePerfData");
                assertThat(MappedFiles.openCounters(child.pid())).isNull();
            } finally {
                Files.deleteIfExists(stale);
            }
        }
    }

    @Test
    void a_process_that_is_no_jvm_is_not_listed_for_counters_that_have_its_pid() throws IOException {
        Process cat = new ProcessBuilder("cat").start(); // waits for input that never comes
        try {
            Path stale = staleCounters(cat.pid());
            try {
                assertThat(find(cat.pid())).isEmpty();
                assertThat(MappedFiles.openCounters(cat.pid())).isNull();
            } finally {
                Files.deleteIfExists(stale);
            }
        } finally {
            cat.destroyForcibly();
        }
    }

    @Test
    void a_process_that_started_at_another_time_is_not_the_jvm_that_had_the_pid() {
        ProcFile file = new ProcFile();
        try (ChildJvm child = ChildJvm.start(17, List.of())) {
            ProcStat stat = stat(child.pid());
            TrackedJvm jvm = Objects.requireNonNull(TrackedJvm.find(child.pid(), stat, file));
            assertThat(jvm.isSameProcess(stat(child.pid()))).isTrue();
            assertThat(jvm.isSameProcess(stat(ProcessHandle.current().pid()))).isFalse();
            jvm.close();
        }
    }

    private static ProcStat stat(long pid) {
        return Objects.requireNonNull(ProcStat.read(new ProcFile(), "/proc/" + pid + "/stat"));
    }

    @Test
    void one_of_another_user_says_whose_it_is_and_how_that_user_would_look() throws IOException {
        try (ChildJvm child = ChildJvm.start(17, List.of())) {
            ProcessIdentity process = ProcessIdentity.read(child.pid());
            MappedFiles unseen = new MappedFiles(false, MappedFiles.VirtualMachine.NONE, null); // what strangers see
            Access access = AccessRules.judge(process.uid() + 1, process, stat(child.pid()), unseen, null, null);
            assertThat(access.attachable()).isFalse();
            assertThat(access.reason()).startsWith("It runs as " + process.user() + ":");
            assertThat(access.help()).isEqualTo("sudo -u " + process.user() + " jvitals watch " + child.pid());
            assertThat(AccessRules.judge(process.uid(), process, stat(child.pid()), unseen, null, null)
                            .attachable())
                    .isTrue();
            assertThat(CommandLineWords.isJavaLauncher(process.arguments())).isTrue(); // how it is found at all
        }
    }

    @Test
    void a_program_that_is_not_the_launcher_is_named_by_itself() {
        assertThat(CommandLineWords.mainClass(List.of("/usr/bin/javac", "-d", "out", "A.java")))
                .isEqualTo("/usr/bin/javac");
        assertThat(CommandLineWords.mainClass(List.of("java", "-cp", "a.jar", "shop.Main", "x")))
                .isEqualTo("shop.Main");
    }

    @Test
    void a_new_jvm_appears_at_the_next_scan() {
        list.scan();
        try (ChildJvm child = ChildJvm.start(25, List.of())) {
            assertThat(find(child.pid())).isPresent();
        }
    }
}
