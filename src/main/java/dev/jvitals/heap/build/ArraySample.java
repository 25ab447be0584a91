package dev.jvitals.heap.build;

import dev.jvitals.hprof.FieldType;

/** An array, whose distance to the next object tells something of the layout. */
record ArraySample(long address, FieldType elementType, int length) {}
