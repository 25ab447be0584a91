package dev.jvitals.session.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes what jstacks of a large stuck server look like: a pool of workers with waits for a connection pool and for one
 * lock, VM threads, cpu and elapsed growing from dump to dump. The same seed writes the same bytes.
 */
public final class ThreadDumpGenerator {
    /** As many as a server with 10,000 threads has: groups and a long tail. */
    public static final int USUAL_STACKS = 300;

    private static final String[] PACKAGES = {
        "com.acme.orders", "com.acme.billing", "org.springframework.web", "org.hibernate"
    };

    /** Stacks below this wait for the pool. */
    private static final int POOL_STACKS = 5;

    private static final int LOCK_STACK = POOL_STACKS;

    /** This one holds the lock that all those wait for. */
    private static final int LOCK_OWNER = 9;

    private static final String[] OWNER_LINES = {
        "\tat java.io.FileOutputStream.writeBytes(java.base@21.0.13/Native Method)",
        "\tat java.io.FileOutputStream.write(java.base@21.0.13/FileOutputStream.java:367)",
        "\tat com.acme.orders.AuditLog.write(AuditLog.java:44)",
        "\t- locked <0x00000000f8619488> (a com.acme.orders.AuditLog)",
        "\tat com.acme.orders.Checkout.finish(Checkout.java:120)"
    };

    private final Random random;
    private final String[][] stacks;

    public ThreadDumpGenerator(long seed) {
        this(seed, USUAL_STACKS);
    }

    /** With so many distinct stacks, at least 10. */
    public ThreadDumpGenerator(long seed, int distinctStacks) {
        random = new Random(seed);
        stacks = new String[distinctStacks][];
        for (int i = 0; i < stacks.length; i++) {
            stacks[i] = stack(i);
        }
    }

    /** Writes so many dumps of so many threads, ten seconds apart; about 1 KB a thread. */
    public void write(Path file, int threads, int dumps) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int dump = 0; dump < dumps; dump++) {
                out.write("2026-11-21 %02d:%02d:%02d\n".formatted(2 + dump / 360, dump / 6 % 60, dump % 6 * 10));
                out.write("Full thread dump OpenJDK 64-Bit Server VM (21.0.13+1 mixed mode, sharing):\n\n");
                for (int i = 0; i < threads; i++) {
                    thread(out, i, dump);
                }
                out.write("\"VM Thread\" os_prio=0 cpu=22.48ms elapsed=" + (1001 + dump * 10)
                        + ".08s tid=0x00007fb3f00bf030 nid=9 runnable\n\n");
                out.write("JNI global refs: 12, weak refs: 0\n\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void thread(BufferedWriter out, int i, int dump) throws IOException {
        boolean waitsForPool = i % 10 < 4;
        int stack = waitsForPool
                ? i % POOL_STACKS
                : i % 10 == 4 ? LOCK_STACK : LOCK_STACK + 1 + random.nextInt(stacks.length - LOCK_STACK - 1);
        out.write(
                "\"http-nio-8080-exec-" + i + "\" #" + (i + 30) + " [" + (i + 40_000) + "] daemon prio=5 os_prio=0 cpu="
                        + (dump * 10 + i % 977) + ".25ms elapsed=" + (1000 + dump * 10) + ".50s tid=0x00007fb3"
                        + "%08x".formatted(i * 4096L) + " nid=" + (i + 40_000)
                        + " waiting on condition  [0x00007fb3f4aa8000]\n");
        boolean owner = i == LOCK_OWNER;
        out.write("   java.lang.Thread.State: "
                + (owner ? "RUNNABLE" : stack == LOCK_STACK ? "BLOCKED (on object monitor)" : "WAITING (parking)")
                + "\n");
        // All that wait for one pool park on its queue; the others each on a condition of their own.
        String address = "%016x".formatted(waitsForPool ? 0xf7000000L : 0xf8000000L + i * 64L);
        for (String line : owner ? OWNER_LINES : stacks[stack]) {
            out.write(line.replace("ADDRESS", address));
            out.write('\n');
        }
        out.write("\n   Locked ownable synchronizers:\n\t- None\n\n");
    }

    private String[] stack(int number) {
        int depth = 7 + random.nextInt(8);
        String[] lines = new String[depth + 2];
        if (number == LOCK_STACK) {
            lines[0] = "\tat com.acme.orders.AuditLog.write(AuditLog.java:41)";
            lines[1] = "\t- waiting to lock <0x00000000f8619488> (a com.acme.orders.AuditLog)";
        } else {
            lines[0] = "\tat jdk.internal.misc.Unsafe.park(java.base@21.0.13/Native Method)";
            lines[1] = "\t- parking to wait for  <0xADDRESS> (a java.util.concurrent.SynchronousQueue$Transferer)";
        }
        for (int i = 2; i < lines.length; i++) {
            lines[i] = "\tat " + PACKAGES[random.nextInt(PACKAGES.length)] + ".Class" + random.nextInt(200) + ".method"
                    + random.nextInt(20) + "(Class.java:" + random.nextInt(2000) + ")";
        }
        if (number < POOL_STACKS) {
            lines[2] = "\tat com.zaxxer.hikari.util.ConcurrentBag.borrow(ConcurrentBag.java:151)";
            lines[3] = "\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:162)";
        }
        return lines;
    }
}
