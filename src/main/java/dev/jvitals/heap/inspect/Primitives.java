package dev.jvitals.heap.inspect;

import dev.jvitals.base.Printable;
import dev.jvitals.hprof.FieldType;

/** Primitive values as Java source writes them. */
final class Primitives {
    private Primitives() {}

    /** {@code raw} as the dump's reader gives it: an integer, IEEE bits, 0 or 1. */
    static String text(FieldType type, long raw) {
        return switch (type) {
            case BOOLEAN -> raw != 0 ? "true" : "false";
            case CHAR -> "'" + Printable.line(Character.toString((char) raw)) + "' (" + (raw & 0xffff) + ")";
            case FLOAT -> Float.toString(Float.intBitsToFloat((int) raw));
            case DOUBLE -> Double.toString(Double.longBitsToDouble(raw));
            default -> Long.toString(raw);
        };
    }
}
