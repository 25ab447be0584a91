package dev.jvitals.threads.group;

import dev.jvitals.base.Cancellation;
import dev.jvitals.threads.ThreadDump;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One or more dumps, analysed and compared: the entry to this package. Dumps that say when they were taken are put in
 * that order. Equal stacks of all dumps share one {@link StackFacts}, so memory grows with distinct stacks. Immutable.
 */
public final class DumpSeries {
    private final List<DumpAnalysis> dumps;
    private final List<ThreadHistory> histories;

    private DumpSeries(List<DumpAnalysis> dumps, List<ThreadHistory> histories) {
        this.dumps = dumps;
        this.histories = histories;
    }

    /** Analyses the dumps. Cost: O(threads + distinct stacks × depth); asks for cancellation between dumps. */
    public static DumpSeries of(List<ThreadDump> dumps, Cancellation cancellation) {
        List<ThreadDump> ordered = new ArrayList<>(dumps);
        if (ordered.stream().allMatch(dump -> dump.at() != null)) {
            ordered.sort(Comparator.comparing(ThreadDump::at, Comparator.nullsFirst(Comparator.naturalOrder())));
        }
        Stacks stacks = new Stacks();
        List<DumpAnalysis> analysed = new ArrayList<>();
        for (ThreadDump dump : ordered) {
            cancellation.check();
            analysed.add(new DumpAnalysis(dump, stacks));
        }
        return new DumpSeries(List.copyOf(analysed), Histories.of(analysed));
    }

    /** The dumps, the oldest first; empty if there were none. */
    public List<DumpAnalysis> dumps() {
        return dumps;
    }

    /** The newest dump. There must be one. */
    public DumpAnalysis last() {
        return dumps.getLast();
    }

    /** Each thread through the dumps, in the order of appearance. Empty for a single dump. */
    public List<ThreadHistory> histories() {
        return histories;
    }

    /** Time from the first dump to the last, null where they do not say or there is one only. */
    public @Nullable Duration span() {
        Instant first = dumps.isEmpty() ? null : dumps.getFirst().dump().at();
        Instant last = dumps.isEmpty() ? null : dumps.getLast().dump().at();
        return dumps.size() < 2 || first == null || last == null ? null : Duration.between(first, last);
    }

    /** How many threads each pool had in each dump, by pattern; 0 where a dump has none. The largest peak first. */
    public Map<String, List<Integer>> poolSizes() {
        Map<String, List<Integer>> sizes = new LinkedHashMap<>();
        for (int i = 0; i < dumps.size(); i++) {
            for (ThreadPool pool : dumps.get(i).pools()) {
                List<Integer> row = sizes.computeIfAbsent(
                        pool.pattern(), _ -> new ArrayList<>(Collections.nCopies(dumps.size(), 0)));
                row.set(i, row.get(i) + pool.count());
            }
        }
        return byPeak(sizes);
    }

    /** How many threads have each shape of stack in each dump; the shapes are those of {@link StackFacts#shape()}. */
    public Map<StackFacts.Shape, List<Integer>> groupSizes() {
        Map<StackFacts.Shape, List<Integer>> sizes = new LinkedHashMap<>();
        for (int i = 0; i < dumps.size(); i++) {
            for (SeenThread thread : dumps.get(i).threads()) {
                List<Integer> row = sizes.computeIfAbsent(
                        thread.stack().shape(), _ -> new ArrayList<>(Collections.nCopies(dumps.size(), 0)));
                row.set(i, row.get(i) + 1);
            }
        }
        return byPeak(sizes);
    }

    private static <K> Map<K, List<Integer>> byPeak(Map<K, List<Integer>> sizes) {
        Map<K, List<Integer>> sorted = new LinkedHashMap<>();
        sizes.entrySet().stream()
                .sorted(Comparator.comparingInt(
                                (Map.Entry<K, List<Integer>> entry) -> Collections.max(entry.getValue()))
                        .reversed())
                .forEach(entry -> sorted.put(entry.getKey(), List.copyOf(entry.getValue())));
        return Collections.unmodifiableMap(sorted);
    }
}
