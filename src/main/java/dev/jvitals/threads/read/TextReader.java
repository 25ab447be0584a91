package dev.jvitals.threads.read;

import dev.jvitals.base.Cancellation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads all dumps out of text: offers each line to the dialect that is being read, then to the others, as it stands and
 * without the prefix that a log put before it. One thread.
 */
final class TextReader {
    private static final int LINES_BETWEEN_CHECKS = 1024;

    private final DumpCollector collector;
    private final List<DialectReader> dialects;
    private final LinePrefix prefix = new LinePrefix();
    private final BrokenName name = new BrokenName();
    private @Nullable DialectReader current;

    TextReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.dialects = List.of(
                new HotSpotReader(collector, interner),
                new DumpFileReader(collector, interner),
                new ThreadInfoReader(collector, interner),
                new JavacoreReader(collector, interner));
    }

    /** Reads the stream to its end. */
    void read(InputStream in, Cancellation cancellation) throws IOException {
        Lines lines = new Lines(in);
        while (lines.advance()) {
            if (lines.line().number % LINES_BETWEEN_CHECKS == 0) {
                cancellation.check();
            }
            line(lines.line());
        }
        releaseName();
        dialects.forEach(DialectReader::finish);
    }

    private void line(Line raw) {
        Line unwrapped = ContainerLog.unwrap(raw);
        Line line = unwrapped == null ? raw : unwrapped;
        if (name.isOpen() && continuesName(line)) {
            return;
        }
        if (line.isBlank()) {
            offer(line);
        } else if (offer(line) || offerWithoutPrefix(line)) {
            collector.understood();
        } else if (BrokenName.begins(line)) {
            name.hold(line);
        } else {
            foreign(line);
        }
    }

    /** Takes the line as a part of the name that is held; false, and the held lines let go, where it is none. */
    private boolean continuesName(Line line) {
        int whole = line.from;
        prefix.strip(line);
        if (offer(name.joined(line))) {
            name.release();
            collector.understood();
            return true;
        }
        if (name.mayContinue(line)) {
            name.hold(line);
            return true;
        }
        line.from = whole;
        releaseName();
        return false;
    }

    private void releaseName() {
        name.release().forEach(this::foreign);
    }

    private void foreign(Line line) {
        if (current != null) {
            current.foreign(line);
        }
        collector.notUnderstood(line);
    }

    /** The line stays past the prefix where that is the known one, so that what is held of it has none. */
    private boolean offerWithoutPrefix(Line line) {
        int whole = line.from;
        if (prefix.strip(line)) {
            Line tab = ContainerLog.untab(line);
            if (line.isBlank() || offer(tab == null ? line : tab)) {
                return true;
            }
            if (BrokenName.begins(line)) {
                return false;
            }
        }
        line.from = whole;
        if (prefix.learn(line) && offer(line)) {
            return true;
        }
        line.from = whole;
        return false;
    }

    private boolean offer(Line line) {
        DialectReader reading = current;
        if (reading != null && reading.take(line)) {
            return true;
        }
        for (DialectReader dialect : dialects) {
            if (!dialect.equals(reading) && dialect.begins(line)) {
                if (reading != null) {
                    reading.finish();
                }
                current = dialect;
                return dialect.take(line);
            }
        }
        return false;
    }
}
