package dev.jvitals.heap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.support.LeakyDump;
import dev.jvitals.support.RandomHeap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index belongs to one dump and to its owner, and is used again only as long as nothing about it is off. */
class IndexRulesTest {
    /** Where the format's version is in the file. */
    private static final int VERSION_AT = 8;

    @TempDir
    Path folder;

    private Path dump;
    private Path index;

    @BeforeEach
    void write() {
        dump = new RandomHeap(7, 300, 8).dump().to(folder.resolve("a.hprof"));
        index = folder.resolve("a.hprof.jvidx");
    }

    /** Opens the dump; whether its index was made by that. */
    private boolean isMadeNow() {
        List<String> phases = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void phase(String name, long totalUnits) {
                phases.add(name);
            }

            @Override
            public void at(long doneUnits) {}
        };
        HeapDump.open(dump, OpenOptions.DEFAULT, progress, new Cancellation()).close();
        return !phases.isEmpty();
    }

    @Test
    void an_index_is_made_once() {
        assertThat(isMadeNow()).isTrue();
        assertThat(isMadeNow()).isFalse();
        assertThat(isMadeNow()).isFalse();
    }

    @Test
    void it_is_made_anew_when_the_dump_has_another_time_head_or_tail_or_the_format_another_version()
            throws IOException {
        isMadeNow();
        FileTime time = Files.getLastModifiedTime(dump);
        Files.setLastModifiedTime(dump, FileTime.fromMillis(time.toMillis() - 60_000));
        assertThat(isMadeNow()).isTrue();
        byte[] bytes = Files.readAllBytes(dump);
        for (int at : new int[] {30, bytes.length - 1}) { // the date, and the last record's length
            bytes[at] ^= 1;
            Files.write(dump, bytes);
            Files.setLastModifiedTime(dump, time);
            assertThat(isMadeNow()).as("byte " + at).isTrue();
            assertThat(isMadeNow()).isFalse();
        }
        byte[] made = Files.readAllBytes(index);
        made[VERSION_AT]++;
        Files.write(index, made);
        assertThat(isMadeNow()).isTrue();
        assertThat(isMadeNow()).isFalse();
    }

    @Test
    void only_its_owner_may_read_it_and_it_has_at_most_half_of_the_dumps_size() throws IOException {
        Path real = LeakyDump.filled(25);
        LeakyDump.open(real).close();
        Path made = real.resolveSibling(real.getFileName() + ".jvidx");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rw-------");
        assertThat(Files.size(made)).isLessThan(Files.size(real) / 2);
    }
}
