package dev.jvitals.heap.build;

import dev.jvitals.hprof.RootKind;

/** A root as the file has it. */
record RootRecord(RootKind kind, long address, int threadSerial, int frame) {}
