package dev.jvitals.session.files;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Looks into a file: magic numbers first, then the words that only one kind of text has. */
final class FileRecognition {
    /** How far into a text to look: a thread dump may stand deep in a server's console log. */
    private static final int TEXT_LIMIT_BYTES = 16 << 20;

    private static final int CHUNK_BYTES = 64 << 10;
    /** Kept from the chunk before, so that words across the border are seen; longer than any line that tells. */
    private static final int OVERLAP_CHARS = 512;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final byte[] HPROF = "JAVA PROFILE 1.0.".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FLIGHT = {'F', 'L', 'R', 0};
    private static final byte[] RECORDING = {'J', 'V', 'I', 'T', 'A', 'L', 'S', (byte) 0x8a};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};

    private final Cancellation cancellation;

    FileRecognition(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    FileKind recognise(Path file) {
        try {
            return Files.isDirectory(file) ? ofFolder(file) : ofFile(file);
        } catch (NoSuchFileException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": there is no such file", e);
        } catch (java.nio.file.AccessDeniedException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": you may not read this file", e);
        } catch (ZipException | EOFException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": compressed, but cut short or damaged", e);
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** A folder is one of thread dumps if it holds one. */
    private FileKind ofFolder(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path entry : entries) {
                cancellation.check();
                if (ofFile(entry) == FileKind.THREAD_DUMP) {
                    return FileKind.THREAD_DUMP;
                }
            }
        }
        return FileKind.UNKNOWN;
    }

    private FileKind ofFile(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            Files.size(file); // tells whether it is there
            throw new Failure(Failure.Kind.INPUT, file + ": neither a file nor a folder");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), CHUNK_BYTES)) {
            if (startsWith(peek(in, GZIP.length), GZIP)) {
                try (InputStream plain = new BufferedInputStream(new GZIPInputStream(in), CHUNK_BYTES)) {
                    return ofContent(plain);
                }
            }
            return ofContent(in);
        }
    }

    private FileKind ofContent(InputStream in) throws IOException {
        byte[] head = peek(in, 32);
        if (startsWith(head, HPROF)) {
            return FileKind.HEAP_DUMP;
        } else if (startsWith(head, FLIGHT)) {
            return FileKind.FLIGHT_RECORDING;
        } else if (startsWith(head, RECORDING)) {
            return FileKind.RECORDING;
        }
        return ofText(in, charset(head));
    }

    /** The first telling words decide; a garbage collection log is said last, since other texts quote such lines. */
    private FileKind ofText(InputStream in, Charset charset) throws IOException {
        String before = "";
        boolean collections = false;
        for (int read = 0; read < TEXT_LIMIT_BYTES; read += CHUNK_BYTES) {
            cancellation.check();
            byte[] chunk = in.readNBytes(CHUNK_BYTES);
            if (chunk.length == 0) {
                break;
            }
            String text = before + new String(chunk, charset);
            text = read == 0 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            FileKind kind = TextSigns.kindOf(text);
            if (kind != FileKind.UNKNOWN && kind != FileKind.GC_LOG) {
                return kind;
            }
            collections |= kind == FileKind.GC_LOG;
            before = text.substring(Math.max(0, text.length() - OVERLAP_CHARS));
        }
        return collections ? FileKind.GC_LOG : FileKind.UNKNOWN;
    }

    /** PowerShell writes UTF-16; everything else that tells is ASCII. */
    private static Charset charset(byte[] head) {
        for (Charset wide : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            if (startsWith(head, BYTE_ORDER_MARK.getBytes(wide))) {
                return wide;
            }
        }
        return StandardCharsets.ISO_8859_1;
    }

    private static byte[] peek(InputStream in, int bytes) throws IOException {
        in.mark(bytes);
        byte[] head = in.readNBytes(bytes);
        in.reset();
        return head;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length >= prefix.length
                && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
