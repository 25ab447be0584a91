package dev.jvitals.heap.decode;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows known collections as what they are to their user. Costs what the walk reads of the dump file. Any thread.
 */
public final class CollectionReader {
    private final ObjectReader in;

    public CollectionReader(ObjectReader in) {
        this.in = in;
    }

    /** What kind of collection the object is, empty for what is none that is known. Reads no field. */
    public Optional<Kind> kind(long id) {
        return Optional.ofNullable(shape(id)).map(Shape::kind);
    }

    /** How many entries or elements, -1 where that is not known without walking. */
    public int size(long id) {
        Shape shape = shape(id);
        return shape == null ? -1 : shape.size().of(in, id);
    }

    /** How many entries or elements, by walking where needed, at most {@code limit}. */
    public int count(long id, int limit) {
        int size = size(id);
        if (size >= 0) {
            return Math.min(size, limit);
        }
        int[] count = {0};
        each(id, (_, _) -> ++count[0] < limit);
        return count[0];
    }

    /** The array behind a collection, {@link ObjectReader#NONE} where it has none of its own. */
    public long storage(long id) {
        Shape shape = shape(id);
        return shape == null ? ObjectReader.NONE : shape.storage().of(in, id);
    }

    /** Hands over the content in its natural order until the visitor has enough. */
    public void each(long id, EntryVisitor visitor) {
        Shape shape = shape(id);
        if (shape != null) {
            shape.walk().walk(in, id, visitor);
        }
    }

    /** Whether objects of the class of that name are collections that are known. */
    public static boolean knows(String className) {
        return Shapes.knows(className);
    }

    private @Nullable Shape shape(long id) {
        return id == ObjectReader.NONE ? null : Shapes.of(in, id);
    }
}
