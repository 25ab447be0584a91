package dev.jvitals.metrics.recording;

import dev.jvitals.base.Failure;
import dev.jvitals.metrics.SampleSink;
import dev.jvitals.metrics.Series;
import dev.jvitals.metrics.TimedEvent;
import dev.jvitals.metrics.codec.PackedOutput;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Records into a {@code .jvitals} file. What was taken is handed to the system once a second, so the file is whole up to
 * the last second even if this process is killed. Taking never waits for the disk. Thread-safe.
 *
 * <p>A disk that is full ends the recording, not the program: {@link #failure} tells it, the file stays readable up to
 * that moment, and what comes later is ignored.
 */
public final class RecordingWriter implements SampleSink, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(RecordingWriter.class.getName());
    /** What a kill may cost at most. */
    private static final long FLUSH_MILLIS = 1_000;
    /** Attachments are cut into parts so that no frame is large. */
    private static final int PART_BYTES = 1 << 20;

    private final Path path;
    private final RecordingFile file;
    private final Consumer<Failure> onFailure;
    private final BatchEncoder encoder = new BatchEncoder();
    private final Object fileLock = new Object();
    private final ScheduledExecutorService flusher;
    private final ScheduledFuture<?> flushes;
    private long wholeBytes;
    private int attachments;
    private volatile @Nullable Failure failure;
    private volatile boolean closed;

    /** Records into a new file; throws a {@link Failure} if that cannot be made or exists with content. */
    public static RecordingWriter create(Path file, Map<String, String> about) {
        return create(file, about, failure -> {});
    }

    /**
     * As {@link #create(Path, Map)}.
     *
     * @param about words on what is recorded, by name: {@code pid}, {@code mainClass}, {@code jvmVersion} …
     * @param onFailure told once, on a thread of the writer's, if the recording ends before it is closed
     */
    public static RecordingWriter create(Path file, Map<String, String> about, Consumer<Failure> onFailure) {
        return new RecordingWriter(file, RecordingFile.create(file), about, onFailure);
    }

    RecordingWriter(Path path, RecordingFile file, Map<String, String> about, Consumer<Failure> onFailure) {
        this.path = path;
        this.file = file;
        this.onFailure = onFailure;
        try {
            writeHeader(about);
        } catch (IOException e) {
            closeQuietly();
            throw new Failure(Failure.Kind.MACHINE, "cannot record into " + path + ": " + RecordingFile.reason(e), e);
        }
        flusher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("jvitals-recording").factory());
        flushes = flusher.scheduleAtFixedRate(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void writeHeader(Map<String, String> about) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(RecordingFormat.HEADER_BYTES);
        header.put(RecordingFormat.MAGIC).putInt(RecordingFormat.VERSION).putLong(System.currentTimeMillis());
        file.append(header.array(), header.capacity());
        wholeBytes = header.capacity();
        PackedOutput out = new PackedOutput();
        out.writeUnsigned(about.size());
        new TreeMap<>(about).forEach((name, text) -> {
            out.writeText(name);
            out.writeText(text);
        });
        appendFrame(RecordingFormat.FRAME_ABOUT, out);
    }

    public Path path() {
        return path;
    }

    /** Why the recording ended before it was closed; empty while all is well. */
    public Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void sample(Series series, long atMillis, double value) {
        if (takes()) {
            synchronized (encoder) {
                encoder.sample(series, atMillis, value);
            }
        }
    }

    @Override
    public void event(TimedEvent event) {
        if (takes()) {
            synchronized (encoder) {
                encoder.event(event);
            }
        }
    }

    @Override
    public void gap(String source, long fromMillis, String reason) {
        if (takes()) {
            synchronized (encoder) {
                encoder.gap(source, fromMillis, reason);
            }
        }
    }

    private boolean takes() {
        return failure == null && !closed;
    }

    /**
     * Adds a document: a thread table, a dump, a note. Compresses and writes on the calling thread, so not for the
     * JavaFX thread. Does nothing after a failure.
     *
     * @param kind stable and dotted, for example {@code threads.dump}
     */
    public void attach(String kind, String name, long atMillis, byte[] content) {
        byte[] packed = deflate(content);
        PackedOutput head = new PackedOutput();
        synchronized (fileLock) {
            int number = attachments++;
            head.writeUnsigned(number);
            head.writeText(kind);
            head.writeText(name);
            head.writeUnsigned(atMillis);
            head.writeUnsigned(content.length);
            head.writeUnsigned(packed.length);
            write(RecordingFormat.FRAME_ATTACHMENT, head);
            for (int from = 0; from < packed.length; from += PART_BYTES) {
                PackedOutput part = new PackedOutput(PART_BYTES + 8);
                part.writeUnsigned(number);
                part.writeBytes(packed, from, Math.min(PART_BYTES, packed.length - from));
                write(RecordingFormat.FRAME_PART, part);
            }
        }
    }

    private static byte[] deflate(byte[] content) {
        try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
            deflater.setInput(content);
            deflater.finish();
            PackedOutput out = new PackedOutput(content.length / 4);
            byte[] buffer = new byte[8_192];
            while (!deflater.finished()) {
                out.writeBytes(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        }
    }

    /** Hands everything taken so far to the system. Called once a second by itself. */
    void flush() {
        synchronized (fileLock) { // held from taking to writing: batches build on each other
            PackedOutput batch;
            synchronized (encoder) {
                batch = encoder.take();
            }
            if (batch.size() > 0) {
                write(RecordingFormat.FRAME_BATCH, batch);
            }
        }
    }

    /** The caller holds the file's lock. */
    private void write(int type, PackedOutput payload) {
        if (failure != null) {
            return;
        }
        try {
            if (payload.size() > RecordingFormat.MAX_PAYLOAD_BYTES) {
                throw new IOException("the disk did not keep up");
            }
            appendFrame(type, payload);
        } catch (IOException e) {
            Failure now = stopped(e);
            failure = now;
            LOG.log(Level.DEBUG, now.sentence(), e); // for people it goes to whoever listens
            Thread.startVirtualThread(() -> onFailure.accept(now));
        }
    }

    private void appendFrame(int type, PackedOutput payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(payload.size() + RecordingFormat.FRAME_EXTRA_BYTES);
        frame.putInt(payload.size()).put((byte) type).put(payload.array(), 0, payload.size());
        frame.putInt(RecordingFormat.checksum(type, payload.array(), payload.size()));
        file.append(frame.array(), frame.capacity());
        wholeBytes += frame.capacity();
    }

    /** Cuts the half-written frame, so that the file ends with a whole one. */
    private Failure stopped(IOException e) {
        try {
            file.truncate(wholeBytes);
        } catch (IOException alsoFailed) {
            e.addSuppressed(alsoFailed);
        }
        String sentence = "the recording into " + path + " stopped at "
                + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + ": " + RecordingFile.reason(e)
                + "; it can be read up to then";
        return new Failure(Failure.Kind.MACHINE, sentence, e);
    }

    /** Writes what is left and a mark that the end is the end. Waits for the disk. */
    @Override
    public void close() {
        synchronized (fileLock) {
            if (closed) {
                return;
            }
            closed = true;
        }
        flushes.cancel(false);
        flusher.shutdown();
        synchronized (fileLock) {
            flush();
            write(RecordingFormat.FRAME_END, new PackedOutput());
            closeQuietly();
        }
    }

    private void closeQuietly() {
        try (file) {
            file.force();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing " + path, e);
        }
    }
}
