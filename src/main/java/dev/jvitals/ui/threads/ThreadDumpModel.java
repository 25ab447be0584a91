package dev.jvitals.ui.threads;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Printable;
import dev.jvitals.diagnosis.Judgement;
import dev.jvitals.diagnosis.threads.JudgedSeries;
import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.DumpSeries;
import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.StackFacts;
import dev.jvitals.threads.group.StackGroup;
import dev.jvitals.threads.read.ThreadDumpFile;
import dev.jvitals.threads.read.ThreadDumps;
import dev.jvitals.ui.task.Tasks;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** What the panes show: the dumps, what is wrong, which dump and which threads are looked at. For the JavaFX thread. */
public final class ThreadDumpModel {
    /** Where the user is led. */
    enum Place {
        SUMMARY,
        GROUPS,
        POOLS,
        LOCKS,
        THREADS,
        TIMELINE,
        FLAME
    }

    /**
     * The threads whose stack is shown.
     *
     * @param title what they have in common, or the one thread's name
     * @param threads at least one; the first one's stack stands for all
     */
    record Selection(String title, List<SeenThread> threads) {
        SeenThread first() {
            return threads.getFirst();
        }
    }

    private final ThreadDumpFile file;
    private final String name;
    private final DumpSeries series;
    private final Judgement judgement;
    private final IntegerProperty dumpIndex = new SimpleIntegerProperty();
    private final ObjectProperty<@Nullable Selection> selection = new SimpleObjectProperty<>();
    private final ObjectProperty<Place> place = new SimpleObjectProperty<>(Place.SUMMARY);
    private final ObjectProperty<@Nullable Selection> narrowed = new SimpleObjectProperty<>();

    private final Map<StackFacts.Shape, List<Integer>> groupSizes;
    private final Map<Integer, DumpContent> prepared = new HashMap<>();
    private final ObjectProperty<@Nullable DumpContent> content = new SimpleObjectProperty<>();
    private @Nullable Tasks tasks;

    private ThreadDumpModel(ThreadDumpFile file, String name, DumpSeries series, Judgement judgement) {
        this.file = file;
        this.name = name;
        this.series = series;
        this.judgement = judgement;
        this.groupSizes = series.groupSizes();
        dumpIndex.set(series.dumps().size() - 1);
        DumpContent newest = DumpContent.of(series.last());
        prepared.put(dumpIndex.get(), newest);
        content.set(newest);
        dumpIndex.addListener((_, _, _) -> {
            selection.set(null);
            narrowed.set(null);
            prepare(dumpIndex.get());
        });
    }

    /** Where other dumps than the newest are prepared when they are looked at. */
    void prepareWith(Tasks background) {
        tasks = background;
    }

    private void prepare(int index) {
        content.set(prepared.get(index));
        if (content.get() == null && tasks != null) {
            DumpAnalysis dump = series.dumps().get(index);
            tasks.run("Preparing dump " + (index + 1), (_, _) -> DumpContent.of(dump))
                    .onSuccess(ready -> {
                        prepared.put(index, ready);
                        if (dumpIndex.get() == index) {
                            content.set(ready);
                        }
                    })
                    .start();
        }
    }

    /** What is prepared of the dump that is looked at; null while it is being prepared. */
    ReadOnlyObjectProperty<@Nullable DumpContent> content() {
        return content;
    }

    /**
     * Reads, groups and judges; one model for each process that the dumps are of. Slow: off the JavaFX thread. Throws
     * {@code Failure} where there is no dump.
     */
    public static List<ThreadDumpModel> read(List<Path> paths, Cancellation cancellation) {
        ThreadDumpFile file = ThreadDumps.read(paths, cancellation);
        List<JudgedSeries> processes = JudgedSeries.of(file.dumps(), cancellation);
        boolean isOne = processes.size() == 1;
        return processes.stream()
                .map(process -> {
                    ThreadDumpFile its = isOne ? file : ofOne(file, process);
                    String name = isOne && paths.size() == 1 ? name(file.path()) : name(its.dumps());
                    return new ThreadDumpModel(its, name, process.series(), process.judgement());
                })
                .toList();
    }

    private static String name(Path path) {
        return Printable.line(String.valueOf(path.getFileName()));
    }

    /** By its files: many a folder has dumps of several processes, and its name says nothing of any. */
    private static String name(List<ThreadDump> dumps) {
        List<String> files = dumps.stream().map(ThreadDump::origin).distinct().toList();
        String first = name(Path.of(files.getFirst()));
        return files.size() == 1 ? first : first + " and " + (files.size() - 1) + " more";
    }

    private static ThreadDumpFile ofOne(ThreadDumpFile file, JudgedSeries process) {
        List<ThreadDump> dumps =
                process.series().dumps().stream().map(DumpAnalysis::dump).toList();
        Path first = Path.of(dumps.getFirst().origin());
        return new ThreadDumpFile(dumps.size() == 1 ? first : file.path(), dumps, file.outsideLines(), file.skipped());
    }

    /** For dumps of one process that were read already. */
    public static ThreadDumpModel of(ThreadDumpFile file, Cancellation cancellation) {
        JudgedSeries judged = JudgedSeries.of(DumpSeries.of(file.dumps(), cancellation));
        return new ThreadDumpModel(file, name(file.path()), judged.series(), judged.judgement());
    }

    /** What people know the dumps by: the file, the folder that was opened, or the first of several files. */
    String name() {
        return name;
    }

    ThreadDumpFile file() {
        return file;
    }

    DumpSeries series() {
        return series;
    }

    Judgement judgement() {
        return judgement;
    }

    /** How many threads have a stack like this one in each dump. */
    List<Integer> sizesOfGroup(SeenThread member) {
        return groupSizes.getOrDefault(member.stack().shape(), List.of());
    }

    /** Which dump of the series is looked at, the newest at first. */
    IntegerProperty dumpIndex() {
        return dumpIndex;
    }

    DumpAnalysis dump() {
        return series.dumps().get(dumpIndex.get());
    }

    /** What the stack at the side shows; null where nothing is selected. */
    ObjectProperty<@Nullable Selection> selection() {
        return selection;
    }

    ObjectProperty<Place> place() {
        return place;
    }

    /** The threads that table and flame graph are narrowed to; null for all. */
    ObjectProperty<@Nullable Selection> narrowed() {
        return narrowed;
    }

    void select(SeenThread thread) {
        selection.set(new Selection(thread.name(), List.of(thread)));
    }

    void select(StackGroup group) {
        selection.set(
                new Selection(group.count() == 1 ? group.threads().getFirst().name() : group.label(), group.threads()));
    }

    void select(String title, List<SeenThread> threads) {
        if (!threads.isEmpty()) {
            selection.set(new Selection(title, threads));
        }
    }

    /** Leads to a place that then shows only these threads. */
    void narrow(Place to, String title, List<SeenThread> threads) {
        narrowed.set(new Selection(title, threads));
        place.set(to);
    }

    /** Leads to the thread of that name, in this dump or, where it is gone, in the newest that has it. */
    public void showThread(String name) {
        for (int i = series.dumps().size(); i >= 0; i--) {
            int index = i == series.dumps().size() ? dumpIndex.get() : i;
            for (SeenThread thread : series.dumps().get(index).threads()) {
                if (thread.name().equals(name)) {
                    dumpIndex.set(index);
                    select(thread);
                    return;
                }
            }
        }
    }

    /** Threads of the dump in the same group as the thread, itself among them. */
    List<SeenThread> alike(SeenThread thread) {
        return dump().threads().stream()
                .filter(other -> other.stack().shape().equals(thread.stack().shape())
                        && other.activity() == thread.activity()
                        && other.thread().state() == thread.thread().state())
                .toList();
    }
}
