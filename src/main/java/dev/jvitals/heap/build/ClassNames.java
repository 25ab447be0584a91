package dev.jvitals.heap.build;

import dev.jvitals.hprof.FieldType;
import org.jspecify.annotations.Nullable;

/** Names of classes, from the file's form to that of Java source. */
final class ClassNames {
    private static final String PRIMITIVES = "ZCFDBSIJ";
    private static final FieldType[] TYPES = {
        FieldType.BOOLEAN,
        FieldType.CHAR,
        FieldType.FLOAT,
        FieldType.DOUBLE,
        FieldType.BYTE,
        FieldType.SHORT,
        FieldType.INT,
        FieldType.LONG
    };

    private ClassNames() {}

    /** {@code [Ljava/lang/String;} becomes {@code java.lang.String[]}, {@code [[I} becomes {@code int[][]}. */
    static String readable(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        String dotted = name.replace('/', '.');
        if (dimensions == 0) {
            return dotted;
        }
        String element = dotted.substring(dimensions);
        if (element.length() == 1 && PRIMITIVES.indexOf(element.charAt(0)) >= 0) {
            element = TYPES[PRIMITIVES.indexOf(element.charAt(0))].javaName();
        } else if (element.startsWith("L") && element.endsWith(";")) {
            element = element.substring(1, element.length() - 1);
        }
        return element + "[]".repeat(dimensions);
    }

    /** What the elements of arrays of that class are, null when it is no array class. */
    static @Nullable FieldType elementType(String readableName) {
        if (!readableName.endsWith("[]")) {
            return null;
        }
        String element = readableName.substring(0, readableName.length() - 2);
        for (FieldType each : TYPES) {
            if (each.javaName().equals(element)) {
                return each;
            }
        }
        return FieldType.OBJECT;
    }
}
