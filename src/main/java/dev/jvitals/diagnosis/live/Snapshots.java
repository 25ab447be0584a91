package dev.jvitals.diagnosis.live;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was looked up once, at the end of a range, because it is too dear or too wide for a series.
 *
 * @param closeWaitPeers how many sockets in CLOSE_WAIT there are by the other side's address
 * @param loaders the class loaders by class, those with the most loaders first
 * @param growingClasses classes that have more and more instances, the likeliest leak first
 * @param busyThreads threads that wanted a core nearly all the time, the greediest first
 * @param killRecord the kernel's word on how the process was killed; null where it lives or nothing is known
 */
public record Snapshots(
        Map<String, Integer> closeWaitPeers,
        List<LoaderKind> loaders,
        List<ClassGrowth> growingClasses,
        List<BusyThread> busyThreads,
        @Nullable String killRecord) {
    public static final Snapshots NONE = new Snapshots(Map.of(), List.of(), List.of(), List.of(), null);

    public Snapshots {
        closeWaitPeers = Map.copyOf(closeWaitPeers);
        loaders = List.copyOf(loaders);
        growingClasses = List.copyOf(growingClasses);
        busyThreads = List.copyOf(busyThreads);
    }

    /** A thread by its native id: cores that it got, and cores that it got or stood in the queue for, over so long. */
    public record BusyThread(long nativeId, double cores, double wantedCores, double seconds) {}

    /** A class that grew between two looks: what there is now, and how many more instances than so many seconds before. */
    public record ClassGrowth(String className, long instances, long bytes, long moreInstances, double seconds) {}

    /** All class loaders of one class: how many there are and what they have loaded. */
    public record LoaderKind(String className, int loaders, long classes, long metaspaceBytes) {}
}
