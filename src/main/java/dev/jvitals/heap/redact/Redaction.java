package dev.jvitals.heap.redact;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Progress;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.DumpFile;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.HeapRecords;
import dev.jvitals.hprof.HeapVisitor;
import dev.jvitals.hprof.RootKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of {@link RedactedCopy}: what stands between two places to blank is copied as it is. */
final class Redaction implements HeapVisitor {
    private static final int BUFFER_BYTES = 1 << 18;
    private static final byte[] ZEROS = new byte[BUFFER_BYTES];
    private static final byte[] STARS = stars();

    private final DumpDirectory directory;
    private final DumpFile file;
    private final int idBytes;
    private final OutputStream out;
    private final Progress progress;
    private final Cancellation cancellation;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long copied;
    private long arrays;
    private long blanked;
    private long stringClass;
    private int hashOffset = -1;

    Redaction(DumpDirectory directory, OutputStream out, Progress progress, Cancellation cancellation) {
        this.directory = directory;
        this.file = directory.file();
        this.idBytes = directory.header().idBytes();
        this.out = out;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    private static byte[] stars() {
        byte[] stars = new byte[BUFFER_BYTES];
        Arrays.fill(stars, (byte) '*');
        return stars;
    }

    RedactedCopy.Result run() throws IOException {
        List<DumpDirectory.Segment> segments = directory.dumps().stream()
                .flatMap(dump -> dump.segments().stream())
                .toList();
        progress.phase("writing the redacted copy", file.size() == Long.MAX_VALUE ? 0 : file.size());
        try (DumpInput in = new DumpInput(file, idBytes)) {
            NamesInUse names = NamesInUse.of(directory, in, cancellation);
            stringClass = names.stringClass();
            hashOffset = names.hashOffset();
            Iterator<NamesInUse.Text> texts = names.others().iterator();
            HeapRecords records = new HeapRecords(in);
            NamesInUse.Text next = texts.hasNext() ? texts.next() : null;
            for (DumpDirectory.Segment each : segments) {
                next = blankTexts(next, texts, each.start());
                in.seek(each.start());
                records.forgetTrouble();
                while (in.position() < each.end() && records.next(each.end(), this)) {
                    cancellation.check();
                }
                // what cannot be understood cannot be told from secrets
                copyTo(in.position());
                blankTo(Math.min(each.end(), file.size()));
            }
            blankTexts(next, texts, Long.MAX_VALUE);
            copyTo(Long.MAX_VALUE);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new RedactedCopy.Result(arrays, blanked, copied);
    }

    /**
     * Blanks texts up to {@code end}; returns the first one behind it. The JVM writes its whole symbol table, texts of
     * string constants among it: only what names something is kept.
     */
    private NamesInUse.@Nullable Text blankTexts(
            NamesInUse.@Nullable Text first, Iterator<NamesInUse.Text> texts, long end) {
        NamesInUse.Text text = first;
        while (text != null && text.start() < end) {
            copyTo(text.start());
            fillTo(text.start() + text.bytes(), STARS);
            text = texts.hasNext() ? texts.next() : null;
        }
        return text;
    }

    @Override
    public void root(RootKind kind, long address, int threadSerial, int frame) {}

    @Override
    public void classDump(ClassDump dump) {}

    @Override
    public void instance(long address, long classAddress, long recordAt, int bodyBytes, DumpInput in) {
        if (classAddress == stringClass && hashOffset >= 0 && hashOffset + Integer.BYTES <= bodyBytes) {
            blank(in.position() + hashOffset, Integer.BYTES);
        }
    }

    @Override
    public void objectArray(long address, long classAddress, long recordAt, int length, DumpInput in) {}

    @Override
    public void primitiveArray(long address, FieldType type, long recordAt, int length, DumpInput in) {
        arrays++;
        blank(in.position(), (long) length * type.bytes(idBytes));
    }

    private void blank(long from, long bytes) {
        copyTo(from);
        blankTo(from + bytes);
    }

    private void copyTo(long end) {
        try {
            while (copied < end) {
                cancellation.check();
                int wanted = (int) Math.min(BUFFER_BYTES, end - copied);
                int read = file.read(copied, MemorySegment.ofArray(buffer), wanted);
                if (read <= 0) {
                    return;
                }
                out.write(buffer, 0, read);
                copied += read;
                progress.at(copied);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void blankTo(long end) {
        fillTo(end, ZEROS);
    }

    private void fillTo(long end, byte[] filling) {
        try {
            while (copied < end) {
                cancellation.check();
                int bytes = (int) Math.min(BUFFER_BYTES, end - copied);
                out.write(filling, 0, bytes);
                copied += bytes;
                blanked += bytes;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
