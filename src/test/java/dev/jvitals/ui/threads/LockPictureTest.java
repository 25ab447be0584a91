package dev.jvitals.ui.threads;

import static dev.jvitals.support.Dumps.analysed;
import static dev.jvitals.support.Dumps.lock;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.RUNNABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.ThreadEntryBuilder;
import dev.jvitals.ui.threads.LockPicture.Box;
import dev.jvitals.ui.threads.LockPicture.FoldBox;
import dev.jvitals.ui.threads.LockPicture.Line;
import dev.jvitals.ui.threads.LockPicture.LockBox;
import dev.jvitals.ui.threads.LockPicture.ThreadBox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockPictureTest {
    private static LockPicture of(List<ThreadEntryBuilder> threads) {
        return LockPicture.of(
                analysed(threads.toArray(new ThreadEntryBuilder[0])).locks());
    }

    private static ThreadEntryBuilder waits(String name, String wanted) {
        return thread(name, BLOCKED, "com.example.Dao.save:1").lock(lock(Kind.WAITING_TO_LOCK, wanted));
    }

    private static ThreadEntryBuilder holds(String name, String held) {
        return thread(name, RUNNABLE, "com.example.Slow.run:1").lock(lock(Kind.LOCKED, held));
    }

    private static <B extends Box> List<B> boxes(LockPicture picture, Class<B> kind) {
        return picture.boxes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void three_thousand_waiters_are_three_boxes_and_a_fold() {
        List<ThreadEntryBuilder> threads = new ArrayList<>(List.of(holds("owner", "0x1")));
        for (int i = 0; i < 3_000; i++) {
            threads.add(waits("w" + i, "0x1"));
        }
        LockPicture picture = of(threads);
        assertThat(boxes(picture, ThreadBox.class))
                .extracting(box -> box.thread().name())
                .containsExactlyInAnyOrder("owner", "w0", "w1", "w2");
        assertThat(boxes(picture, FoldBox.class))
                .singleElement()
                .satisfies(fold -> assertThat(fold.threads()).hasSize(2_997));
        assertThat(boxes(picture, LockBox.class)).hasSize(1);
        assertThat(picture.columns()).isEqualTo(3);
        assertThat(picture.lines()).hasSize(5).noneMatch(Line::deadlocked);
    }

    @Test
    void a_waiter_that_others_wait_for_is_never_folded() {
        List<ThreadEntryBuilder> threads = new ArrayList<>(List.of(holds("owner", "0x1")));
        for (int i = 0; i < 50; i++) {
            threads.add(waits("w" + i, "0x1"));
        }
        threads.add(waits("middle", "0x1").lock(lock(Kind.LOCKED, "0x2")));
        threads.add(waits("last", "0x2"));
        assertThat(boxes(of(threads), ThreadBox.class))
                .extracting(box -> box.thread().name())
                .contains("middle", "last");
    }

    @Test
    void the_lines_of_a_deadlock_go_once_round() {
        LockPicture picture = of(List.of(
                holds("a", "0x1").state(BLOCKED).lock(lock(Kind.WAITING_TO_LOCK, "0x2")),
                holds("b", "0x2").state(BLOCKED).lock(lock(Kind.WAITING_TO_LOCK, "0x3")),
                holds("c", "0x3").state(BLOCKED).lock(lock(Kind.WAITING_TO_LOCK, "0x1")),
                waits("behind", "0x1")));
        List<Line> red = picture.lines().stream().filter(Line::deadlocked).toList();
        assertThat(red).hasSize(6);
        Box start = red.getFirst().from();
        Set<Box> seen = new HashSet<>();
        Box at = start;
        while (seen.add(at)) {
            Box from = at;
            at = red.stream()
                    .filter(line -> line.from().equals(from))
                    .findFirst()
                    .orElseThrow()
                    .to();
        }
        assertThat(at).isSameAs(start);
        assertThat(seen).hasSize(6).allMatch(Box::deadlocked);
        assertThat(boxes(picture, ThreadBox.class))
                .filteredOn(box -> box.thread().name().equals("behind"))
                .singleElement()
                .satisfies(box -> assertThat(box.deadlocked()).isFalse());
    }

    @Test
    void a_lock_whose_owner_is_unknown_stands_first() {
        LockPicture picture = of(List.of(waits("w", "0x1")));
        assertThat(boxes(picture, LockBox.class))
                .singleElement()
                .satisfies(box -> assertThat(box.column()).isZero());
    }

    @Test
    void any_graph_is_bounded_and_no_two_boxes_share_a_place() {
        Random random = new Random(8);
        for (int round = 0; round < 60; round++) {
            List<ThreadEntryBuilder> threads = new ArrayList<>();
            int count = 2 + random.nextInt(round < 50 ? 40 : 1_500);
            for (int i = 0; i < count; i++) {
                ThreadEntryBuilder thread = thread("t" + i, BLOCKED, "com.example.A.f:1");
                if (random.nextBoolean()) {
                    thread.lock(lock(Kind.LOCKED, "0x" + i));
                }
                threads.add(thread.lock(lock(Kind.WAITING_TO_LOCK, "0x" + random.nextInt(count))));
            }
            LockPicture picture = of(threads);
            assertThat(picture.boxes()).hasSizeLessThan(2 * LockPicture.MOST_BOXES);
            Set<String> places = new HashSet<>();
            picture.boxes()
                    .forEach(box -> assertThat(places.add(box.column() + "," + box.row()))
                            .as("place %s in round", box)
                            .isTrue());
            assertThat(picture.lines())
                    .allMatch(line -> picture.boxes().contains(line.from())
                            && picture.boxes().contains(line.to()));
        }
    }
}
