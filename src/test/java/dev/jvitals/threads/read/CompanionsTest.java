package dev.jvitals.threads.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanionsTest {
    private static String text(String sample) throws IOException {
        return Files.readString(Samples.path(sample));
    }

    @Test
    void a_listing_behind_the_print_of_the_same_moment_adds_its_virtual_threads() throws IOException {
        List<ThreadDump> dumps = ThreadDumps.parse(text("vt.print.25.txt") + "\n" + text("vt.25.txt"), "both");
        assertThat(dumps).hasSize(1);
        ThreadDump both = dumps.getFirst();
        ThreadDump print = Samples.only("vt.print.25.txt");
        ThreadDump listing = Samples.only("vt.25.txt");
        assertThat(both.dialect()).isEqualTo(print.dialect());
        assertThat(both.threads().stream().filter(ThreadEntry::virtual).map(ThreadEntry::id))
                .containsExactlyInAnyOrderElementsOf(listing.threads().stream()
                        .filter(ThreadEntry::virtual)
                        .map(ThreadEntry::id)
                        .toList());
        assertThat(both.threads().stream().filter(thread -> !thread.virtual()))
                .hasSameSizeAs(print.threads().stream()
                        .filter(thread -> !thread.virtual())
                        .toList());
        assertThat(both.threads().stream().filter(ThreadEntry::virtual).map(ThreadEntry::name))
                .contains("vt-mon-waiter");
    }

    @Test
    void files_of_both_kinds_that_were_taken_together_are_one_dump_with_containers() {
        List<ThreadDump> dumps = ThreadDumps.read(
                        List.of(Samples.path("vt.print.25.txt"), Samples.path("vt.25.json")), new Cancellation())
                .dumps();
        assertThat(dumps).hasSize(1);
        assertThat(dumps.getFirst().containers()).isNotEmpty();
        assertThat(dumps.getFirst().threads())
                .anyMatch(thread -> !thread.virtual() && thread.container() != null)
                .anyMatch(ThreadEntry::virtual);
    }

    @Test
    void a_listing_of_another_process_stays_apart() throws IOException {
        assertThat(ThreadDumps.parse(text("vt.print.25.txt") + "\n" + text("vt.21.txt"), "both"))
                .hasSize(2);
    }
}
