package dev.jvitals.diagnosis.threads;

import dev.jvitals.threads.group.DumpAnalysis;
import dev.jvitals.threads.group.SeenThread;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of pools, read off the threads that keep house for them. */
final class PoolNames {
    /** By library; the first group is the pool's name. */
    private static final Map<String, Pattern> HOUSEKEEPERS = Map.of(
            "HikariCP", Pattern.compile("(.+?)[: ](?:housekeeper|connection[- ]adder)"),
            "Vibur", Pattern.compile("PoolReducer for pool (.+)"),
            "c3p0", Pattern.compile("C3P0PooledConnectionPoolManager\\[.*dataSourceName->\\s*([^,\\]]+).*"),
            "Druid", Pattern.compile("Druid-ConnectionPool-Create-(.+)"));

    private PoolNames() {}

    /** The names of this library's pools in the JVM, sorted; empty where threads do not tell. */
    static List<String> of(String library, DumpAnalysis dump) {
        Pattern pattern = HOUSEKEEPERS.get(library);
        TreeSet<String> names = new TreeSet<>();
        if (pattern != null) {
            for (SeenThread thread : dump.threads()) {
                Matcher matcher = pattern.matcher(thread.name());
                if (matcher.matches()) {
                    names.add(matcher.group(1).strip());
                }
            }
        }
        return List.copyOf(names);
    }
}
