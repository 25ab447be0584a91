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
    private @Nullable DialectReader current;

    TextReader(DumpCollector collector, FileInterner interner) {
        this.collector = collector;
        this.dialects = List.of(new HotSpotReader(collector, interner));
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
        dialects.forEach(DialectReader::finish);
    }

    private void line(Line line) {
        if (line.isBlank()) {
            offer(line);
        } else if (offer(line) || offerWithoutPrefix(line)) {
            collector.understood();
        } else {
            if (current != null) {
                current.foreign(line);
            }
            collector.notUnderstood(line);
        }
    }

    private boolean offerWithoutPrefix(Line line) {
        int whole = line.from;
        if (prefix.strip(line) && (line.isBlank() || offer(line))) {
            return true;
        }
        line.from = whole;
        if (prefix.learn(line) && offer(line)) {
            return true;
        }
        line.from = whole;
        return false;
    }

    private boolean offer(Line line) {
        if (current != null && current.take(line)) {
            return true;
        }
        for (DialectReader dialect : dialects) {
            if (!dialect.equals(current) && dialect.take(line)) {
                if (current != null) {
                    current.finish();
                }
                current = dialect;
                return true;
            }
        }
        return false;
    }
}
