package dev.jvitals.cli;

import dev.jvitals.base.Printable;
import dev.jvitals.session.practice.Incident;
import dev.jvitals.session.practice.Incidents;
import dev.jvitals.session.practice.PracticeOptions;
import dev.jvitals.session.practice.PracticeOptions.Collector;
import dev.jvitals.session.practice.PracticeRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals demo [NAME]}: starts a practice incident and stays with it until it ends or is interrupted. */
@Command(
        name = "demo",
        description = "Starts a practice incident in a JVM of its own; without a name, lists them.",
        footer = {
            "",
            "The first line printed is \"pid N\". It ends after its bound, on interrupt, or when JVitals is killed."
        })
final class DemoCommand implements Callable<Integer> {
    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The incident, as the list has it.")
    @Nullable
    String name;

    @Option(names = "--java", paramLabel = "HOME", description = "The Java home to run it on (17 or newer).")
    @Nullable
    Path javaHome;

    @Option(names = "--gc", paramLabel = "COLLECTOR", description = "Its collector: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Collector collector;

    @Option(names = "--healthy", description = "The same program without its fault.")
    boolean healthy;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long it runs at the most, such as 90s or 5m (default: 10m).",
            converter = Durations.class)
    Duration bound = PracticeOptions.DEFAULT_BOUND;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            list(out);
            return 0;
        }
        run(Incidents.named(name), out);
        return 0;
    }

    private static void list(PrintWriter out) {
        for (Incident incident : Incidents.all()) {
            out.printf("%-20s %s%n", incident.id(), incident.simulates());
        }
        out.flush();
    }

    private void run(Incident incident, PrintWriter out) throws InterruptedException {
        try (PracticeRun run = PracticeRun.start(incident, new PracticeOptions(javaHome, collector, healthy, bound))) {
            Runtime.getRuntime().addShutdownHook(new Thread(run::close, "practice-end"));
            out.println("pid " + run.pid());
            out.println((healthy ? "healthy variant of: " : "simulates: ") + incident.simulates());
            out.println((healthy ? "would show: " : "look for: ") + incident.lookFor());
            out.flush();
            int status = run.follow(line -> {
                out.println(Printable.line(line));
                out.flush();
            });
            out.println(status == 0 ? "ended" : "ended with status " + status);
            out.flush();
        }
    }
}
