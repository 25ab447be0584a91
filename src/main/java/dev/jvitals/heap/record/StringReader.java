package dev.jvitals.heap.record;

import dev.jvitals.heap.model.FieldInfo;
import dev.jvitals.hprof.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes {@code java.lang.String} of all JDKs: char[] with offset and count (to 6), char[] (to 8), byte[] with coder (from
 * 9).
 */
public final class StringReader {
    private static final int UTF16 = 1;

    private final RecordReader reader;
    private final ObjectSource objects;

    public StringReader(RecordReader reader, ObjectSource objects) {
        this.reader = reader;
        this.objects = objects;
    }

    /** The string whose record begins there, at most {@code limit} characters; null where it has no value. */
    public @Nullable String string(long recordAt, int limit) {
        List<FieldInfo> fields = objects.fieldsOf(reader.classAddress(recordAt));
        long[] values = reader.fieldValues(recordAt, fields);
        long value = named("value", fields, values, 0);
        long array = value == 0 ? -1 : objects.recordOf(value);
        if (array < 0) {
            return null;
        }
        int offset = (int) named("offset", fields, values, 0);
        int count = (int) named("count", fields, values, Integer.MAX_VALUE);
        boolean wide = named("coder", fields, values, 0) == UTF16;
        return characters(array, wide, offset, Math.clamp(count, 0, limit));
    }

    /** The characters of a char[], or of a byte[] in Latin-1 or, where {@code wide}, native UTF-16. */
    public String characters(long arrayAt, boolean wide, int offset, int count) {
        if (reader.elementType(arrayAt) == FieldType.CHAR) {
            long[] chars = reader.elements(arrayAt, offset, count);
            StringBuilder text = new StringBuilder(chars.length);
            for (long each : chars) {
                text.append((char) each);
            }
            return text.toString();
        }
        if (!wide) {
            return new String(reader.contents(arrayAt, count), StandardCharsets.ISO_8859_1);
        }
        // a UTF-16 string keeps the JVM's byte order; all JVMs that write it today are little-endian but s390x
        byte[] bytes = reader.contents(arrayAt, (int) Math.min(Integer.MAX_VALUE - 8, 2L * count));
        return new String(bytes, StandardCharsets.UTF_16LE);
    }

    private static long named(String name, List<FieldInfo> fields, long[] values, long missing) {
        for (int i = 0; i < values.length; i++) {
            if (fields.get(i).name().equals(name)) {
                return values[i];
            }
        }
        return missing;
    }
}
