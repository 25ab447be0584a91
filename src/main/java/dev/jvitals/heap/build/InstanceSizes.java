package dev.jvitals.heap.build;

import dev.jvitals.heap.model.ObjectLayout;
import dev.jvitals.hprof.ClassDump;
import dev.jvitals.hprof.FieldType;
import java.util.ArrayList;
import java.util.List;

/**
 * What instances of each class take. MAT's model where MAT knows the layout: fields class by class, each class's part rounded
 * up to a reference. Else HotSpot's own, which also fills the gaps that a superclass left (FieldLayoutBuilder, JDK 15 and
 * later). What the JVM adds to its own classes (java.lang.Thread, ClassLoader, Module) and the distance that @Contended
 * keeps are in no dump, so in no size. For one thread.
 */
final class InstanceSizes {
    private final List<ClassTable.Entry> classes;
    private final ObjectLayout layout;
    private final long[] unaligned;
    private final FieldGaps[] gaps;

    InstanceSizes(List<ClassTable.Entry> classes, ObjectLayout layout) {
        this.classes = classes;
        this.layout = layout;
        unaligned = new long[classes.size()];
        gaps = new FieldGaps[classes.size()];
    }

    /** Bytes of an instance, rounded up to the alignment. */
    long instanceBytes(ClassTable.Entry entry) {
        return layout.aligned(unalignedBytes(entry.index));
    }

    /** Classes may be deep, so no recursion. */
    private long unalignedBytes(int index) {
        List<Integer> chain = new ArrayList<>();
        int at = index;
        while (at >= 0 && unaligned[at] == 0) {
            chain.add(at);
            at = classes.get(at).superIndex;
        }
        for (int each : chain.reversed()) {
            unaligned[each] = layout.isOfMat() ? rounded(each) : packed(each);
        }
        return unaligned[index];
    }

    private long rounded(int index) {
        int above = classes.get(index).superIndex;
        if (above < 0) {
            return layout.headerBytes();
        }
        long bytes = unaligned[above];
        for (ClassDump.Field field : fields(index)) {
            bytes += field.type().bytes(layout.referenceBytes());
        }
        return (bytes + layout.referenceBytes() - 1) & -layout.referenceBytes();
    }

    private long packed(int index) {
        int above = classes.get(index).superIndex;
        FieldGaps own = above < 0 ? new FieldGaps(layout.headerBytes()) : gaps[above].copy();
        List<Integer> primitives = new ArrayList<>();
        int references = 0;
        for (ClassDump.Field field : fields(index)) {
            if (field.type() == FieldType.OBJECT) {
                references++;
            } else {
                primitives.add(field.type().bytes(layout.referenceBytes()));
            }
        }
        primitives.sort((a, b) -> b - a);
        primitives.forEach(own::add);
        for (int i = 0; i < references; i++) {
            own.add(layout.referenceBytes());
        }
        gaps[index] = own;
        return own.end();
    }

    private List<ClassDump.Field> fields(int index) {
        ClassDump dump = classes.get(index).dump;
        return dump == null ? List.of() : dump.fields();
    }
}
