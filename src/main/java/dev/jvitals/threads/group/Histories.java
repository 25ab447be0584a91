package dev.jvitals.threads.group;

import dev.jvitals.threads.ThreadEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches the threads of several dumps of one process. */
final class Histories {
    /** Threads are the same when ids and name are; the counter tells threads apart that have no ids and share a name. */
    private record Key(long id, long nativeId, String name, int twin) {}

    private Histories() {}

    static List<ThreadHistory> of(List<DumpAnalysis> dumps) {
        if (dumps.size() < 2) {
            return List.of();
        }
        Map<Key, List<@Nullable SeenThread>> rows = new LinkedHashMap<>();
        for (int i = 0; i < dumps.size(); i++) {
            Map<Key, Integer> twins = new HashMap<>();
            for (SeenThread thread : dumps.get(i).threads()) {
                row(rows, thread, twins, dumps.size()).set(i, thread);
            }
        }
        List<ThreadHistory> histories = new ArrayList<>(rows.size());
        rows.values().forEach(seen -> histories.add(history(seen, dumps)));
        return List.copyOf(histories);
    }

    private static List<@Nullable SeenThread> row(
            Map<Key, List<@Nullable SeenThread>> rows, SeenThread thread, Map<Key, Integer> twins, int dumps) {
        ThreadEntry entry = thread.thread();
        // A pooled thread may be renamed with each request; its ids stay. Without ids the name must do.
        boolean hasIds = entry.id() >= 0 && entry.nativeId() >= 0;
        Key key = new Key(entry.id(), entry.nativeId(), hasIds ? "" : entry.name(), 0);
        if (!hasIds) {
            int twin = twins.merge(key, 1, Integer::sum) - 1;
            key = new Key(key.id(), key.nativeId(), key.name(), twin);
        }
        return rows.computeIfAbsent(key, _ -> new ArrayList<>(Collections.nCopies(dumps, null)));
    }

    private static ThreadHistory history(List<@Nullable SeenThread> seen, List<DumpAnalysis> dumps) {
        List<Double> shares = new ArrayList<>();
        shares.add(Double.NaN);
        for (int i = 1; i < seen.size(); i++) {
            shares.add(cpuShare(seen.get(i - 1), seen.get(i), dumps.get(i - 1), dumps.get(i)));
        }
        String name = "";
        for (SeenThread each : seen.reversed()) {
            name = each == null ? name : each.name();
        }
        return new ThreadHistory(name, Collections.unmodifiableList(seen), List.copyOf(shares), unchanged(seen));
    }

    private static double cpuShare(
            @Nullable SeenThread before, @Nullable SeenThread after, DumpAnalysis from, DumpAnalysis to) {
        if (before == null || after == null) {
            return Double.NaN;
        }
        double cpuSeconds = (after.thread().cpuMillis() - before.thread().cpuMillis()) / 1000;
        double wallSeconds = after.thread().elapsedSeconds() - before.thread().elapsedSeconds();
        if (Double.isNaN(wallSeconds)) {
            wallSeconds = between(from.dump().at(), to.dump().at());
        }
        return wallSeconds > 0 && cpuSeconds >= 0 ? cpuSeconds / wallSeconds : Double.NaN;
    }

    private static double between(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null
                ? Double.NaN
                : Duration.between(from, to).toMillis() / 1000.0;
    }

    private static int unchanged(List<@Nullable SeenThread> seen) {
        StackFacts last = null;
        int count = 0;
        for (SeenThread each : seen.reversed()) {
            if (last == null && each != null) {
                last = each.stack();
            }
            if (last != null && (each == null || each.stack() != last)) {
                break;
            }
            count += each == null ? 0 : 1;
        }
        return count;
    }
}
