package dev.jvitals.diagnosis.threads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PersistenceTest {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    /** One dump three times: two a minute apart, the last so much later. */
    private static ThreadEvidence thrice(int lastMinutes) {
        ThreadDump dump = ThreadDumps.read(
                        Path.of("src/test/resources/threaddumps/jstack-l.21.txt"), new Cancellation())
                .dumps()
                .getFirst();
        return new ThreadEvidence(DumpSeries.of(
                List.of(
                        dump.takenAt(START),
                        dump.takenAt(START.plusSeconds(60)),
                        dump.takenAt(START.plusSeconds(60L * lastMinutes))),
                new Cancellation()));
    }

    @Test
    void a_situation_lasts_over_dumps_taken_soon_after_each_other_and_over_no_gap_of_many_minutes() {
        ThreadEvidence soon = thrice(3);
        SeenThread inSoon = soon.series().last().threads().getFirst();
        assertThat(soon.persistence().seconds(inSoon, _ -> true)).isEqualTo(180);
        assertThat(soon.persistence().dumpsInARow(inSoon, _ -> true)).isEqualTo(3);
        ThreadEvidence late = thrice(240);
        SeenThread inLate = late.series().last().threads().getFirst();
        assertThat(late.persistence().seconds(inLate, _ -> true)).isZero();
        assertThat(late.persistence().dumpsInARow(inLate, _ -> true)).isEqualTo(1);
    }
}
