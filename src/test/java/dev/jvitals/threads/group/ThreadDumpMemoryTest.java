package dev.jvitals.threads.group;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.base.Cancellation;
import dev.jvitals.session.bench.ThreadDumpGenerator;
import dev.jvitals.threads.StackFrame;
import dev.jvitals.threads.ThreadEntry;
import dev.jvitals.threads.read.ThreadDumps;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory grows with distinct stacks, not with threads: counted in objects that stay, since bytes and time vary. */
class ThreadDumpMemoryTest {
    private static final int FEW_STACKS = 100;
    private static final int MANY_STACKS = 1_000;
    private static final int FRAMES_AT_MOST = 16;

    @TempDir
    static Path folder;

    /** Distinct objects that a series keeps alive. */
    private record Kept(int threads, int stacks, int frames, int facts, int shapes, int words) {
        static Kept of(int threads, int stacks) {
            Path file = folder.resolve(threads + "-" + stacks + ".tdump");
            new ThreadDumpGenerator(5, stacks).write(file, threads, 3);
            DumpSeries series =
                    DumpSeries.of(ThreadDumps.read(file, new Cancellation()).dumps(), new Cancellation());
            List<SeenThread> seen = series.dumps().stream()
                    .flatMap(dump -> dump.threads().stream())
                    .toList();
            Set<StackFrame> frames = identities();
            seen.forEach(thread -> frames.addAll(thread.thread().frames()));
            Set<String> words = identities();
            frames.forEach(frame -> Collections.addAll(words, frame.className(), frame.method()));
            return new Kept(
                    seen.size(),
                    count(seen.stream()
                            .map(SeenThread::thread)
                            .map(ThreadEntry::frames)
                            .toList()),
                    frames.size(),
                    count(seen.stream().map(SeenThread::stack).toList()),
                    count(seen.stream().map(each -> each.stack().shape()).toList()),
                    words.size());
        }

        private static int count(List<?> objects) {
            Set<Object> distinct = identities();
            distinct.addAll(objects);
            return distinct.size();
        }

        private static <T> Set<T> identities() {
            return Collections.newSetFromMap(new IdentityHashMap<>());
        }
    }

    private static Kept small;
    private static Kept moreThreads;
    private static Kept moreStacks;

    @BeforeAll
    static void read() {
        small = Kept.of(1_500, FEW_STACKS);
        moreThreads = Kept.of(15_000, FEW_STACKS);
        moreStacks = Kept.of(15_000, MANY_STACKS);
    }

    @Test
    void ten_times_the_threads_keep_no_more_stacks_frames_or_words() {
        assertThat(moreThreads.threads).isEqualTo((15_000 + 1) * 3);
        assertThat(moreThreads.stacks).isLessThanOrEqualTo(FEW_STACKS + 1); // and the empty one
        assertThat(moreThreads)
                .usingRecursiveComparison()
                .ignoringFields("threads")
                .isEqualTo(small);
    }

    @Test
    void ten_times_the_stacks_keep_ten_times_as_many_and_no_more() {
        assertThat(moreStacks.stacks).isBetween(MANY_STACKS - 1, MANY_STACKS + 1);
        assertThat(moreStacks.facts).isEqualTo(moreStacks.stacks);
        assertThat(moreStacks.shapes).isLessThanOrEqualTo(moreStacks.stacks);
        assertThat(moreStacks.frames).isBetween(MANY_STACKS, MANY_STACKS * FRAMES_AT_MOST);
    }
}
