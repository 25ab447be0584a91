package dev.jvitals.session.matrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The matrix's own measurement of whether the machine was short of something while an incident was looked at. Sources: the
 * kernel's {@code /proc/pressure} and {@code /proc/meminfo}; other systems tell nothing. For one thread.
 */
final class MachineWatch {
    private static final Path PRESSURE = Path.of("/proc/pressure");
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern STALLED = Pattern.compile("some .*total=(\\d+)");
    private static final Pattern TOTAL = Pattern.compile("MemTotal:\\s+(\\d+)");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+)");

    private final StallWatch cpu = new StallWatch();
    private final StallWatch memory = new StallWatch();
    private final StallWatch disk = new StallWatch();
    private double leastAvailable = Double.NaN;

    /** Whether this kernel tells for how long tasks wait. */
    static boolean tellsPressure() {
        return number(PRESSURE.resolve("cpu"), STALLED).isPresent();
    }

    /** Reads all; to be called every few seconds. */
    void look() {
        long now = System.nanoTime();
        number(PRESSURE.resolve("cpu"), STALLED).ifPresent(micros -> cpu.look(now, micros));
        number(PRESSURE.resolve("memory"), STALLED).ifPresent(micros -> memory.look(now, micros));
        number(PRESSURE.resolve("io"), STALLED).ifPresent(micros -> disk.look(now, micros));
        OptionalLong total = number(MEMORY, TOTAL);
        OptionalLong available = number(MEMORY, AVAILABLE);
        if (total.isPresent() && available.isPresent()) {
            double share = (double) available.getAsLong() / total.getAsLong();
            leastAvailable = Double.isNaN(leastAvailable) ? share : Math.min(leastAvailable, share);
        }
    }

    /** What all looks so far come to. */
    Machine worst() {
        return new Machine(cpu.worstShare(), memory.worstShare(), disk.worstShare(), leastAvailable);
    }

    private static OptionalLong number(Path file, Pattern pattern) {
        try {
            Matcher found = pattern.matcher(Files.readString(file));
            return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
