package dev.jvitals.heap.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.HeapDump;
import dev.jvitals.heap.OpenOptions;
import dev.jvitals.support.ChildCommand;
import dev.jvitals.support.RandomHeap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the machine and other programs do to dumps and indexes while they are made or open. */
class TroubledMachineTest {
    @TempDir
    Path folder;

    private Path dump;

    @BeforeEach
    void write() {
        dump = new RandomHeap(5, 500, 8).dump().to(folder.resolve("a.hprof"));
    }

    private static Heap open(Path file, OpenOptions options) {
        return HeapDump.open(file, options, Progress.NONE, new Cancellation());
    }

    private static long objects(Path file) {
        try (Heap heap = open(file, OpenOptions.DEFAULT)) {
            EveryQuestion.of(heap);
            return heap.totals().objects();
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_full_disk_while_indexing_is_a_sentence_and_leaves_nothing_behind() throws IOException {
        // no file may grow beyond 64 KB, neither the index nor its scratch
        ChildCommand.Result run =
                ChildCommand.limited("ulimit -f 64", "heap", dump.toString()).result();
        assertThat(run.status()).as(run.err()).isEqualTo(5);
        assertThat(run.err()).hasLineCount(1).contains("no room").doesNotContain("Exception");
        assertThat(names()).containsExactly("a.hprof");
    }

    @Test
    void two_that_index_one_dump_at_once_both_answer_and_leave_one_index() throws IOException {
        ChildCommand one = ChildCommand.of("heap", dump.toString(), "--json");
        ChildCommand other = ChildCommand.of("heap", dump.toString(), "--json");
        ChildCommand.Result first = one.result();
        ChildCommand.Result second = other.result();
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(second.status()).as(second.err()).isZero();
        assertThat(first.out()).isEqualTo(second.out()).contains("\"objects\"");
        assertThat(names()).containsExactly("a.hprof", "a.hprof.jvidx");
    }

    @Test
    void in_a_folder_that_takes_no_file_the_index_goes_to_the_cache_folder() throws IOException {
        Path cache = folder.resolve("cache");
        OpenOptions options = OpenOptions.DEFAULT.withCacheFolder(cache);
        try (InputStream _ = Files.newInputStream(dump)) {
            // not even root can make a file in there
            Path readOnly = descriptorOf(dump);
            try (Heap heap = open(readOnly, options)) {
                assertThat(heap.indexFile()).hasParentRaw(cache);
                EveryQuestion.of(heap);
            }
            assertThat(HeapDump.indexes(readOnly, options)).hasSize(1);
            assertThat(HeapDump.deleteIndexes(readOnly, options)).hasSize(1);
            assertThat(cache).isEmptyDirectory();
            Path fileInstead = Files.writeString(folder.resolve("no-folder"), "");
            assertThatThrownBy(() -> open(readOnly, OpenOptions.DEFAULT.withCacheFolder(fileInstead)))
                    .isInstanceOfSatisfying(Failure.class, failure -> {
                        assertThat(failure.kind()).isEqualTo(Failure.Kind.MACHINE);
                        assertThat(failure.sentence()).contains("can be written or has room");
                    });
        }
    }

    private static Path descriptorOf(Path open) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(each -> leadsTo(each, open)).findFirst().orElseThrow();
        }
    }

    private static boolean leadsTo(Path link, Path target) {
        try {
            return Files.isSameFile(link, target);
        } catch (IOException e) {
            return false; // a descriptor of something else that is gone
        }
    }

    @Test
    void a_dump_that_changes_while_it_is_indexed_makes_no_index() throws IOException {
        Progress meddling = new Progress() {
            @Override
            public void phase(String name, long total) {
                if (name.equals("Reading references")) {
                    append();
                }
            }

            @Override
            public void at(long done) {}
        };
        assertThatThrownBy(() -> HeapDump.open(dump, OpenOptions.DEFAULT, meddling, new Cancellation()))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.sentence()).contains("changed while it was read"));
        assertThat(names()).containsExactly("a.hprof");
    }

    private void append() {
        try {
            Files.write(dump, new byte[100], StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_dump_deleted_while_open_goes_on_to_answer() throws IOException {
        try (Heap heap = open(dump, OpenOptions.DEFAULT)) {
            Files.delete(dump);
            EveryQuestion.of(heap);
        }
        try (Heap heap = open(dump, OpenOptions.DEFAULT)) { // the index is still there
            assertThat(heap.hasDump()).isFalse();
        }
    }

    @Test
    void a_dump_cut_or_overwritten_while_open_says_so_and_is_indexed_anew() throws IOException {
        byte[] whole = Files.readAllBytes(dump);
        try (Heap heap = open(dump, OpenOptions.DEFAULT);
                FileChannel channel = FileChannel.open(dump, StandardOpenOption.WRITE)) {
            channel.truncate(whole.length / 3);
            assertThatThrownBy(() -> EveryQuestion.of(heap))
                    .isInstanceOfSatisfying(
                            Failure.class,
                            failure -> assertThat(failure.sentence()).contains("the file changed"));
        }
        byte[] other = new RandomHeap(6, 200, 8).dump().bytes();
        try (Heap heap = open(dump, OpenOptions.DEFAULT)) {
            assertThat(heap.notes()).anyMatch(note -> note.contains("cut short") || note.contains("ends inside"));
            Files.write(dump, other);
            assertThatThrownBy(() -> EveryQuestion.of(heap)).isInstanceOf(Failure.class);
        }
        Path fresh = Files.write(folder.resolve("b.hprof"), other);
        assertThat(objects(dump)).isEqualTo(objects(fresh));
    }

    @Test
    void a_damaged_index_is_made_anew_and_without_its_dump_refused() throws IOException {
        long objects = objects(dump);
        Path index = folder.resolve("a.hprof.jvidx");
        byte[] whole = Files.readAllBytes(index);
        List<Damage> kinds = List.of(Damage.values());
        Path moved = folder.resolve("elsewhere");
        Files.createDirectory(moved);
        for (int seed = 0; seed < 24; seed++) {
            byte[] damaged = kinds.get(seed % kinds.size()).of(whole, new Random(seed));
            Files.write(index, damaged);
            assertThat(objects(dump)).as("damage " + seed).isEqualTo(objects);
            Path alone = Files.write(moved.resolve("a.hprof.jvidx"), damaged);
            try (Heap heap = open(alone, OpenOptions.DEFAULT)) {
                EveryQuestion.of(heap);
            } catch (Failure failure) {
                assertThat(failure.sentence()).contains(alone.toString());
            }
        }
    }
}
