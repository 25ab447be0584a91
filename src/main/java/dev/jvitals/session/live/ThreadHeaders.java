package dev.jvitals.session.live;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes the lines that threads begin with in a {@code Thread.print}: the host's thread numbers in place of a
 * container's, so that they fit {@code top -H}, and CPU time of the kernel's where the JVM (before JDK 11) writes none.
 */
final class ThreadHeaders {
    /** {@code nid=0x1f3} up to JDK 20, {@code nid=499} later, and from 21 on {@code [499]} too. */
    private static final Pattern NUMBER = Pattern.compile("(?<= nid=)(?:0x[0-9a-f]+|\\d+)|(?<= \\[)\\d+(?=\\])");

    private static final String TID = " tid=0x";
    private static final String CPU = " cpu=";

    private ThreadHeaders() {}

    /** Whether the JVM that wrote it tells CPU time itself. */
    static boolean hasCpu(String threadPrint) {
        return threadPrint
                .lines()
                .anyMatch(line -> isHeader(line) && behindName(line).contains(CPU));
    }

    /** The text with its headers completed; the threads are asked for only where something is to be completed. */
    static String complete(String threadPrint, boolean otherNamespace, Supplier<KernelThreads> kernel) {
        boolean cpuMissing = !hasCpu(threadPrint);
        if (!otherNamespace && !cpuMissing) {
            return threadPrint;
        }
        KernelThreads threads = kernel.get();
        StringBuilder text = new StringBuilder(threadPrint.length() + 4096);
        threadPrint
                .lines()
                .map(line -> isHeader(line) ? completed(line, cpuMissing, threads) : line)
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static boolean isHeader(String line) {
        return line.startsWith("\"") && behindName(line).contains(TID);
    }

    /** Names may hold quotes; what stands behind them does not. */
    private static String behindName(String line) {
        return line.substring(line.lastIndexOf('"') + 1);
    }

    private static String completed(String line, boolean cpuMissing, KernelThreads threads) {
        String rest = behindName(line);
        String name = line.substring(0, line.length() - rest.length());
        Matcher numbers = NUMBER.matcher(rest);
        if (!numbers.find()) {
            return line;
        }
        KernelThreads.Task thread = threads.byInnerId().get(Long.decode(numbers.group()));
        if (thread == null) { // It has ended meanwhile; its inner number would name a stranger on the host.
            return name + numbers.reset().replaceAll("?");
        }
        String numbered = numbers.reset().replaceAll("" + thread.hostId());
        return name + (cpuMissing && thread.cpuNanos() >= 0 ? withCpu(numbered, thread.cpuNanos()) : numbered);
    }

    private static String withCpu(String rest, long nanos) {
        return rest.replaceFirst(TID, String.format(Locale.ROOT, "%s%.2fms%s", CPU, nanos / 1e6, TID));
    }
}
