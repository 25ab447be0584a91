package dev.jvitals.heap.model;

import dev.jvitals.hprof.FieldType;

/** An instance field that a class declares. */
public record FieldInfo(String name, FieldType type) {}
