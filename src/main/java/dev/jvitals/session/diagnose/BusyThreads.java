package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.Snapshots.BusyThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Which threads have wanted a core for long, by the kernel's clocks, look after look. */
final class BusyThreads {
    /** What keeps a core for so long is no burst. */
    private static final double LONG_SECONDS = 14;

    private final long pid;
    private final Deque<ThreadClocks> clocks = new ArrayDeque<>();

    BusyThreads(long pid) {
        this.pid = pid;
    }

    /** Reads the clocks; those that nothing is compared with any more go. */
    void look() {
        ThreadClocks now = ThreadClocks.of(pid);
        clocks.addLast(now);
        while (clocks.size() > 2 && now.secondsSince(second()) >= LONG_SECONDS) {
            clocks.removeFirst();
        }
    }

    private ThreadClocks second() {
        return clocks.stream().skip(1).findFirst().orElseThrow();
    }

    /** The greediest first; over as long as was looked so far where that is less than long. */
    List<BusyThread> threads() {
        return clocks.size() < 2 ? List.of() : clocks.getLast().busySince(clocks.getFirst());
    }
}
