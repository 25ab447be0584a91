package dev.jvitals.target.os;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the kernel's small text files into one buffer, over and over, with next to no garbage. For one thread at a time;
 * what a reading gave is valid until the next.
 */
public final class ProcFile {
    /** Kernel files have no size to ask for; socket tables and maps of big processes reach some megabytes. */
    private static final int MAX_BYTES = 64 << 20;

    private byte[] buffer = new byte[4096];
    private int length;
    private int at;

    /** Reads the file and stands at its start. Throws {@link FileNotFoundException} where the process is gone. */
    public ProcFile read(String path) throws IOException {
        length = 0;
        at = 0;
        try (FileInputStream in = new FileInputStream(path)) {
            int count;
            while ((count = in.read(buffer, length, buffer.length - length)) > 0) {
                length += count;
                if (length == buffer.length) {
                    if (length >= MAX_BYTES) {
                        throw new IOException(path + ": more than " + MAX_BYTES + " bytes");
                    }
                    buffer = Arrays.copyOf(buffer, length * 2);
                }
            }
        }
        return this;
    }

    /** Like {@link #read}, but null where the file cannot be read. */
    public @Nullable ProcFile readOrNull(String path) {
        try {
            return read(path);
        } catch (IOException e) {
            return null;
        }
    }

    /** Everything, as text. */
    public String text() {
        return new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    /** Everything, as text without the line end. */
    public String line() {
        return text().strip();
    }

    /** Stands behind the last occurrence of {@code mark}; false where there is none. */
    public boolean afterLast(char mark) {
        for (int i = length - 1; i >= 0; i--) {
            if (buffer[i] == mark) {
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    /** Stands behind {@code key} at the start of a line; false, at the start of the file, where no line has it. */
    public boolean afterKey(String key) {
        at = 0;
        do {
            if (startsWith(key)) {
                at += key.length();
                return true;
            }
        } while (nextLine());
        at = 0;
        return false;
    }

    /** The number after {@code key} at the start of a line, or {@code absent}. */
    public long number(String key, long absent) {
        return afterKey(key) ? nextLong(absent) : absent;
    }

    private boolean startsWith(String key) {
        if (at + key.length() > length) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (buffer[at + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Moves to the next line's start; false at the end. */
    public boolean nextLine() {
        while (at < length) {
            if (buffer[at++] == '\n') {
                return at < length;
            }
        }
        return false;
    }

    /** Moves over so many words, which blanks divide. */
    public ProcFile skipWords(int words) {
        for (int i = 0; i < words; i++) {
            skipBlanks();
            while (at < length && buffer[at] > ' ') {
                at++;
            }
        }
        return this;
    }

    private void skipBlanks() {
        while (at < length && (buffer[at] == ' ' || buffer[at] == '\t')) {
            at++;
        }
    }

    /** The next word's first character, 0 at the end. */
    public char peek() {
        skipBlanks();
        return at < length ? (char) buffer[at] : 0;
    }

    /** The next word. */
    public String nextWord() {
        skipBlanks();
        int start = at;
        while (at < length && buffer[at] > ' ') {
            at++;
        }
        return new String(buffer, start, at - start, StandardCharsets.UTF_8);
    }

    /** The next word as a whole number, or {@code absent} where it is none. */
    public long nextLong(long absent) {
        skipBlanks();
        boolean negative = at < length && buffer[at] == '-';
        int start = negative ? at + 1 : at;
        long value = 0;
        int i = start;
        while (i < length && buffer[i] >= '0' && buffer[i] <= '9') {
            value = value * 10 + (buffer[i++] - '0');
        }
        boolean none = i == start;
        at = i;
        skipToBlank();
        return none ? absent : negative ? -value : value;
    }

    /** The next word as a number with a fraction, or NaN where it is none. */
    public double nextDouble() {
        String word = nextWord();
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private void skipToBlank() {
        while (at < length && buffer[at] > ' ') {
            at++;
        }
    }

    /** The rest of this line. */
    public String restOfLine() {
        skipBlanks();
        int start = at;
        while (at < length && buffer[at] != '\n') {
            at++;
        }
        return new String(buffer, start, at - start, StandardCharsets.UTF_8);
    }
}
