package dev.jvitals.cli;

import dev.jvitals.base.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on standard error that says what long work is at, on a terminal only. */
final class ProgressLine implements Progress {
    private static final long REDRAW_NANOS = 100_000_000L; // ten times a second is as much as people read
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter err;
    private String phase = "";
    private long total;
    private long startedAt = System.nanoTime();
    private long drawnAt;

    private ProgressLine(PrintWriter err) {
        this.err = err;
    }

    /** A line where a person looks on; nothing where output goes to a file or a pipe. */
    @SuppressWarnings("SystemConsoleNull") // it is null where the JDK lacks a console provider, as in headless runs
    static Progress of(PrintWriter err) {
        Console console = System.console();
        return console != null && console.isTerminal() ? new ProgressLine(err) : NONE;
    }

    /** Erases what {@code progress} has drawn. */
    static void end(Progress progress) {
        if (progress instanceof ProgressLine line) {
            line.err.print(ERASE);
            line.err.flush();
        }
    }

    @Override
    public void phase(String name, long totalUnits) {
        phase = name;
        total = totalUnits;
        startedAt = System.nanoTime();
        draw("");
    }

    @Override
    public void at(long doneUnits) {
        long now = System.nanoTime();
        if (now - drawnAt < REDRAW_NANOS || total <= 0) {
            return;
        }
        double share = Math.min(1, (double) doneUnits / total);
        double secondsLeft = share <= 0 ? 0 : (now - startedAt) / 1e9 * (1 - share) / share;
        draw(String.format(Locale.ROOT, " %3.0f %%, about %.0f s left", share * 100, secondsLeft));
    }

    private void draw(String detail) {
        drawnAt = System.nanoTime();
        err.print(ERASE + phase + detail);
        err.flush();
    }
}
