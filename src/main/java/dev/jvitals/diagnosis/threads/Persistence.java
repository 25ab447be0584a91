package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.group.SeenThread;
import dev.jvitals.threads.group.ThreadHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How long threads were seen in one situation over the dumps. */
final class Persistence {
    /** Over a longer time unseen, a thread may have left the situation and come back: nothing is known to have lasted. */
    private static final Duration LONGEST_UNSEEN = Duration.ofMinutes(15);

    private final ThreadEvidence evidence;
    /** Filled when first asked: most dumps give no reason to. */
    private final Map<SeenThread, ThreadHistory> histories = new HashMap<>();

    Persistence(ThreadEvidence evidence) {
        this.evidence = evidence;
    }

    private @Nullable ThreadHistory historyOf(SeenThread thread) {
        if (histories.isEmpty()) {
            index();
        }
        return histories.get(thread);
    }

    private void index() {
        for (ThreadHistory history : evidence.series().histories()) {
            for (SeenThread seen : history.seen()) {
                if (seen != null) {
                    histories.put(seen, history);
                }
            }
        }
    }

    /** The histories of those threads that were compared over dumps, each once. Cost: O(threads). */
    Set<ThreadHistory> historiesOf(List<SeenThread> threads) {
        Set<ThreadHistory> found =
                Collections.newSetFromMap(new IdentityHashMap<>()); // their own equality reads all stacks
        for (SeenThread thread : threads) {
            ThreadHistory history = historyOf(thread);
            if (history != null) {
                found.add(history);
            }
        }
        return found;
    }

    /** In how many dumps in a row, around the one it is seen in, the thread's situation holds; at least 1. */
    int dumpsInARow(SeenThread thread, Predicate<SeenThread> situation) {
        Run run = run(thread, situation);
        return run == null ? 1 : run.last - run.first + 1;
    }

    /** Seconds over which the situation was seen to hold: a lower bound; 0 for a single dump or where times lack. */
    double seconds(SeenThread thread, Predicate<SeenThread> situation) {
        Run run = run(thread, situation);
        if (run == null) {
            return 0;
        }
        Instant from = evidence.dumps().get(run.first).dump().at();
        Instant to = evidence.dumps().get(run.last).dump().at();
        return from == null || to == null ? 0 : Duration.between(from, to).toMillis() / 1000.0;
    }

    private record Run(int first, int last) {}

    private @Nullable Run run(SeenThread thread, Predicate<SeenThread> situation) {
        ThreadHistory history = historyOf(thread);
        if (history == null) {
            return null;
        }
        List<@Nullable SeenThread> seen = history.seen();
        int at = seen.indexOf(thread);
        int first = at;
        while (first > 0 && isSoonAfter(first) && holds(seen.get(first - 1), situation)) {
            first--;
        }
        int last = at;
        while (last < seen.size() - 1 && isSoonAfter(last + 1) && holds(seen.get(last + 1), situation)) {
            last++;
        }
        return new Run(first, last);
    }

    /** Whether a dump was taken soon after the one before it; so, too, where they do not say when. */
    private boolean isSoonAfter(int dump) {
        Instant before = evidence.dumps().get(dump - 1).dump().at();
        Instant at = evidence.dumps().get(dump).dump().at();
        return before == null || at == null || Duration.between(before, at).compareTo(LONGEST_UNSEEN) <= 0;
    }

    private static boolean holds(@Nullable SeenThread thread, Predicate<SeenThread> situation) {
        return thread != null && situation.test(thread);
    }
}
