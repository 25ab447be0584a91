package dev.jvitals.threads.group;

import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells dumps of different processes apart, since only dumps of one may be compared. Dumps are taken for one process's
 * until something proves otherwise: the process id, the JVM's version, the operating system's numbers of the threads that
 * every JVM has from its start to its end, or when it was started.
 */
public final class Processes {
    /** Begun with the JVM and ended with it, so their numbers at the operating system never change. */
    private static final List<String> LASTING = List.of(
            "main",
            "Reference Handler",
            "Finalizer",
            "Signal Dispatcher",
            "VM Thread",
            "VM Periodic Task Thread",
            "C2 CompilerThread0",
            "C1 CompilerThread0",
            "GC Thread#0",
            "G1 Main Marker");

    /** Dumps tell time in seconds of a clock that may be set; two replicas are seldom started closer together. */
    private static final Duration SAME_START = Duration.ofMinutes(2);

    private Processes() {}

    /** The dumps of each process, in the order of its first. Cost: O(threads), and O(processes) a dump. */
    public static List<List<ThreadDump>> apart(List<ThreadDump> dumps) {
        List<List<ThreadDump>> processes = new ArrayList<>();
        List<Identity> identities = new ArrayList<>();
        for (ThreadDump dump : dumps) {
            Identity identity = Identity.of(dump);
            int at = 0;
            while (at < identities.size() && !identities.get(at).maybe(identity)) {
                at++;
            }
            if (at == identities.size()) {
                processes.add(new ArrayList<>());
                identities.add(identity);
            }
            processes.get(at).add(dump);
        }
        return processes;
    }

    /** What a dump tells of its process; start is null where it does not. */
    private record Identity(
            ThreadDump.Dialect dialect,
            long pid,
            String jvm,
            Map<String, Long> nativeIds,
            @Nullable Instant start) {
        static Identity of(ThreadDump dump) {
            Map<String, Long> nativeIds = new HashMap<>();
            Instant start = null;
            for (ThreadEntry thread : dump.threads()) {
                if (thread.nativeId() >= 0 && LASTING.contains(thread.name())) {
                    nativeIds.put(thread.name(), thread.nativeId());
                    if (dump.at() != null && thread.elapsedSeconds() > 0) {
                        Instant began = dump.at().minusMillis((long) (thread.elapsedSeconds() * 1000));
                        start = start == null || began.isBefore(start) ? began : start;
                    }
                }
            }
            return new Identity(dump.dialect(), dump.pid(), dump.jvm(), nativeIds, start);
        }

        boolean maybe(Identity other) {
            boolean otherPid = pid >= 0 && other.pid >= 0 && pid != other.pid && dialect == other.dialect;
            boolean otherJvm =
                    dialect == other.dialect && !jvm.isEmpty() && !other.jvm.isEmpty() && !jvm.equals(other.jvm);
            return !otherPid && !otherJvm && !haveOtherThreads(other) && startedTogether(other);
        }

        private boolean haveOtherThreads(Identity other) {
            int both = 0;
            int same = 0;
            for (Map.Entry<String, Long> each : nativeIds.entrySet()) {
                Long theirs = other.nativeIds.get(each.getKey());
                both += theirs == null ? 0 : 1;
                same += each.getValue().equals(theirs) ? 1 : 0;
            }
            return both > 0 && same == 0;
        }

        private boolean startedTogether(Identity other) {
            return start == null
                    || other.start == null
                    || Duration.between(start, other.start).abs().compareTo(SAME_START) <= 0;
        }
    }
}
