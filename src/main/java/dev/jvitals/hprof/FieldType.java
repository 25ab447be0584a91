package dev.jvitals.hprof;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The type of a field or array element, with the code that HPROF's basic types have. */
public enum FieldType {
    OBJECT(2, 0),
    BOOLEAN(4, 1),
    CHAR(5, 2),
    FLOAT(6, 4),
    DOUBLE(7, 8),
    BYTE(8, 1),
    SHORT(9, 2),
    INT(10, 4),
    LONG(11, 8);

    private static final @Nullable FieldType[] BY_CODE = new FieldType[12];

    static {
        for (FieldType each : values()) {
            BY_CODE[each.code] = each;
        }
    }

    private final int code;
    private final int fixedBytes;

    FieldType(int code, int fixedBytes) {
        this.code = code;
        this.fixedBytes = fixedBytes;
    }

    public int code() {
        return code;
    }

    /** The type with HPROF's code, null for a code that HPROF does not have. */
    public static @Nullable FieldType ofCode(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
    }

    /** How many bytes a value has in the file; an object reference has {@code idBytes}. */
    public int bytes(int idBytes) {
        return this == OBJECT ? idBytes : fixedBytes;
    }

    /** The name in Java source, {@code int} or {@code Object}. */
    public String javaName() {
        return this == OBJECT ? "Object" : name().toLowerCase(Locale.ROOT);
    }
}
