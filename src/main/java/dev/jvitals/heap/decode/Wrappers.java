package dev.jvitals.heap.decode;

import static dev.jvitals.heap.decode.ObjectReader.NONE;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collections that keep their content in another one, which a field refers to. */
final class Wrappers {
    /** Wrappers deeper than this are a cycle, which only a damaged dump has. */
    private static final int DEEPEST = 32;

    private static final Map<String, String> FIELDS = new HashMap<>();

    private Wrappers() {}

    /** From now on objects of the class keep their content in the collection that the field refers to. */
    static void add(String className, String field) {
        FIELDS.put(className, field);
    }

    /** The collection inside; {@link ObjectReader#NONE} where there is none, or only wrappers of wrappers without end. */
    static long inside(ObjectReader in, long id) {
        long first = next(in, id);
        long at = first;
        for (int depth = 0; depth < DEEPEST; depth++) {
            if (at == NONE || field(in, at) == null) {
                return first;
            }
            at = next(in, at);
        }
        return NONE;
    }

    private static long next(ObjectReader in, long id) {
        String field = field(in, id);
        return field == null ? NONE : in.reference(id, field);
    }

    private static @Nullable String field(ObjectReader in, long id) {
        for (String name : in.classNames(id)) {
            if (Shapes.knows(name)) {
                return FIELDS.get(name);
            }
        }
        return null;
    }
}
