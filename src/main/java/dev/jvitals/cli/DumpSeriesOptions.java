package dev.jvitals.cli;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.session.live.ThreadDumpPlan;
import dev.jvitals.session.live.ThreadDumpTaker;
import dev.jvitals.session.live.ThreadDumpTaker.Taken;
import dev.jvitals.target.attach.Jcmd;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many thread dumps of a live JVM, how far apart, and what is in them. */
final class DumpSeriesOptions {
    @Option(names = "--count", paramLabel = "N", description = "How many thread dumps (default: ${DEFAULT-VALUE}).")
    int count = 1;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            description = "From one thread dump to the next: 500ms, 2s, 1m (default: 2s).",
            converter = Durations.class)
    Duration every = Duration.ofSeconds(2);

    @Option(names = "--virtual", description = "List virtual threads too (JDK 21 and later targets).")
    boolean virtualThreads;

    /** Takes them; what is not in them is said on standard error. */
    Taken take(long pid, @Nullable Path out, PrintWriter err) {
        ThreadDumpPlan plan = new ThreadDumpPlan(count, every, virtualThreads);
        Progress progress = count > 1 ? ProgressLine.of(err) : Progress.NONE;
        try {
            Taken taken = new ThreadDumpTaker(new Jcmd(pid)).take(out, plan, progress, new Cancellation());
            ProgressLine.end(progress); // before the notes
            taken.notes().forEach(note -> err.println("jvitals: " + note));
            return taken;
        } finally {
            ProgressLine.end(progress);
        }
    }
}
