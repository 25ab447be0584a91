package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.group.DumpAnalysis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of pools, read off the threads that keep house for them. */
final class PoolNames {
    /**
     * Threads that keep house.
     *
     * @param marks one of these is in the name; a look for them spares matching ten thousand names of workers
     * @param name the first group is the pool's name
     */
    private record Housekeeper(List<String> marks, Pattern name) {
        static Housekeeper of(String name, String... marks) {
            return new Housekeeper(List.of(marks), Pattern.compile(name));
        }

        Optional<String> poolOf(String threadName) {
            if (marks.stream().noneMatch(threadName::contains)) {
                return Optional.empty();
            }
            Matcher matcher = name.matcher(threadName);
            return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
        }
    }

    private static final Map<String, Housekeeper> HOUSEKEEPERS = Map.of(
            "HikariCP",
            Housekeeper.of("(.+?)[: ](?:housekeeper|connection[- ]adder)", "housekeeper", "adder"),
            "Vibur",
            Housekeeper.of("PoolReducer for pool (.+)", "PoolReducer"),
            "c3p0",
            Housekeeper.of(
                    "C3P0PooledConnectionPoolManager\\[.*dataSourceName->\\s*([^,\\]]+).*",
                    "C3P0PooledConnectionPoolManager"),
            "Druid",
            Housekeeper.of("Druid-ConnectionPool-Create-(.+)", "Druid-ConnectionPool-Create-"));

    private PoolNames() {}

    /** The names of this library's pools in the JVM, sorted; empty where threads do not tell. */
    static List<String> of(String library, DumpAnalysis dump) {
        Housekeeper housekeeper = HOUSEKEEPERS.get(library);
        TreeSet<String> names = new TreeSet<>();
        if (housekeeper != null) {
            dump.threads().forEach(thread -> housekeeper.poolOf(thread.name()).ifPresent(names::add));
        }
        return List.copyOf(names);
    }
}
