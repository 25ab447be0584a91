package dev.jvitals.threads.read;

import dev.jvitals.threads.ThreadDump;
import dev.jvitals.threads.ThreadDump.Dialect;
import dev.jvitals.threads.ThreadDump.NotUnderstood;
import dev.jvitals.threads.ThreadEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins a Thread.print with the Thread.dump_to_file that was taken with it: the one has states, locks, CPU and the JVM's
 * own threads, the other the virtual threads and what containers threads belong to. Together they are one moment.
 */
final class Companions {
    /** Commands given by hand one after the other are this close; two moments of a series seldom are. */
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private Companions() {}

    /** The dumps with companions that follow each other joined. */
    static List<ThreadDump> join(List<ThreadDump> dumps) {
        List<ThreadDump> joined = new ArrayList<>(dumps.size());
        for (int i = 0; i < dumps.size(); i++) {
            ThreadDump one = dumps.get(i);
            ThreadDump next = i + 1 < dumps.size() ? dumps.get(i + 1) : null;
            if (next != null && areOneMoment(one, next)) {
                joined.add(isPrint(one) ? join(one, next) : join(next, one));
                i++;
            } else {
                joined.add(one);
            }
        }
        return joined;
    }

    private static boolean areOneMoment(ThreadDump one, ThreadDump next) {
        if (isPrint(one) == isPrint(next) || !(isListing(one) || isListing(next)) || !areClose(one, next)) {
            return false;
        }
        return isPrint(one) ? haveSameThreads(one, next) : isPrint(next) && haveSameThreads(next, one);
    }

    private static boolean isPrint(ThreadDump dump) {
        return dump.dialect() == Dialect.HOTSPOT_TEXT;
    }

    private static boolean isListing(ThreadDump dump) {
        return dump.dialect() == Dialect.DUMP_TO_FILE_TEXT || dump.dialect() == Dialect.DUMP_TO_FILE_JSON;
    }

    /** In one file they stand together; Thread.print's clock is local time of an unknown zone and proves nothing there. */
    private static boolean areClose(ThreadDump one, ThreadDump next) {
        if (one.origin().equals(next.origin())) {
            return true;
        }
        Instant a = one.at();
        Instant b = next.at();
        return a != null && b != null && Duration.between(a, b).abs().compareTo(CLOSE) <= 0;
    }

    /** Most platform threads of the listing are in the print, by number and name. */
    private static boolean haveSameThreads(ThreadDump print, ThreadDump listing) {
        record Key(long id, String name) {}
        Set<Key> printed = new HashSet<>();
        print.threads().forEach(thread -> printed.add(new Key(thread.id(), thread.name())));
        int same = 0;
        int platform = 0;
        for (ThreadEntry thread : listing.threads()) {
            if (!thread.virtual()) {
                platform++;
                same += printed.contains(new Key(thread.id(), thread.name())) ? 1 : 0;
            }
        }
        return same > 0 && same * 2 >= platform;
    }

    private static ThreadDump join(ThreadDump print, ThreadDump listing) {
        Map<Long, ThreadEntry> listed = new HashMap<>();
        listing.threads().forEach(thread -> listed.put(thread.id(), thread));
        List<ThreadEntry> threads =
                new ArrayList<>(print.threads().size() + listing.threads().size());
        Set<Long> printed = new HashSet<>();
        for (ThreadEntry thread : print.threads()) {
            threads.add(thread.id() < 0 ? thread : completed(thread, listed.get(thread.id())));
            printed.add(thread.id());
        }
        boolean sameFile = print.origin().equals(listing.origin());
        for (ThreadEntry thread : listing.threads()) {
            if (thread.virtual() && !printed.contains(thread.id())) {
                threads.add(sameFile ? thread : thread.withoutLines());
            }
        }
        List<NotUnderstood> lost = new ArrayList<>(print.notUnderstood());
        lost.addAll(listing.notUnderstood());
        return new ThreadDump(
                print.origin(),
                print.dialect(),
                print.at() == null ? listing.at() : print.at(),
                print.jvm(),
                print.pid(),
                List.copyOf(threads),
                listing.containers(),
                print.declaredDeadlocks(),
                List.copyOf(lost),
                print.complete());
    }

    /** Thread.print knows neither containers nor the names of mounted virtual threads. */
    private static ThreadEntry completed(ThreadEntry printed, @Nullable ThreadEntry listed) {
        if (listed == null || (listed.container() == null && !printed.name().isEmpty())) {
            return printed;
        }
        return printed.known(printed.name().isEmpty() ? listed.name() : printed.name(), listed.container());
    }
}
