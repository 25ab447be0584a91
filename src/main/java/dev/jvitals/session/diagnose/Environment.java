package dev.jvitals.session.diagnose;

import dev.jvitals.diagnosis.live.TargetFacts.Flag;
import dev.jvitals.session.live.FlagTable;
import dev.jvitals.target.attach.Jcmd;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a JVM says of itself: version, command line, flags that are not as delivered, system properties. Secrets included. */
public final class Environment {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** HotSpot's words, which {@code jcmd VM.command_line} prints, for people. */
    private static final Map<String, String> COMMAND_LINE = Map.of(
            "jvm_args", "JVM arguments",
            "java_command", "program and arguments",
            "java_class_path (initial)", "class path",
            "Launcher Type", "launcher");

    private static final Set<String> ITS_OWN_CHOICE = Set.of("default", "ergonomic", "unknown");

    private Environment() {}

    /** Asks a live JVM; what it does not answer is left out. Blocks for at most some seconds a question. */
    public static Map<String, String> of(Jcmd jcmd) {
        Map<String, String> environment = new LinkedHashMap<>();
        put(environment, "JVM", ask(jcmd, "VM.version").strip().replaceAll("\\R+", ", "));
        ask(jcmd, "VM.command_line")
                .lines()
                .map(line -> line.split(": ", 2))
                .filter(line -> line.length == 2)
                .forEach(line -> put(environment, COMMAND_LINE.getOrDefault(line[0], line[0]), line[1]));
        put(environment, "up", ask(jcmd, "VM.uptime"));
        putFlags(environment, ask(jcmd, "VM.flags -all"));
        properties(ask(jcmd, "VM.system_properties")).forEach((name, value) -> put(environment, name, value));
        return environment;
    }

    /** Of a JDK 8, which does not tell who changed a flag, in one list. */
    static void putFlags(Map<String, String> environment, String table) {
        Map<String, Flag> flags = new TreeMap<>(FlagTable.parse(table));
        put(environment, "flags set", flags(flags, origin -> !ITS_OWN_CHOICE.contains(origin)));
        put(environment, "flags the JVM chose", flags(flags, "ergonomic"::equals));
        put(
                environment,
                "flags set or chosen",
                FlagTable.changedBySomebody(table).entrySet().stream()
                        .map(flag -> flag.getKey() + "=" + flag.getValue())
                        .collect(Collectors.joining(", ")));
    }

    private static String flags(Map<String, Flag> flags, Predicate<String> origins) {
        return flags.entrySet().stream()
                .filter(flag -> origins.test(flag.getValue().origin()))
                .map(flag -> flag.getKey() + "=" + flag.getValue().value())
                .collect(Collectors.joining(", "));
    }

    /** The JVM writes them as a file of properties, with escapes. */
    private static Map<String, String> properties(String text) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of(); // not a file of properties after all
        }
        Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> sorted.put(name, properties.getProperty(name)));
        return sorted;
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (!value.isBlank()) {
            environment.put(name, value.strip());
        }
    }

    private static String ask(Jcmd jcmd, String command) {
        try {
            return jcmd.run(command, PATIENCE);
        } catch (IOException e) {
            return "";
        }
    }
}
