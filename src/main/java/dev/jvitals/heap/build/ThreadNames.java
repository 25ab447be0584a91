package dev.jvitals.heap.build;

import dev.jvitals.base.Failure;
import dev.jvitals.heap.model.FieldInfo;
import dev.jvitals.heap.record.ObjectSource;
import dev.jvitals.heap.record.RecordReader;
import dev.jvitals.heap.record.StringReader;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.FieldType;
import java.util.ArrayList;
import java.util.List;

/** Reads the names of threads, so that an index knows them without its dump. */
final class ThreadNames implements ObjectSource, AutoCloseable {
    private static final int LONGEST = 1024;

    private final GraphStage.Input input;
    private final RecordReader reader;

    ThreadNames(GraphStage.Input input) {
        this.input = input;
        this.reader = new RecordReader(
                input.directory().file(), input.directory().header().idBytes());
    }

    /** The thread's name, empty where it has none that can be read. */
    String of(long threadId) {
        try {
            long record = input.columns().recordAt.get(threadId);
            List<FieldInfo> fields = fieldsOf(reader.classAddress(record));
            long[] values = reader.fieldValues(record, fields);
            for (int i = 0; i < values.length; i++) {
                if (fields.get(i).name().equals("name") && fields.get(i).type() == FieldType.OBJECT) {
                    return name(recordOf(values[i]));
                }
            }
        } catch (Failure e) {
            System.getLogger(ThreadNames.class.getName())
                    .log(System.Logger.Level.DEBUG, "a thread's name cannot be read", e);
        }
        return "";
    }

    private String name(long record) {
        if (record <= 0) {
            return "";
        }
        StringReader strings = new StringReader(reader, this);
        long id = input.addresses().idOf(reader.address(record));
        boolean isArray = input.classes().get((int) input.columns().classes.get(id)).elementType != null;
        String text = isArray ? strings.characters(record, false, 0, LONGEST) : strings.string(record, LONGEST);
        return text == null ? "" : text;
    }

    @Override
    public long recordOf(long address) {
        long id = input.addresses().idOf(address);
        return id <= 0 ? -1 : input.columns().recordAt.get(id);
    }

    @Override
    public List<FieldInfo> fieldsOf(long classAddress) {
        List<FieldInfo> fields = new ArrayList<>();
        try (DumpInput names = new DumpInput(
                input.directory().file(), input.directory().header().idBytes())) {
            int index = input.classes().indexOf(classAddress);
            while (index >= 0) {
                ClassTable.Entry entry = input.classes().get(index);
                fields.addAll(input.classes().fields(entry, names));
                index = entry.superIndex;
            }
        }
        return fields;
    }

    @Override
    public void close() {
        reader.close();
    }
}
