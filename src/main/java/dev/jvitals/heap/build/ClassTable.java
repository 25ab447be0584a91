package dev.jvitals.heap.build;

import dev.jvitals.heap.model.FieldInfo;
import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.heap.model.StaticField;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.DumpDirectory;
import dev.jvitals.hprof.DumpInput;
import dev.jvitals.hprof.FieldType;
import dev.jvitals.hprof.LongMap;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The classes of a dump, with what the second pass needs of each: where the references are, and how large instances are. */
final class ClassTable {
    /** What a record of a class that is not in the file is counted under. */
    static final int UNKNOWN = 0;

    /** A class; {@code dump} is null for one that the file mentions without describing it. */
    static final class Entry {
        final int index;
        final String name;
        final @Nullable ClassDump dump;
        final @Nullable FieldType elementType;
        int superIndex = -1;
        int[] referenceOffsets = {};
        int fieldBytes;
        long instanceBytes;
        long classObjectBytes;
        boolean isRoot;

        Entry(int index, String name, @Nullable ClassDump dump) {
            this.index = index;
            this.name = name;
            this.dump = dump;
            this.elementType = ClassNames.elementType(name);
        }

        long address() {
            return dump == null ? 0 : dump.address();
        }
    }

    /** More superclasses than any program has; each costs its subclasses a field table. */
    static final int DEEPEST = 1000;

    private static final int IN_CHAIN = -1;

    private final DumpDirectory directory;
    private final int idBytes;
    private final List<Entry> entries = new ArrayList<>();
    private final LongMap byAddress = new LongMap();
    private final Map<FieldType, Integer> primitiveArrays = new EnumMap<>(FieldType.class);
    private int objectArray = UNKNOWN;
    private int classClass = UNKNOWN;
    private int loaderClass = UNKNOWN;
    private int cuts;

    ClassTable(DumpDirectory directory, List<ClassDump> dumps) {
        this.directory = directory;
        this.idBytes = directory.header().idBytes();
        add("<unknown class>", null);
        try (DumpInput names = new DumpInput(directory.file(), idBytes)) {
            for (ClassDump each : dumps) {
                if (!byAddress.contains(each.address())) {
                    byAddress.put(each.address(), entries.size());
                    add(name(names, each.address()), each);
                }
            }
        }
        addMissing();
        for (Entry each : entries) {
            ClassDump dump = each.dump;
            each.superIndex = dump == null ? -1 : (int) byAddress.get(dump.superAddress(), -1);
        }
        cutChains();
        entries.forEach(this::locateReferences);
    }

    private Entry add(String name, @Nullable ClassDump dump) {
        Entry entry = new Entry(entries.size(), name, dump);
        entries.add(entry);
        switch (name) {
            case "java.lang.Class" -> classClass = entry.index;
            case "java.lang.ClassLoader" -> loaderClass = entry.index;
            case "java.lang.Object[]" -> objectArray = entry.index;
            default -> {
                if (entry.elementType != null && entry.elementType != FieldType.OBJECT) {
                    primitiveArrays.putIfAbsent(entry.elementType, entry.index);
                }
            }
        }
        return entry;
    }

    private String name(DumpInput in, long address) {
        long id = directory.classNameId(address, 0);
        return id == 0 ? "class@" + Long.toHexString(address) : ClassNames.readable(directory.string(in, id));
    }

    /** Old dumps lack the classes of arrays, damaged ones any class. */
    private void addMissing() {
        for (FieldType type : FieldType.values()) {
            if (type != FieldType.OBJECT && !primitiveArrays.containsKey(type)) {
                add(type.javaName() + "[]", null);
            }
        }
        if (objectArray == UNKNOWN) {
            add("java.lang.Object[]", null);
        }
        if (classClass == UNKNOWN) {
            add("java.lang.Class", null);
        }
        if (loaderClass == UNKNOWN) {
            add("java.lang.ClassLoader", null);
        }
    }

    /** A class above itself, or below thousands, which only a damaged file has, would cost time and memory without end. */
    private void cutChains() {
        int[] depths = new int[entries.size()];
        for (Entry each : entries) {
            List<Entry> chain = new ArrayList<>();
            @Nullable Entry at = each;
            while (at != null && depths[at.index] == 0) {
                depths[at.index] = IN_CHAIN;
                chain.add(at);
                at = at.superIndex < 0 ? null : entries.get(at.superIndex);
            }
            if (at != null && depths[at.index] == IN_CHAIN) {
                cut(chain.getLast());
                at = null;
            }
            int depth = at == null ? 0 : depths[at.index];
            for (Entry member : chain.reversed()) {
                if (++depth > DEEPEST) {
                    cut(member);
                    depth = 1;
                }
                depths[member.index] = depth;
            }
        }
    }

    private void cut(Entry entry) {
        entry.superIndex = -1;
        cuts++;
    }

    /** At how many classes the chain of superclasses was cut. */
    int cuts() {
        return cuts;
    }

    private void locateReferences(Entry entry) {
        List<Integer> offsets = new ArrayList<>();
        int at = 0;
        for (int index = entry.index; index >= 0; index = entries.get(index).superIndex) {
            ClassDump dump = entries.get(index).dump;
            for (ClassDump.Field field : dump == null ? List.<ClassDump.Field>of() : dump.fields()) {
                if (field.type() == FieldType.OBJECT) {
                    offsets.add(at);
                }
                at += field.type().bytes(idBytes);
            }
        }
        entry.fieldBytes = at;
        entry.referenceOffsets = offsets.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Sets shallow sizes. */
    void apply(ObjectLayout layout) {
        InstanceSizes sizes = new InstanceSizes(entries, layout);
        for (Entry each : entries) {
            each.instanceBytes = each.elementType != null ? 0 : sizes.instanceBytes(each);
            long statics = 0;
            ClassDump dump = each.dump;
            for (ClassDump.Static field : dump == null ? List.<ClassDump.Static>of() : dump.statics()) {
                statics += field.type().bytes(layout.referenceBytes());
            }
            each.classObjectBytes = layout.aligned(statics);
        }
    }

    int size() {
        return entries.size();
    }

    Entry get(int index) {
        return entries.get(index);
    }

    List<Entry> all() {
        return entries;
    }

    /** The class's index, {@link #UNKNOWN} where the file does not describe it. */
    int indexOf(long address) {
        return (int) byAddress.get(address, UNKNOWN);
    }

    int primitiveArray(FieldType type) {
        return primitiveArrays.getOrDefault(type, UNKNOWN);
    }

    /** {@code java.lang.Object[]}, for object arrays whose class the file does not describe. */
    int objectArray() {
        return objectArray;
    }

    int classClass() {
        return classClass;
    }

    int loaderClass() {
        return loaderClass;
    }

    /** The fields that the class itself declares, with their names. Reads the file. */
    List<FieldInfo> fields(Entry entry, DumpInput in) {
        List<FieldInfo> fields = new ArrayList<>();
        ClassDump dump = entry.dump;
        for (ClassDump.Field field : dump == null ? List.<ClassDump.Field>of() : dump.fields()) {
            fields.add(new FieldInfo(directory.string(in, field.nameId()), field.type()));
        }
        return fields;
    }

    /** The class's static fields and what else its record refers to. Reads the file. */
    List<StaticField> statics(Entry entry, DumpInput in) {
        List<StaticField> statics = new ArrayList<>();
        ClassDump dump = entry.dump;
        if (dump == null) {
            return statics;
        }
        for (ClassDump.Static field : dump.statics()) {
            statics.add(new StaticField(directory.string(in, field.nameId()), field.type(), field.rawValue()));
        }
        for (int i = 0; i < OTHER_NAMES.length; i++) {
            if (dump.others().get(i) != 0) {
                statics.add(new StaticField(
                        OTHER_NAMES[i], FieldType.OBJECT, dump.others().get(i)));
            }
        }
        for (ClassDump.Static constant : dump.constants()) {
            statics.add(new StaticField("<constant pool>", constant.type(), constant.rawValue()));
        }
        return statics;
    }

    private static final String[] OTHER_NAMES = {"<signers>", "<protection domain>", "<reserved 1>", "<reserved 2>"};
}
