package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pool of connections or other objects that somebody waits for, as the findings see it.
 *
 * @param name its name; several where the dump does not tell which; its library where threads do not tell any
 * @param library what it is made of: {@code HikariCP}
 * @param waiters who wait to borrow
 * @param creators who make the next object or wait while another thread does
 * @param holders who seem to hold an object, waiters that hold one already among them
 */
public record BorrowedPool(
        String name, String library, List<SeenThread> waiters, List<SeenThread> creators, List<SeenThread> holders) {
    /** The pools of a dump that somebody waits for, the most wanted first. Cost: O(threads × frames). */
    public static List<BorrowedPool> in(DumpAnalysis dump) {
        return PoolUse.in(dump).stream()
                .map(BorrowedPool::of)
                .sorted(Comparator.comparingInt(pool -> -pool.waiters().size()))
                .toList();
    }

    private static BorrowedPool of(PoolUse use) {
        String name = use.names().isEmpty() ? use.label() : String.join(" or ", use.names());
        List<SeenThread> holders = Stream.concat(use.holders().stream(), use.nested().stream())
                .map(PoolUse.Holder::thread)
                .distinct()
                .toList();
        return new BorrowedPool(name, use.label(), use.waiters(), use.creators(), holders);
    }
}
