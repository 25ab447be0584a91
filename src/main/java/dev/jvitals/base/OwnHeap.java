package dev.jvitals.base;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the program's own heap small while it is open for days. The Serial collector counts what the old generation may still
 * grow by as free ({@code TenuredGeneration::promotion_attempt_is_safe}, JDK 25), and so lets garbage lie there until the limit
 * is reached, a quarter of the machine's memory: a window over a busy JVM would take four megabytes more each minute.
 */
public final class OwnHeap {
    private static final String OLD_GENERATION = "Tenured Gen";

    /** In half a minute a few megabytes come to lie there. */
    private static final Duration PACE = Duration.ofSeconds(30);

    /** Less is not worth a pause, which is some ten milliseconds for each ten megabytes in use. */
    private static final long LEAST_BYTES = 16L << 20;

    /** Of a large heap a collection takes long; the more is in use, the more may lie beside it. */
    private static final double LEAST_SHARE = 0.25;

    /** Whoever is dragging or typing would feel the pause. */
    private static final long QUIET_NANOS = Duration.ofSeconds(5).toNanos();

    /** So many times as much is collected even so. */
    private static final int TOO_MUCH = 3;

    /** After a collection so many paces longer: whoever allocates so fast has young collections to do it. */
    private static final int REST = 3;

    private static volatile long touchedAtNanos = System.nanoTime() - QUIET_NANOS;

    private OwnHeap() {}

    /** Collects from now on when enough has come to lie there, for as long as the program runs. Other collectors are left alone. */
    public static void keepSmall() {
        keepSmall(PACE);
    }

    static void keepSmall(Duration pace) {
        Thread.ofPlatform().daemon().name("jvitals-own-heap").start(() -> look(pace));
    }

    /** Somebody is using the window just now: no pause for some seconds. Costs nothing. */
    public static void touched() {
        touchedAtNanos = System.nanoTime();
    }

    /** The beans are asked for only after the first pace: a command that ends before never loads them. */
    private static void look(Duration pace) {
        try {
            Thread.sleep(pace);
            MemoryPoolMXBean old = oldGeneration();
            while (old != null) {
                MemoryUsage after = old.getCollectionUsage();
                boolean quiet = System.nanoTime() - touchedAtNanos >= QUIET_NANOS;
                if (isWorthIt(old.getUsage().getUsed(), after == null ? 0 : after.getUsed(), quiet)) {
                    System.gc();
                    Thread.sleep(pace.multipliedBy(REST));
                }
                Thread.sleep(pace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it but a JVM that ends
        }
    }

    private static @Nullable MemoryPoolMXBean oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals(OLD_GENERATION))
                .findFirst()
                .orElse(null);
    }

    static boolean isWorthIt(long usedBytes, long afterCollectionBytes, boolean quiet) {
        double enough = Math.max(LEAST_BYTES, afterCollectionBytes * LEAST_SHARE);
        return usedBytes - afterCollectionBytes > (quiet ? enough : TOO_MUCH * enough);
    }
}
