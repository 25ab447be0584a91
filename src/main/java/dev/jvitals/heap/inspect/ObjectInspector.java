package dev.jvitals.heap.inspect;

import dev.jvitals.base.Printable;
import dev.jvitals.heap.FieldValue;
import dev.jvitals.heap.Heap;
import dev.jvitals.heap.decode.CollectionReader;
import dev.jvitals.heap.decode.Kind;
import dev.jvitals.heap.decode.TextReader;
import dev.jvitals.heap.model.HeapClass;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.hprof.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens up one object: fields, elements, content, referrers. Reads the dump; each call costs one page. Any thread. */
public final class ObjectInspector {
    /** A longer list of references is an array's, and its elements can be paged. */
    private static final int MOST_OUTGOING = 100_000;

    private final Heap heap;
    private final HeapReader reader;
    private final Describer describer;
    private final References references;
    private final CollectionReader collections;
    private final TextReader texts;

    public ObjectInspector(Heap heap) {
        this.heap = heap;
        this.reader = new HeapReader(heap);
        this.describer = new Describer(heap);
        this.references = new References(heap);
        this.collections = new CollectionReader(reader);
        this.texts = new TextReader(reader);
    }

    public ObjectRef object(long id) {
        return describer.of(id);
    }

    /** The object's text with at most {@code limit} characters, empty where it has none. */
    public String text(long id, int limit) {
        return texts.text(id, limit).orElse("");
    }

    /** An instance's fields with those of its superclasses; a class's static fields. Empty for an array. */
    public List<FieldRow> fields(long id) {
        HeapClass represented = heap.asClass(id);
        if (represented != null) {
            return statics(represented);
        }
        List<FieldRow> rows = new ArrayList<>();
        for (FieldValue each : reader.fields(id)) {
            String declaredBy = heap.classes().get(each.declaringClass()).name();
            rows.add(row(declaredBy, each.name(), each.type(), each.rawValue()));
        }
        return rows;
    }

    /** The static fields of the object's class; what the class's record holds besides stands in angle brackets. */
    public List<FieldRow> statics(HeapClass type) {
        List<FieldRow> rows = new ArrayList<>();
        for (StaticField each : type.statics()) {
            rows.add(row(type.name(), each.name(), each.type(), each.rawValue()));
        }
        return rows;
    }

    /** How many elements an array has, 0 for what is none. */
    public int length(long id) {
        return reader.length(id);
    }

    /** Some elements of an array. */
    public Page<FieldRow> elements(long id, int from, int count) {
        FieldType type = heap.classOf(id).elementType();
        if (type == null || !heap.hasDump()) {
            return new Page<>(List.of(), from, 0);
        }
        List<FieldRow> rows = new ArrayList<>();
        int index = from;
        for (long raw : heap.elements(id, from, count)) {
            rows.add(row("", "[" + index++ + "]", type, raw));
        }
        return new Page<>(rows, from, length(id));
    }

    /** What kind of collection the object is, if one that is known. */
    public Optional<Kind> collectionKind(long id) {
        return collections.kind(id);
    }

    /** Some entries of a known collection; the page's total is −1 where only walking would tell. */
    public Page<ContentRow> contents(long id, int from, int count) {
        List<ContentRow> rows = new ArrayList<>();
        int[] at = {0};
        collections.each(id, (key, value) -> {
            if (at[0]++ >= from) {
                rows.add(new ContentRow(at[0] - 1, refOrNull(key), refOrNull(value)));
            }
            return rows.size() < count;
        });
        int size = collections.size(id);
        return new Page<>(rows, from, rows.size() < count ? (long) from + rows.size() : size);
    }

    /** Some of the objects that refer to this one, with the field that does. */
    public Page<FieldRow> incoming(long id, long from, int count) {
        List<FieldRow> rows = new ArrayList<>();
        for (long source : heap.inbound(id, from, count)) {
            ObjectRef ref = describer.of(source);
            rows.add(new FieldRow(ref.className(), references.name(source, id), "Object", ref.label(), ref));
        }
        return new Page<>(rows, from, heap.inboundCount(id));
    }

    /** Some of the objects that this one refers to, with the field that does. The total is known up to 100,000. */
    public Page<FieldRow> outgoing(long id, int from, int count) {
        if (!heap.hasDump()) {
            return new Page<>(List.of(), from, 0);
        }
        long[] all = heap.outbound(id, MOST_OUTGOING);
        List<FieldRow> rows = new ArrayList<>();
        for (int i = from; i < Math.min(all.length, from + count); i++) {
            ObjectRef ref = describer.of(all[i]);
            rows.add(new FieldRow(ref.className(), references.name(id, all[i]), "Object", ref.label(), ref));
        }
        return new Page<>(rows, from, all.length);
    }

    private FieldRow row(String declaredBy, String name, FieldType type, long raw) {
        if (type != FieldType.OBJECT) {
            return new FieldRow(
                    Printable.line(declaredBy),
                    Printable.line(name),
                    type.javaName(),
                    Primitives.text(type, raw),
                    null);
        }
        long target = reader.object(raw);
        ObjectRef ref = target == Heap.NONE ? null : describer.of(target);
        String value =
                ref != null ? ref.label() : raw == 0 ? "null" : "0x" + Long.toHexString(raw) + " (not in the dump)";
        return new FieldRow(Printable.line(declaredBy), Printable.line(name), "Object", value, ref);
    }

    private @Nullable ObjectRef refOrNull(long id) {
        return id == Heap.NONE ? null : describer.of(id);
    }
}
