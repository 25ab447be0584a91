package dev.jvitals.support;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes what ten jstacks of a large stuck server look like: pools of workers, a hundred or so distinct stacks, waits for a
 * connection pool and for one lock, VM threads, cpu and elapsed growing from dump to dump. The same seed writes the same
 * bytes.
 */
public final class ThreadDumpGenerator {
    private static final int STACKS = 300;
    private static final String[] PACKAGES = {
        "com.acme.orders", "com.acme.billing", "org.springframework.web", "org.hibernate"
    };

    private final Random random;
    private final String[][] stacks = new String[STACKS][];

    public ThreadDumpGenerator(long seed) {
        random = new Random(seed);
        for (int i = 0; i < STACKS; i++) {
            stacks[i] = stack(i);
        }
    }

    /** Command line: file, threads, dumps. */
    public static void main(String[] args) {
        new ThreadDumpGenerator(1).write(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }

    /** Writes so many dumps of so many threads, ten seconds apart. */
    public void write(Path file, int threads, int dumps) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int dump = 0; dump < dumps; dump++) {
                out.write("2026-11-21 02:%02d:%02d\n".formatted(dump / 6, dump % 6 * 10));
                out.write("Full thread dump OpenJDK 64-Bit Server VM (21.0.13+1 mixed mode, sharing):\n\n");
                for (int i = 0; i < threads; i++) {
                    thread(out, i, dump);
                }
                out.write(
                        "\"VM Thread\" os_prio=0 cpu=22.48ms elapsed=5.08s tid=0x00007fb3f00bf030 nid=9 runnable\n\n");
                out.write("JNI global refs: 12, weak refs: 0\n\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void thread(BufferedWriter out, int i, int dump) throws IOException {
        boolean waitsForPool = i % 10 < 4;
        int stack = waitsForPool ? i % 5 : i % 10 == 4 ? 5 : 6 + random.nextInt(STACKS - 6);
        out.write(
                "\"http-nio-8080-exec-" + i + "\" #" + (i + 30) + " [" + (i + 40_000) + "] daemon prio=5 os_prio=0 cpu="
                        + (dump * 10 + i % 977) + ".25ms elapsed=" + (1000 + dump * 10) + ".50s tid=0x00007fb3"
                        + "%08x".formatted(i * 4096L) + " nid=" + (i + 40_000)
                        + " waiting on condition  [0x00007fb3f4aa8000]\n");
        out.write("   java.lang.Thread.State: " + (stack == 5 ? "BLOCKED (on object monitor)" : "WAITING (parking)")
                + "\n");
        String address = "%016x".formatted(0xf8000000L + i * 64L);
        for (String line : stacks[stack]) {
            out.write(line.replace("ADDRESS", address));
            out.write('\n');
        }
        out.write("\n   Locked ownable synchronizers:\n\t- None\n\n");
    }

    private String[] stack(int number) {
        int depth = 7 + random.nextInt(8);
        String[] lines = new String[depth + 2];
        if (number == 5) {
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
        if (number < 5) {
            lines[2] = "\tat com.zaxxer.hikari.util.ConcurrentBag.borrow(ConcurrentBag.java:151)";
            lines[3] = "\tat com.zaxxer.hikari.pool.HikariPool.getConnection(HikariPool.java:162)";
        }
        return lines;
    }
}
