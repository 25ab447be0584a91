package dev.jvitals.heap.suspect;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Unit;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.inspect.Describer;
import dev.jvitals.heap.inspect.ObjectRef;
import dev.jvitals.heap.survey.ThreadLocals;
import dev.jvitals.heap.survey.ThreadLocals.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Threads that hold a large part of the heap between them, and what their thread locals have to do with it. */
final class ThreadSuspects {
    /** The thread locals of so many threads are read: a pool's threads are alike. */
    private static final int MOST_THREADS_READ = 2000;

    private final Heap heap;
    private final Contents contents;
    private final Describer describer;
    private final ThreadLocals locals;

    ThreadSuspects(Heap heap, Contents contents) {
        this.heap = heap;
        this.contents = contents;
        this.describer = new Describer(heap);
        this.locals = new ThreadLocals(heap);
    }

    boolean isThread(long id) {
        return heap.isA(heap.classOf(id), "java.lang.Thread");
    }

    /** The threads as one suspect, if they retain at least so much. */
    Optional<LeakSuspect> find(long leastBytes, Cancellation cancellation) {
        List<Long> threads = heap.threads().stream()
                .map(thread -> thread.objectId())
                .filter(heap::isReachable)
                .distinct()
                .sorted(Comparator.comparingLong(heap::retainedBytes).reversed())
                .toList();
        long bytes = threads.stream().mapToLong(heap::retainedBytes).sum();
        if (threads.isEmpty() || bytes < leastBytes) {
            return Optional.empty();
        }
        List<ThreadLocalUse> uses = uses(threads, cancellation);
        return Optional.of(suspect(threads, bytes, uses));
    }

    private LeakSuspect suspect(List<Long> threads, long bytes, List<ThreadLocalUse> uses) {
        // Threads with a tiny part of it are bystanders.
        long average = bytes / threads.size();
        List<Long> holding = threads.stream()
                .filter(id -> heap.retainedBytes(id) >= average / 2)
                .toList();
        long held = holding.stream().mapToLong(heap::retainedBytes).sum();
        double share = (double) held / Math.max(1, heap.totals().usedBytes());
        List<ObjectRef> holders = holding.stream()
                .limit(LeakSuspects.MOST_HOLDERS)
                .map(describer::of)
                .toList();
        ThreadLocalUse most = uses.isEmpty() ? null : uses.getFirst();
        boolean byThreadLocal = most != null && most.retainedBytes() >= held / 2;
        Accumulated accumulated = byThreadLocal && most != null
                ? new Accumulated(
                        most.entryClass(), most.entries(), "objects", "thread local values of " + most.valueClass())
                : contents.of(holding.getFirst());
        String keeper = byThreadLocal && most != null ? "the thread local " + most.key() : "their stacks and fields";
        return new LeakSuspect(
                LeakSuspect.Kind.THREADS,
                holders,
                holding.size(),
                held,
                share,
                holders.getFirst(),
                accumulated,
                null,
                uses,
                keeper,
                sentence(holders, holding.size(), held, share, byThreadLocal ? most : null));
    }

    private static String sentence(
            List<ObjectRef> holders,
            int count,
            long bytes,
            double share,
            @org.jspecify.annotations.Nullable ThreadLocalUse use) {
        String first = holders.getFirst().text();
        String who = count == 1
                ? "The thread \"" + first + "\" retains "
                : Unit.COUNT.format(count) + " threads (\"" + first + "\" …) retain ";
        String through = use == null
                ? "."
                : " through the thread local " + use.key() + ": " + Unit.COUNT.format(use.threads())
                        + (use.threads() == 1 ? " value" : " values") + " of " + use.valueClass() + " with "
                        + Unit.COUNT.format(use.entries()) + " objects of " + use.entryClass() + ".";
        return who + LeakSuspects.size(bytes, share) + through;
    }

    private List<ThreadLocalUse> uses(List<Long> threads, Cancellation cancellation) {
        Map<String, Use> uses = new HashMap<>();
        for (long thread : threads.subList(0, Math.min(threads.size(), MOST_THREADS_READ))) {
            cancellation.check();
            for (Entry entry : locals.of(thread)) {
                if (entry.value() != null) {
                    uses.computeIfAbsent(entry.key() + " " + entry.value().className(), _ -> new Use())
                            .add(entry);
                }
            }
        }
        List<ThreadLocalUse> out = new ArrayList<>();
        uses.values().forEach(use -> out.add(use.result()));
        out.sort(Comparator.comparingLong(ThreadLocalUse::retainedBytes).reversed());
        return out.stream().limit(LeakSuspects.MOST_HOLDERS).toList();
    }

    /** One thread local over several threads. */
    private final class Use {
        private final List<Entry> values = new ArrayList<>();
        private final Map<String, Integer> entryClasses = new HashMap<>();
        private long bytes;
        private long entries;

        void add(Entry entry) {
            ObjectRef value = entry.value();
            if (value == null) {
                return;
            }
            values.add(entry);
            bytes += value.retainedBytes();
            Optional<Accumulated> content = contents.inside(value.id());
            content.ifPresentOrElse(
                    found -> {
                        entries += found.count();
                        entryClasses.merge(found.className(), (int) Math.min(1 << 20, found.count()), Integer::sum);
                    },
                    () -> {
                        entries++;
                        entryClasses.merge(value.className(), 1, Integer::sum);
                    });
        }

        ThreadLocalUse result() {
            Entry first = values.getFirst();
            ObjectRef value = first.value();
            return new ThreadLocalUse(
                    first.key(),
                    value == null ? "" : value.className(),
                    values.size(),
                    bytes,
                    entries,
                    Contents.mostFrequent(entryClasses));
        }
    }
}
