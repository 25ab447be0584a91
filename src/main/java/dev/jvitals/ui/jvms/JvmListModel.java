package dev.jvitals.ui.jvms;

import dev.jvitals.target.discovery.JvmList;
import dev.jvitals.target.discovery.JvmRow;
import dev.jvitals.ui.shell.Action;
import dev.jvitals.ui.shell.Workbench;
import dev.jvitals.ui.task.Heartbeat;
import dev.jvitals.ui.task.Repeated;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/** The JVMs of this machine, without this one, the newest last. For the JavaFX thread. */
public final class JvmListModel implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ObservableList<JvmEntry> entries = FXCollections.observableArrayList();
    private final Map<Long, JvmEntry> byPid = new HashMap<>();
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper looks = new ReadOnlyIntegerWrapper();
    private List<JvmRow> newest = List.of();
    private Runnable stop = () -> {};

    /** A list that looks for JVMs once a second. */
    public static JvmListModel ofThisMachine() {
        JvmListModel model = new JvmListModel();
        JvmList list = JvmList.ofThisMachine();
        Repeated looks = Repeated.every(PAUSE, "jvitals-jvm-list", list::scan, model::found);
        Subscription beats = Heartbeat.everySecond(() -> Heartbeat.show(model::showNewest));
        model.stop = () -> {
            beats.unsubscribe();
            looks.close(list::close);
        };
        return model;
    }

    /** New figures wait for the beat at which all of the window changes; a JVM that came or went is shown at once. */
    private void found(List<JvmRow> rows) {
        newest = rows;
        if (!looked.get() || !pids(rows).equals(byPid.keySet())) {
            show(rows);
        }
    }

    private void showNewest() {
        if (looked.get()) {
            show(newest);
        }
    }

    private static Set<Long> pids(List<JvmRow> rows) {
        long own = ProcessHandle.current().pid();
        return rows.stream().map(JvmRow::pid).filter(pid -> pid != own).collect(Collectors.toSet());
    }

    /** Takes what one look found. */
    void show(List<JvmRow> rows) {
        Set<Long> alive = pids(rows);
        List<JvmRow> others =
                rows.stream().filter(row -> alive.contains(row.pid())).toList();
        entries.removeIf(entry -> !alive.contains(entry.pid()));
        byPid.keySet().retainAll(alive);
        for (JvmRow row : others) {
            JvmEntry known = byPid.get(row.pid());
            if (known != null && known.row().get().startMillis() == row.startMillis()) {
                known.update(row);
            } else {
                JvmEntry fresh = new JvmEntry(row);
                entries.remove(known); // the pid belongs to another process now
                byPid.put(row.pid(), fresh);
                entries.add(fresh);
            }
        }
        looked.set(true);
        looks.set(looks.get() + 1);
    }

    ObservableList<JvmEntry> entries() {
        return entries;
    }

    /** Whether the first look is done. */
    public ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /** Changes with each look, after all figures have. */
    ReadOnlyIntegerProperty looks() {
        return looks.getReadOnlyProperty();
    }

    /** The JVMs that the words fit, for the command palette. */
    public List<Action> find(String words, Workbench workbench) {
        return find(words, "Open ", "mdi2c-coffee-outline", (pid, _) -> workbench.openJvm(pid));
    }

    /** As {@link #find(String, Workbench)} for another thing to do with a JVM; it is given its pid and its name. */
    public List<Action> find(String words, String verb, String icon, BiConsumer<Long, String> act) {
        return Action.matching(
                entries.stream()
                        .map(jvm -> Action.of(verb + jvm.name(), icon, () -> act.accept(jvm.pid(), jvm.name()))
                                .withDetail(jvm.figures()))
                        .toList(),
                words);
    }

    @Override
    public void close() {
        stop.run();
    }
}
