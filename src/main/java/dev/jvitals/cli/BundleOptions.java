package dev.jvitals.cli;

import dev.jvitals.session.trigger.BundleTaker;
import dev.jvitals.session.trigger.Collecting;
import dev.jvitals.session.trigger.Trigger;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What bundles of evidence may hold and how many there may be. */
final class BundleOptions {
    @Option(
            names = "--heap-dump",
            description =
                    "Agree to a heap dump in a bundle: it stops the JVM for seconds and holds all of its secrets.")
    boolean heapDump;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "How many bundles are left in the folder; the oldest are deleted (default: 10).")
    int keep = 10;

    BundleTaker taker(Path folder) {
        return collecting(List.of(), folder).taker();
    }

    Collecting collecting(List<Trigger> triggers, Path folder) {
        return new Collecting(triggers, folder, Math.max(1, keep), heapDump);
    }
}
