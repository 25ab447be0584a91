package dev.jvitals.metrics.codec;

/** Bytes that {@link PackedOutput} cannot have written. The message says what is wrong with them. */
public final class PackedFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PackedFormatException(String what) {
        super(what);
    }
}
