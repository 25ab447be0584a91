package dev.jvitals.session.bench;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command line that starts this very program once more, however it was started. */
final class OwnCommand {
    /** Set by the launcher script of a checkout, and by jpackage for an installed program. */
    private static final List<String> LAUNCHERS = List.of("jvitals.launcher", "jpackage.app-path");

    private OwnCommand() {}

    /** A process to be started; JVM options are handed over in the environment, which every launcher passes on. */
    static ProcessBuilder of(List<String> jvmOptions, List<String> arguments) {
        List<String> line = new ArrayList<>(program());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("JAVA_TOOL_OPTIONS", String.join(" ", jvmOptions));
        return builder;
    }

    private static List<String> program() {
        Optional<String> launcher = LAUNCHERS.stream()
                .map(System::getProperty)
                .filter(path -> path != null && new File(path).canExecute())
                .findFirst();
        return launcher.map(List::of).orElseGet(OwnCommand::java);
    }

    private static List<String> java() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        String module = System.getProperty("jdk.module.main");
        if (module == null) {
            line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.jvitals.app.Main"));
        } else {
            line.addAll(List.of("-p", System.getProperty("jdk.module.path")));
            line.addAll(List.of("-m", module + "/" + System.getProperty("jdk.module.main.class")));
        }
        return line;
    }
}
