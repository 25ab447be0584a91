package dev.jvitals.heap.model;

import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.RootKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@link Catalog} as bytes and back. The format belongs to the index's version and may change with it. */
public final class CatalogCodec {
    private CatalogCodec() {}

    private interface Writer<T> {
        void write(DataOutputStream out, T value) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    public static byte[] write(Catalog catalog) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        jvm(out, catalog.jvm());
        totals(out, catalog.totals());
        list(out, catalog.classes(), CatalogCodec::heapClass);
        list(out, catalog.roots(), CatalogCodec::root);
        list(out, catalog.threads(), CatalogCodec::thread);
        list(out, catalog.notes(), CatalogCodec::text);
        return bytes.toByteArray();
    }

    public static Catalog read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new Catalog(
                jvm(in),
                totals(in),
                list(in, CatalogCodec::heapClass),
                list(in, CatalogCodec::root),
                list(in, CatalogCodec::thread),
                list(in, CatalogCodec::text));
    }

    private static <T> void list(DataOutputStream out, List<T> values, Writer<T> writer) throws IOException {
        out.writeInt(values.size());
        for (T each : values) {
            writer.write(out, each);
        }
    }

    private static <T> List<T> list(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>(Math.max(0, Math.min(size, in.available())));
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return values;
    }

    private static FieldType type(int code) throws IOException {
        FieldType type = FieldType.ofCode(code);
        if (type == null) {
            throw new IOException("no field type has code " + code);
        }
        return type;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static void jvm(DataOutputStream out, JvmFacts jvm) throws IOException {
        text(out, jvm.formatVersion());
        out.writeInt(jvm.idBytes());
        out.writeLong(jvm.takenAtMillis());
        out.writeInt(jvm.layout().headerBytes());
        out.writeInt(jvm.layout().referenceBytes());
        out.writeInt(jvm.layout().alignmentBytes());
        out.writeBoolean(jvm.layout().compactHeaders());
        out.writeBoolean(jvm.layout().denseArrays());
    }

    private static JvmFacts jvm(DataInputStream in) throws IOException {
        return new JvmFacts(
                text(in),
                in.readInt(),
                in.readLong(),
                new ObjectLayout(in.readInt(), in.readInt(), in.readInt(), in.readBoolean(), in.readBoolean()));
    }

    private static void totals(DataOutputStream out, HeapTotals totals) throws IOException {
        out.writeLong(totals.objects());
        out.writeLong(totals.usedBytes());
        out.writeLong(totals.classes());
        out.writeLong(totals.classLoaders());
        out.writeLong(totals.gcRoots());
        out.writeLong(totals.unreachableObjects());
        out.writeLong(totals.unreachableBytes());
        out.writeLong(totals.references());
        out.writeLong(totals.danglingReferences());
        out.writeLong(totals.duplicateRecords());
    }

    private static HeapTotals totals(DataInputStream in) throws IOException {
        return new HeapTotals(
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong());
    }

    private static void heapClass(DataOutputStream out, HeapClass value) throws IOException {
        out.writeInt(value.index());
        text(out, value.name());
        out.writeLong(value.address());
        out.writeLong(value.objectId());
        out.writeInt(value.superIndex());
        out.writeLong(value.loaderId());
        list(out, value.fields(), (to, field) -> {
            text(to, field.name());
            to.writeByte(field.type().code());
        });
        list(out, value.statics(), (to, field) -> {
            text(to, field.name());
            to.writeByte(field.type().code());
            to.writeLong(field.rawValue());
        });
        out.writeLong(value.instanceBytes());
        FieldType element = value.elementType();
        out.writeByte(element == null ? 0 : element.code());
        ClassTotals totals = value.totals();
        out.writeLong(totals.objects());
        out.writeLong(totals.shallowBytes());
        out.writeLong(totals.leastRetainedBytes());
        out.writeLong(totals.unreachableObjects());
        out.writeLong(totals.unreachableBytes());
    }

    private static HeapClass heapClass(DataInputStream in) throws IOException {
        int index = in.readInt();
        String name = text(in);
        long address = in.readLong();
        long objectId = in.readLong();
        int superIndex = in.readInt();
        long loaderId = in.readLong();
        List<FieldInfo> fields = list(in, from -> new FieldInfo(text(from), type(from.readByte())));
        List<StaticField> statics =
                list(in, from -> new StaticField(text(from), type(from.readByte()), from.readLong()));
        long instanceBytes = in.readLong();
        int element = in.readByte();
        ClassTotals totals = new ClassTotals(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        return new HeapClass(
                index,
                name,
                address,
                objectId,
                superIndex,
                loaderId,
                fields,
                statics,
                instanceBytes,
                FieldType.ofCode(element),
                totals);
    }

    private static void root(DataOutputStream out, GcRoot root) throws IOException {
        out.writeLong(root.objectId());
        out.writeByte(root.kind().tag());
        out.writeLong(root.threadId());
        out.writeInt(root.frame());
    }

    private static GcRoot root(DataInputStream in) throws IOException {
        return new GcRoot(in.readLong(), RootKind.ofTag(in.readByte()), in.readLong(), in.readInt());
    }

    private static void thread(DataOutputStream out, HeapThread thread) throws IOException {
        out.writeLong(thread.objectId());
        out.writeInt(thread.serial());
        text(out, thread.name());
        list(out, thread.frames(), CatalogCodec::frame);
        list(out, thread.otherLocals(), DataOutputStream::writeLong);
    }

    private static HeapThread thread(DataInputStream in) throws IOException {
        return new HeapThread(
                in.readLong(),
                in.readInt(),
                text(in),
                list(in, CatalogCodec::frame),
                list(in, DataInputStream::readLong));
    }

    private static void frame(DataOutputStream out, HeapFrame frame) throws IOException {
        text(out, frame.className());
        text(out, frame.method());
        text(out, frame.file());
        out.writeInt(frame.line());
        list(out, frame.locals(), DataOutputStream::writeLong);
    }

    private static HeapFrame frame(DataInputStream in) throws IOException {
        return new HeapFrame(text(in), text(in), text(in), in.readInt(), list(in, DataInputStream::readLong));
    }
}
