package dev.jvitals.ui.threads;

import dev.jvitals.diagnosis.threads.BorrowedPool;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/**
 * What summary and lock panes show of one dump, worked out before it reaches the JavaFX thread.
 *
 * @param doing the threads by what they do, in a fixed order
 * @param states how many are in which Java state, in words
 * @param topFrames threads by their top frame, the most frequent first, some of them
 * @param ownPackages threads by the package of their topmost frame of one's own code, likewise
 * @param picture the blocking as a graph
 * @param lockTree the blocking as a tree
 * @param contended locks that threads wait for, the most wanted first
 * @param borrowed connection pools that threads wait for, likewise
 */
record DumpContent(
        DumpAnalysis dump,
        Map<Activity, List<SeenThread>> doing,
        String states,
        List<Alike> topFrames,
        List<Alike> ownPackages,
        LockPicture picture,
        TreeItem<LockRow> lockTree,
        List<LockNode> contended,
        List<BorrowedPool> borrowed) {
    /** More than these are read in the groups and the flame graph. */
    private static final int MOST_FREQUENT = 8;

    /** Threads that have something in common, by its name. */
    record Alike(String name, List<SeenThread> threads) {}

    /** Off the JavaFX thread: costs milliseconds for thousands of threads. */
    static DumpContent of(DumpAnalysis dump) {
        Map<Activity, List<SeenThread>> doing = new EnumMap<>(Activity.class);
        dump.threads()
                .forEach(thread -> doing.computeIfAbsent(thread.activity(), _ -> new ArrayList<>())
                        .add(thread));
        String states = dump.byState().entrySet().stream()
                .map(each -> (each.getKey().equals(DumpAnalysis.NO_STATE) ? "no state" : each.getKey()) + " "
                        + "%,d".formatted(each.getValue()))
                .collect(Collectors.joining(" · ", "By Java state: ", ""));
        return new DumpContent(
                dump,
                doing,
                states,
                mostFrequent(dump, DumpAnalysis::topFrame),
                mostFrequent(dump, DumpAnalysis::ownPackage),
                LockPicture.of(dump.locks()),
                LockRow.tree(dump.locks()),
                dump.locks().contended(),
                BorrowedPool.in(dump));
    }

    /** How many threads wait to borrow from a pool. */
    int waitingForPools() {
        return borrowed.stream().mapToInt(pool -> pool.waiters().size()).sum();
    }

    private static List<Alike> mostFrequent(DumpAnalysis dump, Function<SeenThread, @Nullable String> name) {
        Map<String, List<SeenThread>> alike = new HashMap<>();
        for (SeenThread thread : dump.threads()) {
            String of = name.apply(thread);
            if (of != null) {
                alike.computeIfAbsent(of, _ -> new ArrayList<>()).add(thread);
            }
        }
        return alike.entrySet().stream()
                .map(each -> new Alike(each.getKey().isEmpty() ? "no package" : each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt((Alike each) -> -each.threads().size())
                        .thenComparing(Alike::name))
                .limit(MOST_FREQUENT)
                .toList();
    }
}
