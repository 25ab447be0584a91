package dev.jvitals.heap.inspect;

import dev.jvitals.base.Printable;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.decode.ObjectReader;
import dev.jvitals.heap.decode.TextReader;
import dev.jvitals.heap.model.HeapThread;
import java.util.List;

/** Describes objects for tables. Reads a few values of the dump for each. Any thread. */
public final class Describer {
    /** A longer text, control characters written out, is cut. */
    private static final int LONGEST = 160;

    private final Heap heap;
    private final ObjectReader reader;
    private final TextReader texts;

    public Describer(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
        this.texts = new TextReader(reader);
    }

    /** The object as a row. */
    public ObjectRef of(long id) {
        return new ObjectRef(
                id,
                heap.addressOf(id),
                className(id),
                text(id),
                heap.shallowBytes(id),
                heap.isReachable(id) ? heap.retainedBytes(id) : 0);
    }

    /** The class's name; {@code class X} for a class object. */
    public String className(long id) {
        String represented = reader.representedClass(id);
        return Printable.line(represented == null ? reader.className(id) : "class " + represented);
    }

    /** What the index itself knows. */
    private String threadName(long id) {
        for (HeapThread each : heap.rootsOf(id).isEmpty() ? List.<HeapThread>of() : heap.threads()) {
            if (each.objectId() == id) {
                return Printable.line(each.name());
            }
        }
        return "";
    }

    /** What the object is, in one line; empty where nothing more than its class is known. */
    public String text(long id) {
        if (reader.representedClass(id) != null) {
            return "";
        }
        String text = heap.hasDump() ? texts.line(id).map(Printable::line).orElse("") : threadName(id);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
