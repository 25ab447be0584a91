package dev.jvitals.session.live;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.recording.RecordingWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Passes on to a recording while there is one. Thread-safe. */
public final class RecordingSwitch implements SampleSink, AutoCloseable {
    private volatile @Nullable RecordingWriter writer;
    /** The newest document of each kind, for a recording that begins later. */
    private final Map<String, Document> newest = new ConcurrentHashMap<>();

    private record Document(String name, long atMillis, String text) {
        void addTo(RecordingWriter writer, String kind) {
            writer.attach(kind, name, atMillis, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    public RecordingSwitch() {}

    /** Begins a recording, ending the one before; throws a {@link Failure} if the file cannot be made. */
    public synchronized void start(Path file, Map<String, String> about, Consumer<Failure> onFailure) {
        RecordingWriter now = RecordingWriter.create(file, about, onFailure);
        stop();
        writer = now;
        newest.forEach((kind, document) -> document.addTo(now, kind));
    }

    /** Adds a document to the recording; one that begins later gets the newest of each kind. Waits for the disk. */
    public synchronized void attach(String kind, String name, long atMillis, String text) {
        Document document = new Document(name, atMillis, text);
        newest.put(kind, document);
        RecordingWriter current = writer;
        if (current != null) {
            document.addTo(current, kind);
        }
    }

    /** Ends the recording, if there is one; waits for the disk. */
    public synchronized void stop() {
        RecordingWriter last = writer;
        writer = null;
        if (last != null) {
            last.close();
        }
    }

    /** The recording that is being written. */
    public Optional<Path> file() {
        RecordingWriter current = writer;
        return current == null || current.failure().isPresent() ? Optional.empty() : Optional.of(current.path());
    }

    /** The writer of the recording; null while there is none. */
    public @Nullable RecordingWriter writer() {
        return writer;
    }

    /** Adds a document to the recording, if there is one. Writes on the calling thread. */
    public void attach(String kind, String name, long atMillis, byte[] content) {
        RecordingWriter current = writer;
        if (current != null) {
            current.attach(kind, name, atMillis, content);
        }
    }

    @Override
    public void sample(Series series, long atMillis, double value) {
        RecordingWriter current = writer;
        if (current != null) {
            current.sample(series, atMillis, value);
        }
    }

    @Override
    public void event(TimedEvent event) {
        RecordingWriter current = writer;
        if (current != null) {
            current.event(event);
        }
    }

    @Override
    public void gap(String source, long fromMillis, String reason) {
        RecordingWriter current = writer;
        if (current != null) {
            current.gap(source, fromMillis, reason);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
