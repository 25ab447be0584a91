package dev.jvitals.session.diagnose;

import dev.jvitals.target.attach.Jcmd;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a JVM says of itself: version, command line, flags that are not as delivered, system properties. Secrets included. */
public final class Environment {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Environment() {}

    /** Asks a live JVM; what it does not answer is left out. Blocks for at most some seconds a question. */
    public static Map<String, String> of(Jcmd jcmd) {
        Map<String, String> environment = new LinkedHashMap<>();
        put(environment, "JVM", ask(jcmd, "VM.version"));
        put(environment, "command line", ask(jcmd, "VM.command_line"));
        put(environment, "up", ask(jcmd, "VM.uptime"));
        put(environment, "flags not as delivered", changedFlags(ask(jcmd, "VM.flags -all")));
        ask(jcmd, "VM.system_properties")
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .sorted()
                .forEach(line ->
                        put(environment, line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return environment;
    }

    private static String changedFlags(String text) {
        return new TreeMap<>(FlagTable.parse(text))
                .entrySet().stream()
                        .filter(flag -> !flag.getValue().origin().equals("default"))
                        .map(flag -> flag.getKey() + "=" + flag.getValue().value() + " ("
                                + flag.getValue().origin() + ")")
                        .collect(Collectors.joining(", "));
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
