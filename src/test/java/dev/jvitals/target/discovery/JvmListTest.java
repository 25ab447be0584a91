package dev.jvitals.target.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.support.Jdks;
import dev.jvitals.target.gc.Collector;
import java.util.ArrayList;
import java.util.List;
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
                    .filter(each -> each.namespacePid() != each.pid() && each.pid() > child.pid())
                    .findFirst()
                    .orElseThrow();
            assertThat(row.namespacePid()).isEqualTo(1);
            assertThat(row.heapMaxBytes()).isEqualTo(64 << 20);
            assertThat(row.access().reason()).contains("as pid 1 there");
        }
    }

    @Test
    void a_new_jvm_appears_at_the_next_scan() {
        list.scan();
        try (ChildJvm child = ChildJvm.start(25, List.of())) {
            assertThat(find(child.pid())).isPresent();
        }
    }
}
