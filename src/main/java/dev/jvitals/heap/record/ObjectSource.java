package dev.jvitals.heap.record;

import dev.jvitals.heap.model.FieldInfo;
import java.util.List;

/** Where objects are, and what fields they have. */
public interface ObjectSource {
    /** Where the record of the object at that address begins, −1 where there is none. */
    long recordOf(long address);

    /** All fields of the class's instances as the file has them: its own first, then its superclass's. */
    List<FieldInfo> fieldsOf(long classAddress);
}
