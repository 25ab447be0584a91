package dev.jvitals.target.gclog;

import dev.jvitals.base.Cancellation;
import dev.jvitals.base.Failure;
import dev.jvitals.base.Progress;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a log, plain or gzipped, in Latin letters or PowerShell's UTF-16. */
final class LogText {
    /** No line of a log is longer; of a longer one (a file that is no text) the rest is dropped. */
    static final int MAX_LINE_CHARS = 16_384;

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int LINES_BETWEEN_LOOKS = 1024;

    private final Path file;
    private final Progress progress;
    private final Cancellation cancellation;
    private long bytesRead;
    private boolean cutShort;

    LogText(Path file, Progress progress, Cancellation cancellation) {
        this.file = file;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Hands over line by line until the taker has enough. A compressed file that is cut short gives what is there.
     *
     * @param line takes a line and says whether it wants more
     * @return a sentence on what is missing at the end, empty for a whole file
     * @throws Failure where the file cannot be read at all
     */
    String forEach(Predicate<String> line) {
        try {
            progress.phase("Reading " + file.getFileName(), Files.size(file));
            try (BufferedReader reader = open()) {
                return read(reader, line);
            }
        } catch (IOException e) {
            throw new Failure(Failure.Kind.INPUT, file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private String read(BufferedReader reader, Predicate<String> each) throws IOException {
        StringBuilder line = new StringBuilder();
        int lines = 0;
        int c;
        while ((c = reader.read()) >= 0) {
            if (c != '\n') {
                if (line.length() < MAX_LINE_CHARS) {
                    line.append((char) c);
                }
                continue;
            }
            if (!each.test(take(line))) {
                return "";
            }
            if (++lines % LINES_BETWEEN_LOOKS == 0) {
                cancellation.check();
                progress.at(bytesRead);
            }
        }
        if (!line.isEmpty() && !each.test(take(line))) {
            return "";
        }
        return cutShort ? "The compressed file is cut short or damaged after line " + lines + "." : "";
    }

    private static String take(StringBuilder line) {
        int end = line.length();
        if (end > 0 && line.charAt(end - 1) == '\r') {
            end--;
        }
        String text = line.substring(0, end);
        line.setLength(0);
        return text;
    }

    private BufferedReader open() throws IOException {
        InputStream in = new BufferedInputStream(counting(Files.newInputStream(file)), BUFFER_BYTES);
        try {
            if (startsWith(in, 0x1f, 0x8b)) {
                in = new BufferedInputStream(asFarAsItGoes(new GZIPInputStream(in, BUFFER_BYTES)), BUFFER_BYTES);
            }
            return new BufferedReader(new InputStreamReader(in, charset(in)), BUFFER_BYTES);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static Charset charset(InputStream in) throws IOException {
        if (startsWith(in, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16;
        }
        return startsWith(in, 0xfe, 0xff) ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1;
    }

    private static boolean startsWith(InputStream in, int first, int second) throws IOException {
        in.mark(2);
        boolean same = in.read() == first && in.read() == second;
        in.reset();
        return same;
    }

    /** Ends where the compressed data is damaged; what came before must not be lost in a buffer above. */
    private InputStream asFarAsItGoes(InputStream unpacked) {
        return new FilterInputStream(unpacked) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                try {
                    return cutShort ? -1 : super.read(buffer, from, length);
                } catch (EOFException | ZipException e) {
                    cutShort = true;
                    return -1;
                }
            }
        };
    }

    private InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                bytesRead += b < 0 ? 0 : 1;
                return b;
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int read = super.read(buffer, from, length);
                bytesRead += Math.max(0, read);
                return read;
            }
        };
    }
}
