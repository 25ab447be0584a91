package dev.jvitals.target.discovery;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a java command line says, for JVMs that show no counters. Source: the java launcher's options. */
final class CommandLineWords {
    private static final Set<String> TAKES_A_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--add-exports",
            "--add-opens",
            "--add-reads",
            "--limit-modules",
            "--patch-module",
            "--source",
            "--enable-native-access",
            "--describe-module",
            "-d",
            "--illegal-native-access",
            "--sun-misc-unsafe-memory-access");

    /** The start of every practice incident: which of them it is, its first argument says. */
    private static final String PRACTICE = "dev.jvitals.demo.Practice";

    private CommandLineWords() {}

    /** Main class, jar or module; the program's own name where the line tells none. */
    static String mainClass(List<String> arguments) {
        if (!arguments.isEmpty() && !isJavaLauncher(arguments)) {
            return arguments.getFirst(); // javac, jcmd, a packaged program: its words are not the launcher's
        }
        for (int i = 1; i < arguments.size(); i++) {
            String word = arguments.get(i);
            boolean namesMain = word.equals("-jar") || word.equals("-m") || word.equals("--module");
            if (namesMain && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            } else if (word.startsWith("--module=")) {
                return word.substring("--module=".length());
            } else if (TAKES_A_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-") && !word.startsWith("@")) {
                return word.equals(PRACTICE) && i + 1 < arguments.size() ? word + " " + arguments.get(i + 1) : word;
            }
        }
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }

    /** The main class of the counter {@code sun.rt.javaCommand}, which has the program's arguments behind it; an incident's has its name. */
    static String mainClass(String javaCommand) {
        int blank = javaCommand.indexOf(' ');
        if (javaCommand.startsWith(PRACTICE + " ")) {
            blank = javaCommand.indexOf(' ', blank + 1);
        }
        return blank < 0 ? javaCommand : javaCommand.substring(0, blank);
    }

    /** Whether the first argument is the java launcher. */
    static boolean isJavaLauncher(List<String> arguments) {
        if (arguments.isEmpty()) {
            return false;
        }
        String program = arguments.getFirst();
        return program.equals("java") || program.endsWith("/java") || program.endsWith("/javaw");
    }

    /** Why the JVM publishes no counters, as far as its options tell; null where they do not. */
    static @Nullable String noCountersOption(List<String> arguments) {
        for (String option : List.of("-XX:-UsePerfData", "-XX:+PerfDisableSharedMem")) {
            if (arguments.contains(option)) {
                return option;
            }
        }
        return null;
    }
}
