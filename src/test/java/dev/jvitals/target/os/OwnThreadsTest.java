package dev.jvitals.target.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.support.Await;
import dev.jvitals.support.ChildJvm;
import dev.jvitals.target.attach.Jcmd;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnThreadsTest {
    /** In a thread dump, what has no number is none of Java's. */
    @ParameterizedTest
    @CsvSource({"17, G1", "25, G1", "25, Z", "17, Serial"})
    void are_those_that_a_thread_dump_lists_without_a_number(int jdk, String collector) throws Exception {
        try (ChildJvm child = ChildJvm.start(jdk, List.of("-Xmx64m", "-XX:+Use" + collector + "GC"), "threads=3")) {
            // Collectors start threads when they need them, between the two looks too.
            Await.until("as many as are printed", () -> {
                OwnThreads own = OwnThreads.of(child.pid()).orElseThrow();
                return own.collector().threads() + own.other().threads() == printedWithoutNumber(child);
            });
            OwnThreads own = OwnThreads.of(child.pid()).orElseThrow();
            assertThat(own.compiler().threads()).isPositive();
            assertThat(own.other().cpuSeconds()).isPositive();
        }
    }

    private static long printedWithoutNumber(ChildJvm child) {
        return new Jcmd(child.pid())
                .runOrFail("Thread.print", Duration.ofSeconds(20))
                .lines()
                .filter(line -> line.matches("\"[^\"]+\" os_prio=.*"))
                .count();
    }

    @Test
    void nobody_knows_those_of_a_process_that_is_not_there() {
        assertThat(OwnThreads.of(Integer.MAX_VALUE)).isEqualTo(Optional.empty());
    }
}
