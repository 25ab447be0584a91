package dev.jvitals.cli;

import dev.jvitals.base.Printable;
import dev.jvitals.base.Times;
import dev.jvitals.base.Unit;
import dev.jvitals.session.bundle.Bundle;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jvitals bundles DIR}: the bundles of evidence in a folder. */
@Command(
        name = "bundles",
        description = "Lists the bundles of evidence in a folder, the newest first.",
        footer = {"", "jvitals diagnose BUNDLE judges one again; jvitals BUNDLE/last-minutes.jvitals shows it."})
final class BundlesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The folder that --bundle or --bundles named.")
    Path folder = Path.of(".");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Bundle> bundles = Bundle.list(folder);
        for (Bundle bundle : bundles) {
            out.println(Printable.line(bundle.folder() + "  " + Times.dated(bundle.at()) + "  "
                    + Unit.BYTES.format(bundle.sizeBytes()) + "  " + bundle.why()));
            bundle.missing().forEach(missing -> out.println(Printable.line("    without " + missing)));
        }
        out.flush();
        return 0;
    }
}
