package dev.jvitals.session.practice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The command line that an incident's JVM is started with.
 *
 * @param line the words
 * @param memoryLimit the memory limit that the words enter, to be removed once the process has ended
 */
record PracticeCommand(List<String> line, Optional<MemoryLimit> memoryLimit) {
    private static final String MAIN_CLASS = "dev.jvitals.demo.Practice";
    private static final String COLLECTOR_FLAG = "-XX:\\+Use\\w+GC";

    /** A limit is made only for the incident that needs one. */
    static PracticeCommand of(Incident incident, PracticeOptions options) {
        Optional<MemoryLimit> limit =
                incident.memoryLimitBytes() > 0 ? MemoryLimit.of(incident.memoryLimitBytes()) : Optional.empty();
        List<String> line = new ArrayList<>();
        Path home = options.javaHome();
        line.add((home == null ? PracticeLibrary.nearestJava() : PracticeLibrary.javaOf(home)).toString());
        line.addAll(jvmOptions(incident, options));
        line.addAll(List.of("-cp", PracticeLibrary.classPath(), MAIN_CLASS, incident.id()));
        line.add(Long.toString(options.bound().toSeconds()));
        if (options.healthy()) {
            line.add("healthy");
        }
        if (limit.isPresent()) {
            line.add("limited");
        }
        return new PracticeCommand(limit.map(each -> each.prefixed(line)).orElse(line), limit);
    }

    private static List<String> jvmOptions(Incident incident, PracticeOptions options) {
        List<String> jvmOptions = new ArrayList<>(incident.jvmOptions());
        if (options.collector() != null) {
            jvmOptions.removeIf(option -> option.matches(COLLECTOR_FLAG));
            jvmOptions.add(options.collector().flag());
        }
        return jvmOptions;
    }
}
