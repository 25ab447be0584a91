package dev.jvitals.ui.threads;

import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.LockNode;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.signature.Activity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.TreeItem;

/**
 * What summary and lock panes show of one dump, worked out before it reaches the JavaFX thread.
 *
 * @param doing the threads by what they do, in a fixed order
 * @param states how many are in which Java state, in words
 * @param picture the blocking as a graph
 * @param lockTree the blocking as a tree
 * @param contended locks that threads wait for, the most wanted first
 */
record DumpContent(
        DumpAnalysis dump,
        Map<Activity, List<SeenThread>> doing,
        String states,
        LockPicture picture,
        TreeItem<LockRow> lockTree,
        List<LockNode> contended) {
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
                LockPicture.of(dump.locks()),
                LockRow.tree(dump.locks()),
                dump.locks().contended());
    }
}
