package dev.jvitals.diagnosis.live;

import dev.jvitals.metrics.Envelope;
import dev.jvitals.metrics.History;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What does not change while a JVM runs, or hardly.
 *
 * @param pid its process id, for commands to copy
 * @param collector its collector's name, {@code G1} for example; empty where unknown
 * @param cores processors it may use, 0 where unknown
 * @param memoryLimitBytes what its container lets it have, 0 where there is no limit
 * @param machineMemoryBytes what the machine has, 0 where unknown
 * @param flags the JVM's flags by name; those without a row are unknown
 */
public record TargetFacts(
        long pid,
        String collector,
        double cores,
        long memoryLimitBytes,
        long machineMemoryBytes,
        Map<String, Flag> flags) {
    public TargetFacts {
        flags = Map.copyOf(flags);
    }

    /**
     * A JVM flag.
     *
     * @param value as {@code jcmd PID VM.flags -all} prints it
     * @param origin where it comes from: {@code default}, {@code ergonomic}, {@code command line} …
     * @param source who told
     */
    public record Flag(String value, String origin, String source) {
        /** The origin of a flag that no option sets, told by the options alone. */
        public static final String NOBODYS_CHOICE = "set by no option";

        private static final String TOLD_BY_THE_JVM = "the JVM's flags";

        /** One that the JVM itself told. */
        public Flag(String value, String origin) {
            this(value, origin, TOLD_BY_THE_JVM);
        }

        /** Whether nobody chose it: the JVM did. */
        public boolean isJvmsOwnChoice() {
            return origin.equals("default") || origin.equals("ergonomic") || origin.equals(NOBODYS_CHOICE);
        }
    }

    /**
     * The facts of a JVM by its flags and by what was measured of its machine and container.
     *
     * @param machineCores the machine's processors, 0 where unknown; a container's limit goes before
     * @param flags the JVM's flags; empty where they are unknown
     */
    public static TargetFacts of(long pid, int machineCores, Map<String, Flag> flags, History history) {
        return new TargetFacts(
                pid,
                Collectors.of(flags),
                latest(history, Ids.CONTAINER_CORES, machineCores),
                (long) latest(history, Ids.CONTAINER_LIMIT, 0),
                (long) latest(history, Ids.HOST_MEMORY, 0),
                flags);
    }

    /** The last value that was measured, also of a JVM that has ended since. */
    private static double latest(History history, String series, double unknown) {
        Envelope seen = history.envelope(series, history.firstMillis(), history.lastMillis(), 1);
        return seen.isEmpty() ? unknown : seen.last(seen.size() - 1);
    }

    public @Nullable Flag flag(String name) {
        return flags.get(name);
    }

    /** Who told a flag or, where it is not known, who would have. */
    public String sourceOf(String flag) {
        Flag known = flags.get(flag);
        return known == null ? Flag.TOLD_BY_THE_JVM : known.source();
    }

    /** Whether a flag is known to be on. */
    public boolean isOn(String name) {
        Flag flag = flags.get(name);
        return flag != null && flag.value().equals("true");
    }

    /** A flag's number; empty where the flag is unknown or no number. */
    public OptionalDouble number(String name) {
        Flag flag = flags.get(name);
        try {
            return flag == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(flag.value()));
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** Memory that must do for this process: its container's limit, else the machine's; 0 where neither is known. */
    public double memoryBytes() {
        return (double) (memoryLimitBytes > 0 ? memoryLimitBytes : machineMemoryBytes);
    }
}
