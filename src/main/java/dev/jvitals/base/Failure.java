package dev.jvitals.base;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Something that the user can understand went wrong. The message is one clear sentence that needs no stack trace; the
 * cause, where there is one, is for the log.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What failed, which decides the exit status of a command. */
    public enum Kind {
        /** The command was called wrongly: exit status 2. */
        USAGE(2),
        /** A file cannot be read as what it should be: exit status 3. */
        INPUT(3),
        /** The JVM cannot be reached: exit status 4. */
        TARGET(4),
        /** Something of this machine is missing or full: exit status 5. */
        MACHINE(5);

        private final int exitStatus;

        Kind(int exitStatus) {
            this.exitStatus = exitStatus;
        }

        public int exitStatus() {
            return exitStatus;
        }
    }

    private final Kind kind;

    public Failure(Kind kind, String sentence) {
        this(kind, sentence, null);
    }

    public Failure(Kind kind, String sentence, @Nullable Throwable cause) {
        super(Printable.line(sentence), cause);
        this.kind = kind;
    }

    /** The input cannot be read: names the file, the byte offset, what was expected there and what was found. */
    public static Failure unreadable(Path file, long offsetBytes, String expected, String found) {
        return new Failure(
                Kind.INPUT, file + ": at offset " + offsetBytes + ": expected " + expected + ", found " + found);
    }

    /** The target cannot be reached: why, and what would help. */
    public static Failure unreachable(long pid, String why, @Nullable Throwable cause) {
        return new Failure(Kind.TARGET, "JVM " + pid + ": " + why, cause);
    }

    /** A mapped file cannot be read or written any more, which Java tells as a fault of its own. */
    public static Failure ofMappedFile(InternalError fault) {
        return new Failure(
                Kind.MACHINE,
                "A mapped file cannot be used any more: its disk is full, or another program cut the file short.",
                fault);
    }

    public Kind kind() {
        return kind;
    }

    /** The sentence for the user. */
    public String sentence() {
        String message = getMessage();
        return message == null ? kind.toString() : message;
    }
}
