package dev.jvitals.threads.group;

import static dev.jvitals.support.Dumps.analysed;
import static dev.jvitals.support.Dumps.lock;
import static dev.jvitals.support.Dumps.thread;
import static java.lang.Thread.State.BLOCKED;
import static java.lang.Thread.State.RUNNABLE;
import static java.lang.Thread.State.TIMED_WAITING;
import static java.lang.Thread.State.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jvitals.threads.LockUse.Kind;
import dev.jvitals.threads.ThreadEntryBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockGraphTest {
    private static final String REENTRANT = "java.util.concurrent.locks.ReentrantLock$NonfairSync";
    private static final String READ_WRITE = "java.util.concurrent.locks.ReentrantReadWriteLock$NonfairSync";

    private static ThreadEntryBuilder blocked(String name, String on) {
        return thread(name, BLOCKED, "A.f").lock(lock(Kind.WAITING_TO_LOCK, on));
    }

    private static SeenThread named(DumpAnalysis dump, String name) {
        return dump.threads().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_tree_of_waiters_has_the_one_who_waits_for_nobody_as_its_root() {
        DumpAnalysis dump = analysed(
                thread("a", RUNNABLE, "A.f").lock(lock(Kind.LOCKED, "0x1")),
                blocked("aa", "0x1").lock(lock(Kind.LOCKED, "0x2")),
                blocked("ab", "0x1"),
                blocked("aaa", "0x2"));
        LockGraph locks = dump.locks();
        SeenThread a = named(dump, "a");
        assertThat(locks.roots()).containsExactly(a);
        assertThat(locks.directlyBehind(a)).extracting(SeenThread::name).containsExactly("aa", "ab");
        assertThat(locks.behind(a)).extracting(SeenThread::name).containsExactly("aa", "ab", "aaa");
        assertThat(locks.chainFrom(named(dump, "aaa")))
                .extracting(SeenThread::name)
                .containsExactly("aaa", "aa", "a");
        assertThat(locks.contended().getFirst().waiting()).hasSize(2);
        assertThat(locks.cycles()).isEmpty();
    }

    @Test
    void a_circle_through_a_monitor_and_a_reentrant_lock_is_a_deadlock() {
        DumpAnalysis dump = analysed(
                blocked("one", "0x1").lock(lock(Kind.OWNS_SYNCHRONIZER, "0x2", REENTRANT)),
                thread("two", WAITING, "jdk.internal.misc.Unsafe.park")
                        .lock(lock(Kind.PARKING, "0x2", REENTRANT))
                        .lock(lock(Kind.LOCKED, "0x1")),
                blocked("bystander", "0x1"));
        assertThat(dump.locks().cycles())
                .singleElement()
                .satisfies(cycle ->
                        assertThat(cycle).extracting(SeenThread::name).containsExactlyInAnyOrder("one", "two"));
        assertThat(named(dump, "two").activity()).isEqualTo(dev.jvitals.threads.signature.Activity.WAITS_FOR_LOCK);
    }

    @Test
    void a_thread_in_wait_does_not_own_the_monitor_it_gave_up() {
        DumpAnalysis dump = analysed(
                thread("waits", WAITING, "java.lang.Object.wait", "A.f")
                        .lock(lock(Kind.WAITING_ON, "0x1"))
                        .lock(lock(Kind.LOCKED, "0x1")),
                blocked("blocked", "0x1"));
        LockNode lock = dump.locks().contended().getFirst();
        assertThat(lock.owner()).isNull();
        assertThat(lock.ownerUnknown()).isTrue();
        assertThat(lock.inWait()).extracting(SeenThread::name).containsExactly("waits");
    }

    @Test
    void a_reader_is_not_the_owner_of_a_read_write_lock() {
        DumpAnalysis dump = analysed(
                thread("reader", TIMED_WAITING, "java.lang.Thread.sleep", "A.read"),
                thread("writer", WAITING, "jdk.internal.misc.Unsafe.park").lock(lock(Kind.PARKING, "0x2", READ_WRITE)));
        assertThat(dump.locks().contended().getFirst().ownerUnknown()).isTrue();
    }

    @Test
    void a_condition_or_latch_is_no_lock() {
        DumpAnalysis dump = analysed(thread("a", WAITING, "jdk.internal.misc.Unsafe.park")
                .lock(lock(Kind.PARKING, "0x3", "java.util.concurrent.CountDownLatch$Sync")));
        assertThat(dump.locks().all()).isEmpty();
    }

    @Test
    void classes_that_initialise_each_other_are_a_deadlock() {
        DumpAnalysis dump = analysed(
                thread("one", RUNNABLE, "A.<clinit>:3").lock(lock(Kind.WAITING_FOR_CLASS_INIT, "", "B")),
                thread("two", RUNNABLE, "B.<clinit>:3").lock(lock(Kind.WAITING_FOR_CLASS_INIT, "", "A")));
        assertThat(dump.locks().cycles()).hasSize(1);
    }

    @Test
    void cycles_are_those_that_brute_force_finds() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            int count = 2 + random.nextInt(12);
            int[] waitsFor = new int[count];
            ThreadEntryBuilder[] threads = new ThreadEntryBuilder[count];
            for (int i = 0; i < count; i++) {
                waitsFor[i] = random.nextInt(count + 2) - 2;
                threads[i] = waitsFor[i] < 0 || waitsFor[i] == i
                        ? thread("" + i, RUNNABLE, "A.f")
                        : blocked("" + i, "0x" + waitsFor[i]);
                threads[i].lock(lock(Kind.LOCKED, "0x" + i));
            }
            Set<Set<String>> found = new HashSet<>();
            analysed(threads)
                    .locks()
                    .cycles()
                    .forEach(cycle -> found.add(
                            Set.copyOf(cycle.stream().map(SeenThread::name).toList())));
            assertThat(found).isEqualTo(bruteForce(waitsFor));
        }
    }

    /** A thread is in a cycle exactly when following its waits leads back to itself. */
    private static Set<Set<String>> bruteForce(int[] waitsFor) {
        Set<Set<String>> cycles = new HashSet<>();
        for (int start = 0; start < waitsFor.length; start++) {
            List<String> path = new ArrayList<>();
            int at = start;
            do {
                path.add("" + at);
                at = waitsFor[at] == at ? -1 : waitsFor[at];
            } while (at >= 0 && at != start && path.size() <= waitsFor.length);
            if (at == start && path.size() > 1) {
                cycles.add(Set.copyOf(path));
            }
        }
        return cycles;
    }
}
