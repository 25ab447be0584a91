package dev.jvitals.session.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Failure;
import dev.jvitals.support.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeRunTest {
    private static final Incident DEADLOCK = Incidents.named("deadlock");

    @Test
    void an_incident_ends_by_itself_after_its_bound() throws Exception {
        try (PracticeRun run =
                PracticeRun.start(DEADLOCK, new PracticeOptions(null, null, false, Duration.ofSeconds(1)))) {
            List<String> lines = new ArrayList<>();
            assertThat(run.follow(lines::add)).isZero();
            assertThat(lines).contains("running");
        }
    }

    @Test
    void closing_ends_it_at_once() throws Exception {
        PracticeRun run = PracticeRun.start(DEADLOCK, PracticeOptions.DEFAULT);
        ProcessHandle process = ProcessHandle.of(run.pid()).orElseThrow();
        run.close();
        process.onExit().get(30, TimeUnit.SECONDS);
        assertThat(run.isAlive()).isFalse();
    }

    @Test
    void a_folder_without_java_is_wrong_usage() {
        PracticeOptions options =
                new PracticeOptions(Path.of("no-such-jdk"), null, false, PracticeOptions.DEFAULT_BOUND);
        assertThatThrownBy(() -> PracticeRun.start(DEADLOCK, options))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no-such-jdk is no Java home");
    }

    @Test
    void a_java_that_is_too_old_is_wrong_usage(@TempDir Path home) throws Exception {
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"1.8.0_504\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        PracticeOptions options = new PracticeOptions(home, null, false, PracticeOptions.DEFAULT_BOUND);
        assertThatThrownBy(() -> PracticeRun.start(DEADLOCK, options))
                .isInstanceOf(Failure.class)
                .hasMessage("the practice incidents need Java 17 or later: " + home + " is Java 8");
    }

    @Test
    void a_java_that_does_not_end_is_ended_and_said_to_be_too_slow(@TempDir Path home) throws Exception {
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nexec sleep 600\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        assertThatThrownBy(() -> PracticeLibrary.javaOf(home, Duration.ofSeconds(1)))
                .isInstanceOf(Failure.class)
                .hasMessage(java + " did not tell its version within 1 s");
        Await.until("it is ended", () -> ProcessHandle.current().children().noneMatch(PracticeRunTest::sleeps));
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").endsWith("sleep");
    }

    @Test
    void an_unknown_name_is_wrong_usage_and_says_where_the_names_are() {
        assertThatThrownBy(() -> Incidents.named("no-such"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("jvitals demo lists them");
    }
}
